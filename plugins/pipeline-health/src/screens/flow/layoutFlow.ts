import { graphlib, layout } from '@dagrejs/dagre';
import { Link } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DROP,
  FlowLayout,
  LABEL,
  NODE,
  PlacedLink,
  Point,
  RoledLink,
} from './drawing';
import { hangingStages } from './hangingStages';
import { packed } from './packed';

const NODE_GAP = 24;
const RANK_GAP = 18;

/**
 * Places stages so that data flows to the right: what changes it above the link
 * on which it does, where failures and copies go below. Parts of the flow that
 * nothing links stand beside each other.
 */
export function layoutFlow<TLink extends RoledLink>(
  arns: readonly string[],
  links: readonly TLink[],
): FlowLayout<TLink> {
  const known = new Set(arns);
  const drawn = links.filter(
    ({ from, to }) => known.has(from) && known.has(to),
  );
  return packed(
    partsOf(arns, drawn).map(part =>
      layoutPart(
        part,
        drawn.filter(({ from }) => part.includes(from)),
      ),
    ),
  );
}

/** The stages that links join, directly or not. */
function partsOf(arns: readonly string[], links: readonly Link[]): string[][] {
  const graph = new graphlib.Graph();
  arns.forEach(arn => graph.setNode(arn));
  links.forEach(({ from, to }) => graph.setEdge(from, to));
  return graphlib.alg
    .components(graph)
    .map(part => arns.filter(arn => part.includes(arn)));
}

function layoutPart<TLink extends RoledLink>(
  arns: readonly string[],
  links: readonly TLink[],
): FlowLayout<TLink> {
  const { above, below } = hangingStages(links);
  const hanging = new Set([...above.values(), ...below.values()]);
  const onward = links.filter(link => !hanging.has(link));
  const hung = new Set([...hanging].map(({ to }) => to));

  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP, ranksep: RANK_GAP });
  // Room is kept on both sides, so that the line through a box stays in its middle.
  const room = 2 * (NODE.height + DROP);
  arns
    .filter(arn => !hung.has(arn))
    .forEach(arn =>
      graph.setNode(arn, {
        width: NODE.width,
        height: NODE.height + (below.has(arn) ? room : 0),
      }),
    );
  onward.forEach(link =>
    graph.setEdge(
      link.from,
      link.to,
      {
        labelpos: 'c',
        width: above.has(link) ? NODE.width : widthOf(link),
        height: above.has(link) ? room : LABEL.height,
      },
      link.relation,
    ),
  );
  layout(graph);

  const corners = new Map<string, Point>();
  graph.nodes().forEach(arn => {
    const { x, y } = graph.node(arn);
    corners.set(arn, { x: x - NODE.width / 2, y: y - NODE.height / 2 });
  });
  const cornerOf = (arn: string) => corners.get(arn) ?? { x: 0, y: 0 };
  const placed: PlacedLink<TLink>[] = onward.map(link => {
    const edge = graph.edge(link.from, link.to, link.relation);
    const label = { x: edge.x ?? 0, y: edge.y ?? 0 };
    const transform = above.get(link);
    if (transform) {
      corners.set(transform.to, {
        x: label.x - NODE.width / 2,
        y: label.y - DROP - NODE.height,
      });
    }
    return {
      link,
      label,
      course: 'onward',
      isChanged: transform !== undefined,
      points: [
        rightOf(cornerOf(link.from)),
        ...edge.points
          .slice(1, -1)
          .flatMap((point: Point) => straightAt(label, widthOf(link), point)),
        leftOf(cornerOf(link.to)),
      ],
    };
  });
  for (const [onwardLink, link] of above) {
    const end = placed.find(it => it.link === onwardLink)?.label ?? {
      x: 0,
      y: 0,
    };
    placed.push({
      link,
      course: 'above',
      label: end,
      points: [{ x: end.x, y: end.y - DROP }, end],
    });
  }
  for (const [arn, link] of below) {
    const { x, y } = cornerOf(arn);
    corners.set(link.to, { x, y: y + NODE.height + DROP });
    const middle = x + NODE.width / 2;
    const start = y + NODE.height;
    placed.push({
      link,
      course: 'below',
      label: { x: middle, y: start + DROP / 2 },
      points: [
        { x: middle, y: start },
        { x: middle, y: start + DROP },
      ],
    });
  }
  return {
    stages: [...corners].map(([arn, corner]) => ({ arn, ...corner })),
    links: placed,
    width: 0,
    height: 0,
  };
}

function widthOf({ labelWidth = 0 }: RoledLink): number {
  return Math.max(LABEL.width, labelWidth);
}

/** A line is straight where its words stand above and below it. */
function straightAt(label: Point, width: number, point: Point): Point[] {
  return Math.abs(point.x - label.x) < 1
    ? [
        { x: label.x - width / 2, y: label.y },
        { x: label.x + width / 2, y: label.y },
      ]
    : [point];
}

function rightOf({ x, y }: Point): Point {
  return { x: x + NODE.width, y: y + NODE.height / 2 };
}

function leftOf({ x, y }: Point): Point {
  return { x, y: y + NODE.height / 2 };
}

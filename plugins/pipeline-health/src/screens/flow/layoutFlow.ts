import { graphlib, layout } from '@dagrejs/dagre';
import { Link, Stage } from '@pipeline-health/plugin-pipeline-health-common';

/** The size of the box of a stage. */
export const NODE = { width: 200, height: 96 };

/** Where a stage is drawn; the corner at the top left. */
export interface PlacedStage {
  stage: Stage;
  x: number;
  y: number;
}

/** How a link is drawn: through these points, with its word at the middle one. */
export interface PlacedLink {
  link: Link;
  points: { x: number; y: number }[];
}

/** A drawing of the flow. */
export interface FlowLayout {
  stages: PlacedStage[];
  links: PlacedLink[];
  width: number;
  height: number;
}

/** Places stages so that data flows one way; stages come in reading order. */
export function layoutFlow(
  stages: Stage[],
  links: Link[],
  direction: 'LR' | 'TB',
): FlowLayout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({
    rankdir: direction,
    nodesep: direction === 'LR' ? 24 : 32,
    ranksep: direction === 'LR' ? 100 : 56,
    marginx: 2,
    marginy: 2,
  });
  const known = new Set(stages.map(stage => stage.arn));
  const drawn = links.filter(
    link => known.has(link.from) && known.has(link.to),
  );
  stages.forEach(stage => graph.setNode(stage.arn, { ...NODE }));
  drawn.forEach(link => graph.setEdge(link.from, link.to, {}, link.relation));
  layout(graph);

  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    stages: stages
      .map(stage => {
        const { x, y } = graph.node(stage.arn);
        return { stage, x: x - NODE.width / 2, y: y - NODE.height / 2 };
      })
      .sort((a, b) =>
        direction === 'LR' ? a.x - b.x || a.y - b.y : a.y - b.y || a.x - b.x,
      ),
    links: drawn.map(link => ({
      link,
      points: graph.edge(link.from, link.to, link.relation).points,
    })),
  };
}

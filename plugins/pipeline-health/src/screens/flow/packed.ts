import { FlowLayout, NODE, RoledLink } from './drawing';

const GAP = 36;

/** How many times as wide as high many parts become together. */
const SHAPE = 2.4;

/** Drawings beside each other in rows, the largest first; stages in reading order. */
export function packed<TLink extends RoledLink>(
  parts: readonly FlowLayout<TLink>[],
): FlowLayout<TLink> {
  const boxes = parts
    .map(atOrigin)
    .sort((a, b) => b.stages.length - a.stages.length);
  const area = boxes.reduce(
    (sum, { width, height }) => sum + (width + GAP) * (height + GAP),
    0,
  );
  const most = Math.max(
    ...boxes.map(({ width }) => width),
    Math.sqrt(area * SHAPE),
  );
  const all: FlowLayout<TLink> = { stages: [], links: [], width: 0, height: 0 };
  let x = 0;
  let y = 0;
  for (const box of boxes) {
    if (x > 0 && x + box.width > most) {
      x = 0;
      y = all.height + GAP;
    }
    const moved = shifted(box, x, y);
    all.stages.push(...moved.stages);
    all.links.push(...moved.links);
    all.width = Math.max(all.width, x + box.width);
    all.height = Math.max(all.height, y + box.height);
    x += box.width + GAP;
  }
  return all;
}

/** The drawing moved into the corner, with its size. */
function atOrigin<TLink extends RoledLink>(
  layout: FlowLayout<TLink>,
): FlowLayout<TLink> {
  const { stages, links } = layout;
  const points = links.flatMap(link => link.points);
  const xs = [...stages, ...points].map(({ x }) => x);
  const ys = [...stages, ...points].map(({ y }) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return {
    ...shifted(layout, -left, -top),
    width: Math.max(...xs, ...stages.map(it => it.x + NODE.width)) - left,
    height: Math.max(...ys, ...stages.map(it => it.y + NODE.height)) - top,
  };
}

function shifted<TLink extends RoledLink>(
  layout: FlowLayout<TLink>,
  dx: number,
  dy: number,
): FlowLayout<TLink> {
  const move = <T extends { x: number; y: number }>(it: T): T => ({
    ...it,
    x: it.x + dx,
    y: it.y + dy,
  });
  return {
    ...layout,
    stages: layout.stages.map(move).sort((a, b) => a.x - b.x || a.y - b.y),
    links: layout.links.map(link => ({
      ...link,
      points: link.points.map(move),
      label: move(link.label),
    })),
  };
}

import { NODE, PlacedStage } from './drawing';

const DIRECTIONS: { [key: string]: { x: number; y: number } } = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Where an arrow key leads from a stage: to the nearest in its direction. */
export function neighbourStage(
  stages: readonly PlacedStage[],
  arn: string,
  key: string,
): string | undefined {
  const from = stages.find(it => it.arn === arn);
  const direction = DIRECTIONS[key];
  if (!from || !direction) {
    return undefined;
  }
  const distances = stages.map(it => {
    const dx = (it.x - from.x) / NODE.width;
    const dy = (it.y - from.y) / NODE.height;
    const ahead = dx * direction.x + dy * direction.y;
    const aside = Math.abs(dx * direction.y) + Math.abs(dy * direction.x);
    return { arn: it.arn, ahead, far: ahead + 2 * aside };
  });
  return distances
    .filter(({ ahead }) => ahead > 0.1)
    .sort((a, b) => a.far - b.far)[0]?.arn;
}

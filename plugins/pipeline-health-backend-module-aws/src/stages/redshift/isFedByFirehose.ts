import { Neighbour } from '@pipeline-health/plugin-pipeline-health-node';

/** Whether a delivery stream loads a warehouse: Firehose reaches one by its public endpoint only. */
export function isFedByFirehose({
  neighbours,
}: {
  neighbours: readonly Neighbour[];
}): boolean {
  return neighbours.some(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.kind === 'firehose-stream',
  );
}

import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { STAGE, streamInventory } from './__testUtils__/streams';
import { firehoseStream } from '.';

describe('firehose-stream', () => {
  testStageKind(firehoseStream.kind, [
    { stage: STAGE, inventory: streamInventory() },
    {
      stage: {
        ...STAGE,
        name: 'direct.put',
        arn: STAGE.arn.replace('music-events', 'direct.put'),
      },
      inventory: streamInventory({
        source: { type: 'DirectPut' },
        backup: undefined,
        transform: undefined,
      }),
    },
    {
      stage: {
        ...STAGE,
        name: 'creating',
        arn: STAGE.arn.replace('music-events', 'creating'),
      },
      inventory: {
        status: 'CREATING',
        source: { type: 'UNKNOWN' },
        processors: [],
        alarms: { asked: false, code: 'access-denied', message: 'Not allowed' },
      },
    },
  ]);

  it.each([
    ['60 s', 60, { warning: 180, critical: 900 }],
    ['10 min', 600, { warning: 720, critical: 1800 }],
  ])(
    'draws the lines of the freshness above a buffer of %s',
    (_, bufferIntervalSeconds, lines) => {
      const { kind } = firehoseStream;
      const inventory = streamInventory();
      const destination = inventory.destination && {
        ...inventory.destination,
        bufferIntervalSeconds,
      };
      expect(
        kind.chartLines?.({
          inventory: { ...inventory, destination },
          thresholds: kind.thresholds,
        }),
      ).toEqual({ dataFreshness: { breach: 'above', ...lines } });
    },
  );
});

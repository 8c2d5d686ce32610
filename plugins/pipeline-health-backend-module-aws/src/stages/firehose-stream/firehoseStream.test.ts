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
});

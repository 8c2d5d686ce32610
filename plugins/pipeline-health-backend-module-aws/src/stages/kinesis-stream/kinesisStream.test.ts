import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { contextOf, STAGE, streamInventory } from './__testUtils__/streams';
import { kinesisStream } from '.';

describe('kinesis-stream', () => {
  testStageKind(kinesisStream.kind, [
    { stage: STAGE, inventory: streamInventory() },
    {
      stage: {
        ...STAGE,
        name: 'creating',
        arn: STAGE.arn.replace('music-events', 'creating'),
      },
      inventory: {
        status: 'CREATING',
        mode: 'ON_DEMAND',
        fanOutConsumers: 0,
        encryption: 'NONE',
        shardMetrics: [],
        alarms: { asked: false, code: 'access-denied', message: 'Not allowed' },
      },
    },
  ]);

  it('asks CloudWatch for each of its series once, in our units', () => {
    const { kind, queries } = kinesisStream;
    const inventory = streamInventory();
    expect(Object.keys(queries(STAGE, inventory)).sort()).toEqual(
      kind
        .series(inventory)
        .map(({ metric }) => metric)
        .sort(),
    );
    expect(queries(STAGE, inventory).iteratorAge).toEqual({
      namespace: 'AWS/Kinesis',
      name: 'GetRecords.IteratorAgeMilliseconds',
      dimensions: { StreamName: 'music-events' },
      scale: 0.001,
    });
  });

  it('adds the iterator age to the row of its pipeline', () => {
    const { summarize } = kinesisStream.kind;
    expect(summarize?.(contextOf())).toEqual({ iteratorAge: 0.4 });
    expect(summarize?.(contextOf({ samples: {} }))).toEqual({});
  });
});

import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { chooseQueries } from '../../aws/chooseQueries';
import {
  fannedOut,
  STAGE,
  streamContext,
  streamInventory,
} from './__testUtils__/streams';
import { kinesisStream } from '.';

describe('kinesis-stream', () => {
  testStageKind(kinesisStream, [
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
        alarms: { problem: { code: 'access-denied', message: 'Not allowed' } },
      },
    },
  ]);

  it('refuses what is no stream', () => {
    const identify = (arn: string) => () =>
      kinesisStream.identify(parseArn(arn));
    expect(identify(STAGE.arn.replace('stream/', 'table/'))).toThrow(
      /is not a Kinesis stream; expected stream\/ and a name/,
    );
    expect(identify('arn:aws:kinesis:::stream/a')).toThrow(
      /lacks its region or account; expected arn:aws:kinesis:region:account:stream\/name/,
    );
  });

  it('asks CloudWatch for each of its series once, in our units', () => {
    const inventory = { ...fannedOut('reader'), key: 'alias/orders' };
    // Descriptions tell of the retention.
    const metrics = seriesOf(kinesisStream, inventory)
      .filter(({ described }) => !described)
      .map(({ metric }) => metric);
    const { queries, answered } = chooseQueries(
      metrics.map((metric, id) => ({
        id,
        stage: STAGE,
        inventory,
        metric,
        from: 0,
        to: 60_000,
      })),
      new Map([[kinesisStream.kind, kinesisStream]]),
    );
    expect(answered).toEqual([]);
    expect(queries.map(({ request }) => request.metric)).toEqual(metrics);
    expect(queries[0]).toMatchObject({
      metric: {
        namespace: 'AWS/Kinesis',
        name: 'GetRecords.IteratorAgeMilliseconds',
        dimensions: { StreamName: 'music-events' },
        scale: 0.001,
      },
      statistic: 'Maximum',
      period: 60,
    });
    expect(queries[1]).toMatchObject({
      metric: {
        name: 'SubscribeToShardEvent.MillisBehindLatest',
        dimensions: { StreamName: 'music-events', ConsumerName: 'reader' },
        scale: 0.001,
      },
    });
    expect(metrics).toEqual(expect.arrayContaining(['putSuccess']));
    expect(
      seriesOf(kinesisStream, streamInventory()).map(({ metric }) => metric),
    ).not.toContain('putSuccess');
  });

  it('draws the retention against the age of every reader, its lines against the first', () => {
    const { chartLines, thresholds } = kinesisStream;
    const inventory = fannedOut('app');
    expect(chartLines?.({ inventory, thresholds })).toMatchObject({
      iteratorAge: { warning: 60, loss: 604_800 },
      'consumerLag.app': { breach: 'above', loss: 604_800 },
    });
    expect(
      chartLines?.({ inventory, thresholds })['consumerLag.app'],
    ).not.toHaveProperty('warning');
  });

  it('adds the iterator age to the row of its pipeline, while it is current', () => {
    const { summarize } = kinesisStream;
    expect(summarize?.(streamContext())).toEqual({ iteratorAge: 0.4 });
    const gone = { iteratorAge: (ago: number) => (ago < 60 ? undefined : 0.4) };
    expect(summarize?.(streamContext({ published: gone }))).toEqual({});
  });
});

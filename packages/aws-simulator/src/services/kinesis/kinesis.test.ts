import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamSummaryCommand,
  KinesisClient,
  LimitExceededException,
  ListStreamConsumersCommand,
  ListStreamsCommand,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-kinesis';
import { Simulator } from '../../server';
import {
  startTestSimulator,
  testContext as context,
  testNow,
  TestSimulator,
} from '../../testSimulator';

const minute = 60_000;

describe('the simulated Kinesis', () => {
  let aws: TestSimulator;
  let simulator: Simulator;
  let kinesis: KinesisClient;

  async function start(scenario?: string, scenarioText?: string) {
    aws = await startTestSimulator({
      scenario,
      scenarioText,
    });
    ({ simulator } = aws);
    kinesis = new KinesisClient(aws.configuration);
  }

  const metric = (name: string, stat: string, stream = 'plays') =>
    aws.values({
      namespace: 'AWS/Kinesis',
      metric: name,
      statistic: stat,
      dimensions: { StreamName: stream },
    });

  afterEach(async () => {
    kinesis.destroy();
    await aws.stop();
  });

  it('describes streams, over HTTP/2 as the client does by default', async () => {
    await start();
    simulator.kinesis.createStream(
      { name: 'plays', shards: 4, retention: '7d', encrypted: true },
      context,
    );
    const { StreamDescriptionSummary } = await kinesis.send(
      new DescribeStreamSummaryCommand({ StreamName: 'plays' }),
    );
    expect(StreamDescriptionSummary).toMatchObject({
      StreamARN: 'arn:aws:kinesis:eu-central-1:123456789012:stream/plays',
      StreamStatus: 'ACTIVE',
      StreamModeDetails: { StreamMode: 'PROVISIONED' },
      RetentionPeriodHours: 168,
      OpenShardCount: 4,
      EncryptionType: 'KMS',
    });
    await expect(
      kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'none' })),
    ).rejects.toThrow(ResourceNotFoundException);
  });

  it('creates, lists page by page, and deletes', async () => {
    await start();
    for (const StreamName of ['a', 'b', 'c']) {
      await kinesis.send(
        new CreateStreamCommand({
          StreamName,
          StreamModeDetails: { StreamMode: 'ON_DEMAND' },
        }),
      );
    }
    await expect(
      kinesis.send(new CreateStreamCommand({ StreamName: 'a' })),
    ).rejects.toThrow(ResourceInUseException);
    const first = await kinesis.send(new ListStreamsCommand({ Limit: 2 }));
    expect(first).toMatchObject({
      StreamNames: ['a', 'b'],
      HasMoreStreams: true,
    });
    await kinesis.send(new DeleteStreamCommand({ StreamName: 'a' }));
    const rest = await kinesis.send(
      new ListStreamsCommand({ NextToken: first.NextToken }),
    );
    expect(rest).toMatchObject({ StreamNames: ['c'], HasMoreStreams: false });
    expect(simulator.kinesis.list(context)).toHaveLength(2);
  });

  it('throttles by LimitExceededException', async () => {
    await start();
    simulator.faults.inject({ kind: 'throttling', service: 'kinesis' });
    await expect(
      kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'plays' })),
    ).rejects.toThrow(LimitExceededException);
  });

  it('lets the iterator age grow while the consumer is slow, and be absent while it is down', async () => {
    await start();
    const stream = simulator.kinesis.createStream(
      {
        name: 'plays',
        producer: { rate: '20/s', noise: 0 },
        consumer: { rate: '40/s' },
      },
      context,
    );
    simulator.clock.advance(90 * minute);
    expect(
      Math.max(
        ...(await metric('GetRecords.IteratorAgeMilliseconds', 'Maximum')),
      ),
    ).toBeLessThan(1000);
    simulator.kinesis.change(stream, { consumer: { rate: 10 } });
    simulator.clock.advance(66 * minute);
    const ages = await metric('GetRecords.IteratorAgeMilliseconds', 'Maximum');
    expect(ages[ages.length - 1]).toBeGreaterThan(25 * minute);
    expect(ages[ages.length - 1]).toBeLessThan(35 * minute);
    simulator.kinesis.change(stream, { consumer: 'down' });
    simulator.clock.advance(66 * minute);
    expect(
      await metric('GetRecords.IteratorAgeMilliseconds', 'Maximum'),
    ).toEqual([]);
    expect(await metric('IncomingRecords', 'Sum')).toHaveLength(60);
  });

  it('throttles writes beyond what the shards take', async () => {
    await start();
    simulator.kinesis.createStream(
      { name: 'plays', shards: 1, producer: { rate: '1500/s', noise: 0 } },
      context,
    );
    simulator.clock.advance(70 * minute);
    const taken = await metric('IncomingRecords', 'Sum');
    expect(new Set(taken)).toEqual(new Set([60_000]));
    const throttled = await metric('WriteProvisionedThroughputExceeded', 'Sum');
    expect(Math.min(...throttled)).toBeGreaterThan(25_000);
  });

  describe('with a hot shard', () => {
    it('throttles although the stream has room, and lags although its reader is fast', async () => {
      await start();
      const stream = simulator.kinesis.createStream(
        {
          name: 'plays',
          shards: 4,
          producer: { rate: '1000/s', noise: 0, recordBytes: 500 },
          consumer: { rate: '1600/s' },
        },
        context,
      );
      simulator.clock.advance(70 * minute);
      const throttled = 'WriteProvisionedThroughputExceeded';
      const age = 'GetRecords.IteratorAgeMilliseconds';
      expect(Math.max(...(await metric(throttled, 'Sum')))).toBe(0);
      expect(Math.max(...(await metric(age, 'Maximum')))).toBeLessThan(1000);

      // Half of it goes to one shard, which one reader of four reads.
      simulator.kinesis.change(stream, { hotShard: 0.5 });
      simulator.clock.advance(66 * minute);
      expect(Math.max(...(await metric(throttled, 'Sum')))).toBe(0);
      const ages = await metric(age, 'Maximum');
      expect(ages.at(-1)).toBeGreaterThan(10 * minute);

      simulator.kinesis.change(stream, {
        hotShard: 1,
        producer: { rate: 1500, curve: 'flat', noise: 0, recordBytes: 500 },
      });
      simulator.clock.advance(66 * minute);
      expect(new Set(await metric('IncomingRecords', 'Sum'))).toEqual(
        new Set([60_000]),
      );

      simulator.kinesis.change(stream, { producer: 'up', hotShard: 0 });
      simulator.clock.advance(300 * minute);
      expect(Math.max(...(await metric(age, 'Maximum')))).toBeLessThan(1000);
    });
  });

  describe('on demand', () => {
    const rise = `
      streams:
        - name: plays
          mode: on-demand
          producer: { rate: 3000/s, noise: 0, recordBytes: 500 }
          events:
            - { at: -60m, producer: { rate: 10000/s, noise: 0, recordBytes: 500 } }`;
    const shardsOf = async () =>
      (
        await kinesis.send(
          new DescribeStreamSummaryCommand({ StreamName: 'plays' }),
        )
      ).StreamDescriptionSummary?.OpenShardCount;

    it('takes twice its last peak, which counts after a quarter of an hour', async () => {
      await start(undefined, rise);
      const taken = await metric('IncomingRecords', 'Sum');
      const limit = Math.max(...taken.slice(5, 18)) / 60;
      // In whole shards.
      expect(limit).toBe(7_000);
      const throttled = await metric(
        'WriteProvisionedThroughputExceeded',
        'Sum',
      );
      expect(Math.min(...throttled.slice(6, 18))).toBeGreaterThan(170_000);
      expect(Math.max(...throttled.slice(25))).toBe(0);
      expect(await shardsOf()).toBeGreaterThanOrEqual(20);
    });

    it('begins with four shards', async () => {
      await start(undefined, 'streams: [{ name: plays, mode: on-demand }]');
      expect(await shardsOf()).toBe(4);
    });

    it('throttles what is written for a delivery stream as well', async () => {
      await start(
        undefined,
        `
      streams: [{ name: plays, mode: provisioned, deliveryStream: plays }]
      deliveryStreams:
        - name: plays
          kinesis: plays
          producer: { rate: 1500/s, noise: 0 }
          destination: { s3: lake }`,
      );
      const taken = await metric('IncomingRecords', 'Sum');
      expect(new Set(taken)).toEqual(new Set([60_000]));
      expect(await metric('GetRecords.Records', 'Sum')).toEqual(taken);
      const throttled = await metric(
        'WriteProvisionedThroughputExceeded',
        'Sum',
      );
      expect(Math.min(...throttled)).toBeGreaterThan(25_000);
    });
  });

  it('takes its traffic and lag from the delivery stream that reads it', async () => {
    await start('music-events-decay');
    const incoming = await metric('IncomingRecords', 'Sum', 'music-events');
    const read = await metric('GetRecords.Records', 'Sum', 'music-events');
    expect(incoming).toEqual(read);
    expect(Math.min(...incoming)).toBeGreaterThan(500);
    const ages = await metric(
      'GetRecords.IteratorAgeMilliseconds',
      'Maximum',
      'music-events',
    );
    expect(ages[ages.length - 1]).toBeGreaterThan(10 * minute);
  });

  it('refuses a stream that has both its own traffic and a delivery stream', async () => {
    await start();
    expect(() =>
      simulator.kinesis.createStream(
        { name: 'plays', deliveryStream: 'x', producer: { rate: '1/s' } },
        context,
      ),
    ).toThrow('has the traffic of that');
  });

  it('has readers with a throughput of their own, each with its own lag', async () => {
    await start(
      undefined,
      `streams:
        - name: plays
          producer: { rate: 10/s, noise: 0 }
          fanOut: [{ name: quick, rate: 50/s }, { name: gone, rate: 50/s }]
          fanOutConsumers: 1
          events: [{ at: -30m, fanOut: { gone: down } }]`,
    );
    const { Consumers } = await kinesis.send(
      new ListStreamConsumersCommand({
        StreamARN: 'arn:aws:kinesis:eu-central-1:123456789012:stream/plays',
      }),
    );
    expect(Consumers?.map(({ ConsumerName }) => ConsumerName)).toEqual([
      'quick',
      'gone',
      'consumer-1',
    ]);
    const lag = (consumer: string) =>
      simulator.cloudwatch
        .series(context, {
          namespace: 'AWS/Kinesis',
          name: 'SubscribeToShardEvent.MillisBehindLatest',
          dimensions: [
            { name: 'StreamName', value: 'plays' },
            { name: 'ConsumerName', value: consumer },
          ],
        })
        .publishedAt(testNow / minute - 10);
    expect(lag('quick')?.value).toBe(0);
    expect(lag('gone')).toBeUndefined();
  });
});

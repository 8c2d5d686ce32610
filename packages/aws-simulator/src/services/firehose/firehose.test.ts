import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
  ListDeliveryStreamsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-firehose';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Simulator } from '../../server';
import {
  startTestSimulator,
  testContext,
  TestSimulator,
} from '../../testSimulator';

const minute = 60_000;

describe('the simulated Firehose', () => {
  let aws: TestSimulator;
  let simulator: Simulator;

  async function play(scenario: string, scenarioText?: string) {
    aws = await startTestSimulator({ scenario, scenarioText });
    ({ simulator } = aws);
    return {
      firehose: new FirehoseClient(aws.configuration),
      s3: new S3Client(aws.configuration),
    };
  }

  const metric = (name: string, stat: string, minutes = 120) =>
    aws.values({
      namespace: 'AWS/Firehose',
      metric: name,
      dimensions: { DeliveryStreamName: 'music-events' },
      statistic: stat,
      from: -minutes,
    });

  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);

  afterEach(async () => {
    await aws.stop();
  });

  it('describes a stream from Kinesis through Lambda to OpenSearch', async () => {
    const { firehose } = await play('music-events-healthy');
    const { DeliveryStreamDescription: stream } = await firehose.send(
      new DescribeDeliveryStreamCommand({ DeliveryStreamName: 'music-events' }),
    );
    expect(stream).toMatchObject({
      DeliveryStreamARN:
        'arn:aws:firehose:eu-central-1:123456789012:deliverystream/music-events',
      DeliveryStreamStatus: 'ACTIVE',
      DeliveryStreamType: 'KinesisStreamAsSource',
      CreateTimestamp: new Date('2025-12-02T10:00:00Z'),
    });
    expect(
      stream?.Destinations?.[0].AmazonopensearchserviceDestinationDescription,
    ).toMatchObject({
      IndexRotationPeriod: 'OneDay',
      BufferingHints: { IntervalInSeconds: 60, SizeInMBs: 5 },
      S3BackupMode: 'FailedDocumentsOnly',
      S3DestinationDescription: { Prefix: 'music-events/' },
    });
    await expect(
      firehose.send(
        new DescribeDeliveryStreamCommand({ DeliveryStreamName: 'none' }),
      ),
    ).rejects.toThrow(ResourceNotFoundException);
  });

  it('lists streams by name, ten at most unless told', async () => {
    const { firehose } = await play('music-events-healthy');
    for (let index = 0; index < 12; index += 1) {
      simulator.firehose.createStream(
        { name: `copy-${index + 10}`, destination: { s3: 'copies' } },
        testContext,
      );
    }
    const first = await firehose.send(new ListDeliveryStreamsCommand({}));
    expect(first.DeliveryStreamNames).toHaveLength(10);
    expect(first.HasMoreDeliveryStreams).toBe(true);
    const second = await firehose.send(
      new ListDeliveryStreamsCommand({
        ExclusiveStartDeliveryStreamName: first.DeliveryStreamNames?.at(-1),
      }),
    );
    expect(second).toMatchObject({
      DeliveryStreamNames: ['copy-20', 'copy-21', 'music-events'],
      HasMoreDeliveryStreams: false,
    });
  });

  it('publishes what comes in and what is delivered', async () => {
    await play('music-events-healthy');
    const incoming = await metric('DataReadFromKinesisStream.Records', 'Sum');
    const delivered = await metric(
      'DeliveryToAmazonOpenSearchService.Records',
      'Sum',
    );
    expect(incoming).toHaveLength(115);
    expect(sum(incoming)).toBeGreaterThan(100_000);
    expect(sum(delivered) / sum(incoming)).toBeCloseTo(1, 1);
    const success = await metric(
      'DeliveryToAmazonOpenSearchService.Success',
      'Average',
    );
    expect(Math.min(...success)).toBe(1);
    const fresh = await metric(
      'DeliveryToAmazonOpenSearchService.DataFreshness',
      'Maximum',
    );
    expect(Math.max(...fresh)).toBeLessThanOrEqual(120);
    expect(await metric('ExecuteProcessing.Success', 'Average')).toHaveLength(
      115,
    );
    expect(await metric('DeliveryToElasticsearch.Success', 'Sum')).toEqual([]);
  });

  it('keeps what the destination rejects in S3', async () => {
    const { s3 } = await play('music-events-break');
    const success = await metric(
      'DeliveryToAmazonOpenSearchService.Success',
      'Average',
    );
    const mean = success.reduce((all, one) => all + one, 0) / success.length;
    expect(mean).toBeCloseTo(0.82, 1);
    const { Contents, KeyCount } = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'music-events-failed',
        Prefix: 'music-events/AmazonOpenSearchService_failed/',
      }),
    );
    expect(KeyCount).toBeGreaterThan(30);
    expect(Contents?.[0].Key).toMatch(
      /_failed\/2026\/03\/02\/06\/music-events-1-2026-03-02-06-5/,
    );
    expect(Contents?.[0].Size).toBeGreaterThan(100_000);
  });

  it('falls behind when the destination takes too little', async () => {
    await play('music-events-decay');
    const fresh = await metric(
      'DeliveryToAmazonOpenSearchService.DataFreshness',
      'Maximum',
      600,
    );
    expect(fresh[0]).toBeLessThan(300);
    expect(fresh.at(-1)).toBeGreaterThan(900);
    const behind = await metric('KinesisMillisBehindLatest', 'Maximum');
    expect(behind.at(-1)).toBeGreaterThan(60_000);
  });

  it('delivers everything that comes when no capacity is told', async () => {
    await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s }
          destination: { s3: lake }
          buffer: 60s`,
    );
    const incoming = await metric('IncomingRecords', 'Sum');
    const delivered = await metric('DeliveryToS3.Records', 'Sum');
    expect(incoming).toHaveLength(115);
    expect(sum(delivered) / sum(incoming)).toBeCloseTo(1, 1);
  });

  it('counts records that the transform drops as processed, and never delivers them', async () => {
    await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          transform: { function: f }
          destination: { openSearch: music-search, index: music-events }
          buffer: 60s
          backup: { bucket: music-events-failed }
          events: [{ at: -3h, dropped: 0.25 }]
      buckets: [{ name: music-events-failed }]`,
    );
    const share = (part: number[], whole: number[]) => sum(part) / sum(whole);
    const incoming = await metric('IncomingRecords', 'Sum');
    const processed = await metric('SucceedProcessing.Records', 'Sum');
    const delivered = await metric(
      'DeliveryToAmazonOpenSearchService.Records',
      'Sum',
    );
    expect(share(processed, incoming)).toBe(1);
    expect(share(delivered, incoming)).toBeCloseTo(0.75, 1);
    expect(await metric('BackupToS3.Records', 'Sum')).toEqual([]);
  });

  it.each([
    [
      'openSearch: music-search, index: music-events',
      'music-events-failed',
      'processing-failed/',
    ],
    [
      's3: music-events-failed, prefix: lake/',
      'music-events-failed',
      'lake/processing-failed/',
    ],
  ])(
    'keeps what the transform marks as failed: { %s }',
    async (destination, bucket, folder) => {
      await play(
        '',
        `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          transform: { function: f }
          destination: { ${destination} }
          buffer: 60s
          backup: { bucket: music-events-failed }
          events: [{ at: -3h, processingFailed: 0.4 }]
      buckets: [{ name: music-events-failed }]`,
      );
      const incoming = await metric('IncomingRecords', 'Sum');
      const processed = await metric('SucceedProcessing.Records', 'Sum');
      expect(sum(processed) / sum(incoming)).toBeCloseTo(0.6, 1);
      const calls = await metric('ExecuteProcessing.Success', 'Minimum');
      expect(Math.min(...calls)).toBe(1);
      const keys = simulator.s3.find(bucket)?.list() ?? [];
      expect(keys.length).toBeGreaterThan(30);
      expect(keys.every(({ key }) => key.startsWith(folder))).toBe(true);
    },
  );

  it('keeps what cannot be converted, and delivers the rest', async () => {
    const { s3 } = await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          destination: { s3: lake, prefix: plays/ }
          converts: true
          buffer: 60s
          events: [{ at: -3h, conversionFailures: 0.4 }]
      buckets: [{ name: lake }]`,
    );
    const failed = sum(await metric('FailedConversion.Records', 'Sum'));
    const converted = sum(await metric('SucceedConversion.Records', 'Sum'));
    expect(failed / (failed + converted)).toBeCloseTo(0.4, 1);
    expect(sum(await metric('DeliveryToS3.Records', 'Sum'))).toBeLessThan(
      1.1 * converted,
    );
    const { KeyCount } = await s3.send(
      new ListObjectsV2Command({
        Bucket: 'lake',
        Prefix: 'plays/format-conversion-failed/',
      }),
    );
    expect(KeyCount).toBeGreaterThan(30);
  });

  it('refuses what is put while its key cannot be used', async () => {
    await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          destination: { s3: lake }
          ownKey: true
          buffer: 60s
          events: [{ at: -3h, key: invalid }]
      buckets: [{ name: lake }]`,
    );
    expect(await metric('IncomingRecords', 'Sum')).toEqual([]);
    expect(sum(await metric('KMSKeyInvalidState', 'Sum'))).toBeGreaterThan(100);
  });

  it('loses after a day what neither the destination nor the backup takes', async () => {
    await play(
      '',
      `
      history: 36h
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s }
          destination: { openSearch: music-search, index: music-events }
          buffer: 60s
          backup: { bucket: does-not-exist }
          events: [{ at: -30h, destination: down }]`,
    );
    const ages = await metric('BackupToS3.DataFreshness', 'Maximum', 36 * 60);
    expect(Math.max(...ages)).toBeLessThanOrEqual(86_400);
    expect(ages.at(-1)).toBeGreaterThan(86_000);
  });

  it('delivers nothing to a bucket that refuses it, and all once it may', async () => {
    await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          destination: { s3: lake }
          buffer: 60s
      buckets:
        - name: lake
          events: [{ at: -2h, denies: writes }, { at: -30m, denies: nothing }]`,
    );
    const success = await metric('DeliveryToS3.Success', 'Average', 115);
    expect(Math.max(...success.slice(0, 60))).toBe(0);
    expect(success.at(-1)).toBe(1);
    const fresh = await metric('DeliveryToS3.DataFreshness', 'Maximum', 115);
    expect(Math.max(...fresh)).toBeGreaterThan(80 * 60);
    const all = await metric('DeliveryToS3.Records', 'Sum', 23 * 60);
    const incoming = await metric('IncomingRecords', 'Sum', 23 * 60);
    expect(sum(all) / sum(incoming)).toBeCloseTo(1, 1);
  });

  it('keeps what a backup bucket refuses', async () => {
    await play(
      '',
      `
      deliveryStreams:
        - name: music-events
          producer: { rate: 20/s, noise: 0 }
          destination: { openSearch: music-search, index: music-events }
          buffer: 60s
          backup: { bucket: failed }
          events: [{ at: -2h, rejects: 0.5 }]
      buckets: [{ name: failed, denies: writes }]`,
    );
    const success = await metric('BackupToS3.Success', 'Average', 110);
    expect(success.length).toBeGreaterThan(15);
    expect(Math.max(...success)).toBe(0);
    const waits = await metric('BackupToS3.DataFreshness', 'Maximum', 110);
    expect(waits.at(-1)).toBeGreaterThan(100 * 60);
  });

  it('changes by code and comes back', async () => {
    await play('music-events-healthy');
    const stream = simulator.firehose.find('music-events', {
      account: '123456789012',
      region: 'eu-central-1',
    });
    if (!stream) {
      throw new Error('There is no stream');
    }
    const last = async (name: string) => {
      simulator.clock.advance(12 * minute);
      const at = Math.floor(simulator.clock.now() / minute) - 8;
      const series = simulator.cloudwatch.series(stream.parts.scope, {
        namespace: 'AWS/Firehose',
        name,
        dimensions: [{ name: 'DeliveryStreamName', value: 'music-events' }],
      });
      return series.publishedAt(at)?.value;
    };
    const success = 'DeliveryToAmazonOpenSearchService.Success';
    simulator.firehose.change(stream, { destination: 'refused' });
    expect(await last(success)).toBe(0);
    expect(await last('DeliveryToAmazonOpenSearchService.AuthFailure')).toBe(1);
    simulator.firehose.change(stream, { destination: 'up' });
    expect(await last(success)).toBe(1);
    simulator.firehose.change(stream, { transformFailures: 1 });
    expect(await last('ExecuteProcessing.Success')).toBe(0);
    simulator.firehose.change(stream, { producer: 'down' });
    expect(await last('DataReadFromKinesisStream.Records')).toBe(0);
    expect(
      simulator.s3
        .find('music-events-failed')
        ?.list()
        .some(({ key }) => key.includes('/processing-failed/')),
    ).toBe(true);
  });

  it('answers the errors of AWS', async () => {
    const { firehose } = await play('music-events-healthy');
    const ask = () =>
      firehose.send(
        new DescribeDeliveryStreamCommand({
          DeliveryStreamName: 'music-events',
        }),
      );
    simulator.faults.inject({
      kind: 'throttling',
      service: 'firehose',
      times: 1,
    });
    await expect(ask()).rejects.toMatchObject({ name: 'ThrottlingException' });
    simulator.faults.inject({
      kind: 'access-denied',
      service: 'firehose',
      times: 1,
    });
    await expect(ask()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('firehose:DescribeDeliveryStream'),
    });
  });
});

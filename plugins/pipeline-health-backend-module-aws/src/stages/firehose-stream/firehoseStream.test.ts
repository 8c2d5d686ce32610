import { testStageKind } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { seriesOf } from '@pipeline-health/plugin-pipeline-health-node';
import { chooseQueries } from '../../aws/chooseQueries';
import {
  deliveringTo,
  directPut,
  STAGE,
  streamContext,
  streamInventory,
  Told,
} from './__testUtils__/streams';
import { DestinationType, FirehoseInventory } from './FirehoseInventory';
import { firehoseStream } from '.';

/** What CloudWatch is asked for each series. */
function queriesOf(inventory: FirehoseInventory) {
  const metrics = seriesOf(firehoseStream, inventory).map(
    ({ metric }) => metric,
  );
  const { queries, answered } = chooseQueries(
    metrics.map((metric, id) => ({
      id,
      stage: STAGE,
      inventory,
      metric,
      from: 0,
      to: 3_600_000,
    })),
    new Map([[firehoseStream.kind, firehoseStream]]),
  );
  expect(answered).toEqual([]);
  return Object.fromEntries(
    queries.map(query => [query.request.metric, query]),
  );
}

const namesOf = (inventory: FirehoseInventory) =>
  Object.fromEntries(
    Object.entries(queriesOf(inventory)).map(([metric, { metric: of }]) => [
      metric,
      of.name,
    ]),
  );

describe('firehose-stream', () => {
  testStageKind(firehoseStream, [
    { stage: STAGE, inventory: streamInventory() },
    {
      stage: {
        ...STAGE,
        name: 'direct.put',
        arn: STAGE.arn.replace('music-events', 'direct.put'),
      },
      inventory: directPut({
        backup: undefined,
        transform: undefined,
        encryptionKey: 'CUSTOMER_MANAGED_CMK',
      }),
    },
    {
      stage: {
        ...STAGE,
        name: 'tables',
        arn: STAGE.arn.replace('music-events', 'tables'),
      },
      inventory: deliveringTo({ type: 'iceberg', table: undefined }),
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
        alarms: { problem: { code: 'access-denied', message: 'Not allowed' } },
      },
    },
  ]);

  it.each([
    ['60 s', 60, { warning: 180, critical: 900 }],
    ['10 min', 600, { warning: 720, critical: 1800 }],
  ])(
    'draws the lines of the freshness above a buffer of %s',
    (_, bufferIntervalSeconds, lines) => {
      expect(
        firehoseStream.chartLines?.({
          inventory: deliveringTo({ bufferIntervalSeconds }),
          thresholds: firehoseStream.thresholds,
        }),
      ).toEqual({ dataFreshness: { breach: 'above', ...lines } });
    },
  );

  it('draws how long it keeps what is put into it, not what its source keeps', () => {
    const lossOf = (type: 'DirectPut' | 'KinesisStreamAsSource') =>
      firehoseStream.chartLines?.({
        inventory: { ...deliveringTo({}), source: { type } },
        thresholds: firehoseStream.thresholds,
      }).dataFreshness?.loss;
    expect(lossOf('DirectPut')).toBe(86_400);
    expect(lossOf('KinesisStreamAsSource')).toBeUndefined();
  });
});

describe('series of a delivery stream', () => {
  it('are asked for by the dimensions of the stream, in our units', () => {
    expect(queriesOf(streamInventory()).sourceLag).toMatchObject({
      metric: {
        namespace: 'AWS/Firehose',
        name: 'KinesisMillisBehindLatest',
        dimensions: { DeliveryStreamName: 'music-events' },
        scale: 0.001,
      },
      statistic: 'Maximum',
      period: 60,
    });
  });

  it.each<[DestinationType, { [metric: string]: string }]>([
    [
      'opensearch',
      {
        deliverySuccess: 'DeliveryToAmazonOpenSearchService.Success',
        dataFreshness: 'DeliveryToAmazonOpenSearchService.DataFreshness',
        authFailure: 'DeliveryToAmazonOpenSearchService.AuthFailure',
        backupWriteSuccess: 'DeliveryToS3.Success',
      },
    ],
    [
      'elasticsearch',
      {
        deliverySuccess: 'DeliveryToAmazonOpenSearchService.Success',
        legacyDeliverySuccess: 'DeliveryToElasticsearch.Success',
        legacyDeliveredRecords: 'DeliveryToElasticsearch.Records',
      },
    ],
    [
      'opensearch-serverless',
      { deliverySuccess: 'DeliveryToAmazonOpenSearchServerless.Success' },
    ],
    ['s3', { dataFreshness: 'DeliveryToS3.DataFreshness' }],
    [
      'redshift',
      {
        deliverySuccess: 'DeliveryToRedshift.Success',
        stagingSuccess: 'DeliveryToS3.Success',
      },
    ],
    ['splunk', { acknowledgementLatency: 'DeliveryToSplunk.DataAckLatency' }],
    ['http', { deliverySuccess: 'DeliveryToHttpEndpoint.Success' }],
    ['snowflake', { commitLatency: 'DeliveryToSnowflake.DataCommitLatency' }],
    [
      'iceberg',
      {
        deliveredRecords: 'DeliveryToIceberg.SuccessfulRowCount',
        failedRows: 'DeliveryToIceberg.FailedRowCount',
      },
    ],
  ])('are named by the destination: %s', (type, expected) => {
    expect(namesOf(deliveringTo({ type }))).toMatchObject(expected);
  });

  it('take the worst attempt of an HTTP endpoint', () => {
    const { deliverySuccess } = queriesOf(deliveringTo({ type: 'http' }));
    expect(deliverySuccess.statistic).toBe('Minimum');
  });

  it('leave out the delivery to a destination that is not known', () => {
    expect(Object.keys(namesOf(deliveringTo({ type: 'other' })))).not.toContain(
      'deliverySuccess',
    );
  });

  it.each([
    ['DirectPut', 'IncomingRecords'],
    ['KinesisStreamAsSource', 'DataReadFromKinesisStream.Records'],
    ['MSKAsSource', 'DataReadFromSource.Records'],
    ['SomethingNew', 'IncomingRecords'],
  ])('count what comes in from %s', (type, name) => {
    expect(namesOf(streamInventory({ source: { type } })).incomingRecords).toBe(
      name,
    );
  });
});

describe('figures of a delivery stream', () => {
  const failing = (ago: number) => (ago <= 20 ? 0.6 : 1);
  const figure = (told: Told, id?: string) =>
    firehoseStream.keyFigure?.(
      streamContext(told),
      id === undefined ? undefined : { id: `firehose-stream/${id}` },
    );

  it('show the delivery by which it is judged', () => {
    const told = { published: { deliverySuccess: failing } };
    expect(figure(told, 'delivery-failing')).toEqual({
      metric: 'deliverySuccess',
      value: 0.6,
      unit: 'ratio',
    });
    expect(firehoseStream.summarize?.(streamContext(told))).toEqual({
      deliverySuccess: 0.6,
      dataFreshness: 64,
    });
    expect(
      figure({ published: { transformSuccess: failing } }, 'transform-failing'),
    ).toMatchObject({ metric: 'transformSuccess', value: 0.6 });
  });

  it('show the last delivery, of a day at most, when all is well', () => {
    const hoursAgo = (hours: number) => ({
      published: {
        deliverySuccess: (ago: number) => (ago >= hours * 60 ? 1 : undefined),
        dataFreshness: (ago: number) => (ago >= hours * 60 ? 64 : undefined),
      },
    });
    expect(figure(hoursAgo(5))).toMatchObject({ value: 1 });
    expect(figure(hoursAgo(30))).toBeUndefined();
    expect(firehoseStream.summarize?.(streamContext(hoursAgo(5)))).toEqual({
      deliverySuccess: 1,
    });
  });

  it('know the success by all of its names', () => {
    const derived = (told: Told) =>
      streamContext(told).readings.deliverySuccess?.value;
    expect(
      derived({
        inventory: deliveringTo({ type: 'elasticsearch' }),
        published: {
          deliverySuccess: () => undefined,
          legacyDeliverySuccess: 0.97,
        },
      }),
    ).toBe(0.97);
    expect(
      derived({
        inventory: deliveringTo({ type: 'iceberg' }),
        published: { deliveredRecords: 970, failedRows: 30 },
      }),
    ).toBe(0.97);
  });
});

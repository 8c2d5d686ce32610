import { queries, series } from './series';
import { STAGE, streamInventory } from './__testUtils__/streams';
import { DestinationType, FirehoseInventory } from './FirehoseInventory';

const destinationOf = (type: DestinationType): FirehoseInventory => {
  const inventory = streamInventory();
  return {
    ...inventory,
    destination: inventory.destination && { ...inventory.destination, type },
  };
};
const namesOf = (inventory: FirehoseInventory) =>
  Object.fromEntries(
    Object.entries(queries(STAGE, inventory)).map(([metric, query]) => [
      metric,
      query.name,
    ]),
  );

describe('series of a delivery stream', () => {
  it('has a query for each series, once', () => {
    const inventory = streamInventory();
    const metrics = series(inventory).map(({ metric }) => metric);
    expect(new Set(metrics).size).toBe(metrics.length);
    expect(Object.keys(queries(STAGE, inventory)).sort()).toEqual(
      [...metrics].sort(),
    );
    expect(queries(STAGE, inventory).sourceLag).toEqual({
      namespace: 'AWS/Firehose',
      name: 'KinesisMillisBehindLatest',
      dimensions: { DeliveryStreamName: 'music-events' },
      scale: 0.001,
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
  ])('asks for the metrics of %s', (type, expected) => {
    expect(namesOf(destinationOf(type))).toMatchObject(expected);
  });

  it('takes the worst attempt of an HTTP endpoint', () => {
    const definition = series(destinationOf('http')).find(
      ({ metric }) => metric === 'deliverySuccess',
    );
    expect(definition?.statistic).toBe('Minimum');
  });

  it('does not ask for delivery to a destination that it does not know', () => {
    expect(Object.keys(namesOf(destinationOf('other')))).not.toContain(
      'deliverySuccess',
    );
  });

  it.each([
    ['DirectPut', 'IncomingRecords'],
    ['KinesisStreamAsSource', 'DataReadFromKinesisStream.Records'],
    ['MSKAsSource', 'DataReadFromSource.Records'],
    ['SomethingNew', 'IncomingRecords'],
  ])('counts what comes in from %s', (type, name) => {
    const names = namesOf(streamInventory({ source: { type } }));
    expect(names.incomingRecords).toBe(name);
  });
});

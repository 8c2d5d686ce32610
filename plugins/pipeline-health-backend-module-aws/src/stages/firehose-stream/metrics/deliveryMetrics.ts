import { DestinationType, FirehoseConfiguration } from '../FirehoseInventory';
import { FirehoseMetric, peak, share, total } from './FirehoseMetric';

/** The first part of the names of the delivery metrics. */
const FAMILIES: { [type in DestinationType]?: string } = {
  opensearch: 'DeliveryToAmazonOpenSearchService',
  'opensearch-serverless': 'DeliveryToAmazonOpenSearchServerless',
  // The newer names, which have the freshness; the older ones are asked for beside them.
  elasticsearch: 'DeliveryToAmazonOpenSearchService',
  s3: 'DeliveryToS3',
  redshift: 'DeliveryToRedshift',
  splunk: 'DeliveryToSplunk',
  http: 'DeliveryToHttpEndpoint',
  snowflake: 'DeliveryToSnowflake',
  iceberg: 'DeliveryToIceberg',
};

/** How delivery goes: to each destination by the names AWS gave it. */
export function deliveryMetrics(
  inventory: FirehoseConfiguration,
): FirehoseMetric[] {
  const type = inventory.destination?.type;
  const family = type && FAMILIES[type];
  if (!type || !family) {
    return [];
  }
  return [
    ...(type === 'iceberg' ? rows(family) : records(family, type)),
    peak('dataFreshness', 'Data freshness', `${family}.DataFreshness`),
    total('deliveredBytes', 'Delivered volume', `${family}.Bytes`, 'bytes'),
    ...extras(family, type),
    ...(inventory.destination?.dynamicPartitioning
      ? [
          peak(
            'partitionCountExceeded',
            'Too many partitions',
            'PartitionCountExceeded',
            'count',
          ),
        ]
      : []),
    ...(inventory.destination?.formatConversion
      ? [
          total(
            'failedConversions',
            'Records that could not be converted',
            'FailedConversion.Records',
          ),
        ]
      : []),
  ];
}

function records(family: string, type: DestinationType): FirehoseMetric[] {
  // An HTTP endpoint publishes one value an attempt: a mean would hide the failed ones.
  const statistic = type === 'http' ? 'Minimum' : 'Average';
  return [
    share(
      'deliverySuccess',
      'Delivery success',
      `${family}.Success`,
      statistic,
    ),
    total('deliveredRecords', 'Delivered records', `${family}.Records`),
  ];
}

/** Iceberg counts rows, and its Success counts commits. */
function rows(family: string): FirehoseMetric[] {
  return [
    total('deliveredRecords', 'Delivered rows', `${family}.SuccessfulRowCount`),
    total('failedRows', 'Failed rows', `${family}.FailedRowCount`),
  ];
}

function extras(family: string, type: DestinationType): FirehoseMetric[] {
  switch (type) {
    case 'opensearch':
    case 'opensearch-serverless':
      return refusals(family);
    case 'elasticsearch':
      return [...refusals(family), ...legacy('DeliveryToElasticsearch')];
    case 'redshift':
      return [
        share('stagingSuccess', 'Writes to staging', 'DeliveryToS3.Success'),
      ];
    case 'splunk':
      return [
        peak(
          'acknowledgementLatency',
          'Time to acknowledgement',
          `${family}.DataAckLatency`,
        ),
      ];
    case 'snowflake':
      return [
        peak('commitLatency', 'Time to commit', `${family}.DataCommitLatency`),
      ];
    default:
      return [];
  }
}

function refusals(family: string): FirehoseMetric[] {
  return [
    peak(
      'authFailure',
      'Access refused by the destination',
      `${family}.AuthFailure`,
      'count',
    ),
    peak(
      'deliveryRejected',
      'Delivery rejected by the destination',
      `${family}.DeliveryRejected`,
      'count',
    ),
  ];
}

function legacy(family: string): FirehoseMetric[] {
  return [
    share(
      'legacyDeliverySuccess',
      'Delivery success (Elasticsearch names)',
      `${family}.Success`,
    ),
    total(
      'legacyDeliveredRecords',
      'Delivered records (Elasticsearch names)',
      `${family}.Records`,
    ),
  ];
}

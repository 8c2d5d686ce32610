import {
  Message,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { FirehoseInventory } from '../FirehoseInventory';

/** Where a stream delivers, as a part of a sentence. */
export const destinationMessages: Templates = {
  'firehose-stream.destination': 'its destination',
  'firehose-stream.destination_opensearch': 'OpenSearch',
  'firehose-stream.destination_opensearch-serverless': 'OpenSearch Serverless',
  'firehose-stream.destination_elasticsearch': 'Elasticsearch',
  'firehose-stream.destination_s3': 'S3',
  'firehose-stream.destination_redshift': 'Redshift',
  'firehose-stream.destination_splunk': 'Splunk',
  'firehose-stream.destination_http': 'the HTTP endpoint',
  'firehose-stream.destination_snowflake': 'Snowflake',
  'firehose-stream.destination_iceberg': 'Iceberg tables',
};

/** What is found of records that a destination does not take. */
export const NOT_TAKEN: readonly string[] = [
  'delivery-rejected',
  'delivery-stopped',
  'data-stale',
  'source-lagging',
  'failed-documents',
  'records-unaccounted',
];

export function destinationOf({ destination }: FirehoseInventory): Message {
  return {
    key: 'firehose-stream.destination',
    ...(destination && { variant: destination.type }),
    values: {},
  };
}

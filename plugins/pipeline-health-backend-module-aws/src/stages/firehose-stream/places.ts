import {
  DestinationType,
  FirehoseBucket,
  FirehoseInventory,
} from './FirehoseInventory';

/** Why a record lies in a bucket instead of where it should be. */
export type FailureReason = 'delivery' | 'transform' | 'conversion';

/** The folders of what a destination did not take, as Firehose names them. */
const NOT_DELIVERED: { [type in DestinationType]?: string } = {
  opensearch: 'AmazonOpenSearchService_failed/',
  'opensearch-serverless': 'AmazonOpenSearchServerless_failed/',
  elasticsearch: 'AmazonElasticsearchService_failed/',
  redshift: 'errors/manifests/',
  splunk: 'splunk-failed/',
  http: 'http-endpoint-failed/',
  snowflake: 'snowflake-failed/',
  iceberg: 'iceberg-failed/',
};

const FOLDERS: {
  [reason in Exclude<FailureReason, 'delivery'>]: string;
} = {
  transform: 'processing-failed/',
  conversion: 'format-conversion-failed/',
};

/** Where the records lie that failed, as an address; undefined where nothing keeps them. */
export function placeOfFailures(
  { backup, delivery, staging, destination }: FirehoseInventory,
  reason: FailureReason,
): string | undefined {
  // A copy of the records as they came is no place for failures: those lie where the stream delivers.
  const bucket =
    delivery ?? staging ?? (backup?.content === 'source' ? undefined : backup);
  const folder =
    reason === 'delivery'
      ? destination && NOT_DELIVERED[destination.type]
      : FOLDERS[reason];
  return bucket && folder ? addressOf(bucket, folder) : undefined;
}

/** A prefix of their own may hold the folder in any form. */
function addressOf(
  { bucketArn, prefix = '', errorPrefix }: FirehoseBucket,
  folder: string,
): string {
  return `s3://${bucketArn.replace(/^.*:::/, '')}/${
    errorPrefix ?? prefix + folder
  }`;
}

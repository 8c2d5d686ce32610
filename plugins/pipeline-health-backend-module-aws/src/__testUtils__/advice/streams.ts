import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { findingsOf } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { firehoseStream } from '../../stages/firehose-stream';
import {
  streamContext as deliveryContext,
  streamInventory as deliveryInventory,
} from '../../stages/firehose-stream/__testUtils__/streams';
import { FirehoseDestination } from '../../stages/firehose-stream/FirehoseInventory';
import { kinesisStream } from '../../stages/kinesis-stream';
import {
  STAGE as KINESIS,
  streamInventory,
} from '../../stages/kinesis-stream/__testUtils__/streams';
import { lambdaFunction } from '../../stages/lambda-function';
import {
  functionContext,
  reading,
} from '../../stages/lambda-function/__testUtils__/functions';
import { openSearchDomain } from '../../stages/opensearch-domain';
import {
  domainContext,
  domainInventory,
} from '../../stages/opensearch-domain/__testUtils__/domains';
import {
  arnOf,
  DAY_SECONDS,
} from '../../stages/sqs-queue/__testUtils__/queues';
import { NO_ALARMS, of } from './setUp';

export function streams(): Finding[] {
  const destination = deliveryInventory().destination;
  const delivering = (
    is: Partial<FirehoseDestination>,
    more: Parameters<typeof deliveryInventory>[0] = {},
  ) =>
    findingsOf(
      firehoseStream,
      deliveryContext({
        inventory: deliveryInventory({
          destination: destination && {
            ...destination,
            indexRotation: 'NoRotation',
            bufferIntervalSeconds: 300,
            retrySeconds: 0,
            errorLogging: false,
            ...is,
          },
          backup: undefined,
          transform: undefined,
          ...NO_ALARMS,
          ...more,
        }),
      }),
    );
  const { transform } = deliveryInventory();
  return [
    ...of(
      kinesisStream,
      KINESIS,
      streamInventory({ retentionSeconds: DAY_SECONDS, ...NO_ALARMS }),
    ),
    ...delivering({ type: 'opensearch' }),
    ...delivering({ type: 'opensearch-serverless' }),
    ...delivering({ type: 'elasticsearch' }),
    ...delivering({ type: 'splunk' }),
    ...delivering({ type: 'http' }),
    ...delivering({ type: 'snowflake' }),
    ...delivering({ type: 'iceberg' }),
    ...delivering(
      { type: 'redshift' },
      { staging: { bucketArn: 'arn:aws:s3:::acme' }, transform },
    ),
    ...delivering(
      { type: 's3', retrySeconds: undefined },
      {
        delivery: { bucketArn: 'arn:aws:s3:::acme' },
        transform: transform && { ...transform, enabled: false },
      },
    ),
    ...delivering(
      { type: 's3', retrySeconds: undefined },
      { delivery: { bucketArn: 'arn:aws:s3:::acme' }, transform },
    ),
    ...findingsOf(
      lambdaFunction,
      functionContext({
        inventory: {
          ...reading(
            {
              sourceArn:
                'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks',
              maximumRetries: undefined,
              failureDestination: undefined,
            },
            { sourceArn: arnOf('orders'), reportsFailedItems: false },
          ),
          ...NO_ALARMS,
          runtime: 'python3.8',
        },
      }),
    ),
    ...findingsOf(
      openSearchDomain,
      domainContext({
        inventory: domainInventory({
          dataNodes: 1,
          softwareUpdateAvailable: true,
          softwareUpdateAt: '2026-12-01T00:00:00.000Z',
          ...NO_ALARMS,
        }),
      }),
    ),
  ];
}

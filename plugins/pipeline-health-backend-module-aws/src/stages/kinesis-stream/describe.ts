import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListStreamConsumersCommand,
  StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { askList, ListedItems, readPages } from '../../aws/paging';
import { FanOutConsumer, KinesisInventory } from './KinesisInventory';

/** AWS allows 20 consumers a stream, 50 on demand; one page holds a hundred. */
const PAGES = 3;
/** Consumers change by deployments. */
const CONSUMERS_SECONDS = 300;

/**
 * Asks for a stream: one call for its configuration, and now and then one for
 * the consumers with enhanced fan-out where it has any. Who writes and who else
 * reads a stream is not part of it; readers name the stream themselves.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<KinesisInventory>> {
  const configuration = readConfiguration(await readSummary(stage, access));
  const consumers =
    configuration.fanOutConsumers > 0
      ? await askList(() => readConsumers(stage, access))
      : undefined;
  return {
    inventory: { ...configuration, ...(consumers && { consumers }) },
    links: [],
    samples: {
      ...(configuration.retentionSeconds !== undefined && {
        retention: {
          at: access.now(),
          value: configuration.retentionSeconds,
        },
      }),
    },
  };
}

async function readSummary(
  stage: StageRef,
  access: AwsAccess,
): Promise<StreamDescriptionSummary> {
  const { StreamDescriptionSummary: summary } = await access
    .client(KinesisClient)
    .send(new DescribeStreamSummaryCommand({ StreamName: stage.name }));
  if (!summary) {
    throw new Error('The answer holds no description of the stream');
  }
  return summary;
}

function readConsumers(
  { arn }: StageRef,
  access: AwsAccess,
): Promise<ListedItems<FanOutConsumer>> {
  return access.remember(`stream-consumers ${arn}`, CONSUMERS_SECONDS, () =>
    readPages(PAGES, async NextToken => {
      const answer = await access
        .client(KinesisClient)
        .send(new ListStreamConsumersCommand({ StreamARN: arn, NextToken }));
      return {
        items: answer.Consumers?.flatMap(consumer =>
          consumer.ConsumerName
            ? [
                {
                  name: consumer.ConsumerName,
                  status: consumer.ConsumerStatus ?? 'UNKNOWN',
                  createdAt: consumer.ConsumerCreationTimestamp?.toISOString(),
                },
              ]
            : [],
        ),
        nextToken: answer.NextToken,
      };
    }),
  );
}

/** Half of a stream that is being created is not there yet, whatever the types promise. */
function readConfiguration(
  summary: Partial<StreamDescriptionSummary>,
): KinesisInventory {
  const hours = summary.RetentionPeriodHours;
  return {
    status: summary.StreamStatus ?? 'UNKNOWN',
    mode: summary.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
    openShards: summary.OpenShardCount,
    retentionSeconds: hours === undefined ? undefined : hours * 3600,
    fanOutConsumers: summary.ConsumerCount ?? 0,
    encryption: summary.EncryptionType ?? 'NONE',
    key: summary.KeyId,
    shardMetrics: (summary.EnhancedMonitoring ?? []).flatMap(
      ({ ShardLevelMetrics = [] }) => ShardLevelMetrics,
    ),
    createdAt: summary.StreamCreationTimestamp?.toISOString(),
  };
}

import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { KinesisInventory } from './KinesisInventory';

/**
 * Asks for a stream: one call for its configuration. Who writes and who reads a
 * stream is not part of it; readers name the stream themselves.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<KinesisInventory>> {
  const summary = await readSummary(stage, access);
  return {
    inventory: readConfiguration(summary),
    links: [],
    samples: {},
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
    shardMetrics: (summary.EnhancedMonitoring ?? []).flatMap(
      ({ ShardLevelMetrics = [] }) => ShardLevelMetrics,
    ),
    createdAt: summary.StreamCreationTimestamp?.toISOString(),
  };
}

import {
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { KinesisThreshold } from './thresholds';

/** The configuration and facts of a Kinesis stream. */
export type KinesisInventory = {
  /** As AWS names it: `ACTIVE`. */
  status: string;
  /** As AWS names it: `PROVISIONED` or `ON_DEMAND`. */
  mode: string;
  /** Absent while the stream is being created. */
  openShards?: number;
  retentionSeconds?: number;
  /** Consumers with a read throughput of their own (enhanced fan-out). */
  fanOutConsumers: number;
  /** As AWS names it: `KMS` or `NONE`. */
  encryption: string;
  /** Metrics that are published for each shard, and paid for. */
  shardMetrics: string[];
  createdAt?: string;
  alarms?: Asked<StageAlarm[]>;
};

/** What the rules of a Kinesis stream look at. */
export type KinesisContext = CheckContext<KinesisInventory, KinesisThreshold>;

/** The same, of a stream that has been described. */
export type DescribedKinesis = KinesisContext & {
  inventory: KinesisInventory;
};

/** A rule of a Kinesis stream. */
export type KinesisCheck = Check<KinesisInventory, KinesisThreshold>;

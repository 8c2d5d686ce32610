import {
  answerOf,
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { KinesisThreshold } from './thresholds';

/** A reader with a throughput of its own (enhanced fan-out). */
export type FanOutConsumer = {
  name: string;
  /** As AWS names it: `ACTIVE`. */
  status: string;
  createdAt?: string;
};

/** The configuration and facts of a Kinesis stream. */
export type KinesisInventory = {
  /** As AWS names it: `ACTIVE`. */
  status: string;
  /** As AWS names it: `PROVISIONED` or `ON_DEMAND`. */
  mode: string;
  /** Absent while the stream is being created. */
  openShards?: number;
  retentionSeconds?: number;
  /** How many readers with a throughput of their own it has. */
  fanOutConsumers: number;
  /** Those readers by name; absent where there are none. */
  consumers?: Asked<FanOutConsumer[]>;
  /** As AWS names it: `KMS` or `NONE`. */
  encryption: string;
  /** The KMS key that encrypts it, by id, ARN or alias. */
  key?: string;
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

/** The readers with a throughput of their own, as far as they are known. */
export function consumersOf({
  consumers,
}: Pick<KinesisInventory, 'consumers'>): FanOutConsumer[] {
  return (consumers && answerOf(consumers)) ?? [];
}

/** A key that somebody can disable or delete; that of AWS nobody can. */
export function ownKeyOf({
  encryption,
  key,
}: Pick<KinesisInventory, 'encryption' | 'key'>): string | undefined {
  return encryption === 'KMS' && key && !/\balias\/aws\//.test(key)
    ? key
    : undefined;
}

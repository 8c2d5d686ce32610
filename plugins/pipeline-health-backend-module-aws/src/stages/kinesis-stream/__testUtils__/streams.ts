import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import {
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { TEST_NOW } from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { healthyBut, ToldOf } from '../../../__testUtils__/healthyStage';
import { kinesisStream } from '..';
import type { KinesisThreshold } from '../thresholds';
import { DescribedKinesis, KinesisInventory } from '../KinesisInventory';

export const STAGE = {
  arn: 'arn:aws:kinesis:eu-central-1:123456789012:stream/music-events',
  kind: 'kinesis-stream',
  name: 'music-events',
  account: '123456789012',
  region: 'eu-central-1',
};

/** The answer of DescribeStreamSummary. */
export function summary(
  is: Partial<StreamDescriptionSummary> = {},
): StreamDescriptionSummary {
  return {
    StreamName: 'music-events',
    StreamARN: STAGE.arn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: 'PROVISIONED' },
    RetentionPeriodHours: 168,
    StreamCreationTimestamp: new Date('2025-06-01T08:00:00Z'),
    EnhancedMonitoring: [{ ShardLevelMetrics: ['IncomingBytes'] }],
    EncryptionType: 'KMS',
    KeyId: 'alias/aws/kinesis',
    OpenShardCount: 2,
    ConsumerCount: 0,
    ...is,
  };
}

/** The inventory of that stream, with an alarm that reaches somebody. */
export function streamInventory(
  is: Partial<KinesisInventory> = {},
): KinesisInventory {
  return {
    status: 'ACTIVE',
    mode: 'PROVISIONED',
    openShards: 2,
    retentionSeconds: 168 * 3600,
    fanOutConsumers: 0,
    encryption: 'KMS',
    shardMetrics: [],
    createdAt: '2025-06-01T08:00:00.000Z',
    alarms: {
      answer: [
        {
          name: 'music-events-lag',
          metrics: ['GetRecords.IteratorAgeMilliseconds'],
          reachesSomebody: true,
          state: 'OK',
        },
      ],
    },
    ...is,
  };
}

/** What a healthy stream publishes. */
const HEALTHY = {
  iteratorAge: 0.4,
  incomingRecords: 1_200,
  incomingBytes: 720_000,
  readRecords: 1_200,
  readBytes: 720_000,
  writesThrottled: 0,
  readsThrottled: 0,
};

/** What is told of a stream: what differs from a healthy one, by minutes ago. */
export type Told = ToldOf<
  KinesisInventory,
  KinesisThreshold,
  keyof typeof HEALTHY | 'putSuccess' | 'putsSuccess' | `consumerLag.${string}`
>;

/** The stream as its checks see it after two days of history. */
export const streamContext = (told: Told = {}): DescribedKinesis =>
  healthyBut(
    kinesisStream,
    {
      stage: STAGE,
      inventory: streamInventory(),
      published: HEALTHY,
      days: 2,
    },
    told,
  );

/** The inventory of a stream with these readers of enhanced fan-out. */
export function fannedOut(...names: string[]): KinesisInventory {
  return streamInventory({
    fanOutConsumers: names.length,
    consumers: {
      answer: names.map(name => ({
        name,
        status: 'ACTIVE',
        createdAt: '2025-06-02T08:00:00.000Z',
      })),
    },
  });
}

/** A function that Lambda reads the stream for, with what Lambda says of that. */
export function functionNeighbour(lastResult: string): Neighbour {
  return {
    direction: 'downstream',
    relation: 'event-source',
    facts: {
      stage: { ...STAGE, kind: 'lambda-function', name: 'plays' },
      inventory: {
        eventSources: { answer: [{ sourceArn: STAGE.arn, lastResult }] },
      },
      readings: {},
      samples: {},
      coverage: {},
      runs: [],
    },
  };
}

/** A delivery stream that reads the stream, and tells how far it is behind. */
export function deliveryNeighbour(sourceLag: Sample[]): Neighbour {
  const last = sourceLag[sourceLag.length - 1];
  return {
    direction: 'downstream',
    relation: 'source',
    facts: {
      stage: { ...STAGE, kind: 'firehose-stream' },
      inventory: {},
      readings: {
        sourceLag: {
          value: last.value,
          unit: 'seconds',
          at: new Date(last.at).toISOString(),
        },
      },
      samples: { sourceLag },
      coverage: { sourceLag: { currentSince: TEST_NOW - 10 * 60_000 } },
      runs: [],
    },
  };
}

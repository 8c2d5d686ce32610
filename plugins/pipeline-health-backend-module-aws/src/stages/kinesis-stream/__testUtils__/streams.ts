import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import {
  Neighbour,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { DescribedKinesis, KinesisContext } from '../context';
import { KinesisInventory } from '../KinesisInventory';
import { thresholds } from '../thresholds';

/** The clock of the tests. */
export const NOW = Date.parse('2026-03-02T12:00:00Z');
export const MINUTE = 60_000;

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
      asked: true,
      alarms: [
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

/** One value a minute, the last of them three minutes ago. */
export function minutes(
  count: number,
  value: number | ((minutesAgo: number) => number),
): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const minutesAgo = count - index + 2;
    return {
      at: NOW - minutesAgo * MINUTE,
      value: typeof value === 'number' ? value : value(minutesAgo),
    };
  });
}

/** What a healthy stream publishes. */
export function healthySamples(): { [metric: string]: Sample[] } {
  return {
    iteratorAge: minutes(180, 0.4),
    incomingRecords: minutes(180, 1_200),
    incomingBytes: minutes(180, 720_000),
    readRecords: minutes(180, 1_200),
    readBytes: minutes(180, 720_000),
    writesThrottled: minutes(180, 0),
    readsThrottled: minutes(180, 0),
  };
}

export function contextOf(is: Partial<KinesisContext> = {}): DescribedKinesis {
  return {
    stage: STAGE,
    describedAt: NOW,
    readings: {},
    samples: healthySamples(),
    runs: [],
    neighbours: [],
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, { warning, critical }]) => [
        name,
        { warning, critical },
      ]),
    ) as KinesisContext['thresholds'],
    now: NOW,
    ...is,
    inventory: is.inventory ?? streamInventory(),
  };
}

/** The healthy stream, with some of its samples replaced. */
export function withSamples(samples: {
  [metric: string]: Sample[];
}): Partial<KinesisContext> {
  return { samples: { ...healthySamples(), ...samples } };
}

/** A delivery stream that reads the stream, and tells how far it is behind. */
export function deliveryNeighbour(sourceLag: Sample[]): Neighbour {
  return {
    direction: 'downstream',
    relation: 'source',
    facts: {
      stage: { ...STAGE, kind: 'firehose-stream' },
      inventory: {},
      readings: {},
      samples: { sourceLag },
      runs: [],
    },
  };
}

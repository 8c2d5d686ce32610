import { RecordProducer } from '../firehose/StreamSettings';

/** Who reads a stream, as fast as it can. */
export interface RecordConsumer {
  /** Records a second, at most. */
  rate: number;
}

/** A reader with a throughput of its own (enhanced fan-out). */
export interface FanOutSettings {
  name: string;
  /** Records a second, at most; absent when it never reads. */
  rate?: number;
  createdAt: number;
}

/** What may change while a Kinesis stream lives. */
export interface KinesisConditions {
  producer?: RecordProducer;
  consumer?: RecordConsumer;
  shards: number;
  /** The share of the records that goes to one of the shards; 0 when they are spread evenly. */
  hotShard: number;
  /** Milliseconds. */
  retention: number;
  /** Whether one shard is read no further: its reader tries one bad batch again and again. */
  blockedShard: boolean;
  /** Whether the key that encrypts it can be used. */
  keyState: 'usable' | 'disabled';
}

/** A change of the conditions at a virtual time. */
export interface KinesisEvent {
  at: number;
  producer?: 'up' | 'down' | RecordProducer;
  consumer?: 'up' | 'down' | RecordConsumer;
  shards?: number;
  hotShard?: number;
  retention?: number;
  blockedShard?: boolean;
  keyState?: 'usable' | 'disabled';
  /** By the names of the readers with enhanced fan-out. */
  fanOut?: Record<string, 'up' | 'down' | RecordConsumer>;
}

/** What one minute of a Kinesis stream came to. */
export interface KinesisMinute {
  incoming: number;
  writesThrottled: number;
  /** What producers sent and the stream did not take, as its key cannot be used. */
  refused: number;
  /** Absent when nobody read. */
  read?: { records: number; behind: number; throttled: number };
  /** Of those readers with enhanced fan-out that read. */
  fanOut: Record<string, { records: number; behind: number }>;
}

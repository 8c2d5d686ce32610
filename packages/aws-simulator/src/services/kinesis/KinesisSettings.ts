import { RecordProducer } from '../firehose/StreamSettings';

/** Who reads a stream, as fast as it can. */
export interface RecordConsumer {
  /** Records a second, at most. */
  rate: number;
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
}

/** A change of the conditions at a virtual time. */
export interface KinesisEvent {
  at: number;
  producer?: 'up' | 'down' | RecordProducer;
  consumer?: 'up' | 'down' | RecordConsumer;
  shards?: number;
  hotShard?: number;
  retention?: number;
}

/** What one minute of a Kinesis stream came to. */
export interface KinesisMinute {
  incoming: number;
  writesThrottled: number;
  /** Absent when nobody read. */
  read?: { records: number; behind: number; throttled: number };
}

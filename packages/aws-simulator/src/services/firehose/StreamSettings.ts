import { TrafficSettings } from '../../traffic/Traffic';

/** Who puts records into a delivery stream, or into the stream it reads. */
export interface RecordProducer extends TrafficSettings {
  recordBytes: number;
}

/** The Kinesis stream that a delivery stream reads, as far as it matters to that. */
export interface RecordSource {
  /** Milliseconds that it keeps what nobody has read. */
  readonly retention: number;
  /** Of the records that are written in the minute that ends now, as many as it has room for. */
  accept(records: number, now: number): number;
}

/** How the destination takes what is delivered. */
export type DestinationState =
  | 'up'
  /** It does not answer. */
  | 'down'
  /** It refuses the role of the stream. */
  | 'refused'
  /** It blocks writes. */
  | 'blocked';

/** What may change while a delivery stream lives. */
export interface StreamConditions {
  producer?: RecordProducer;
  /** Whether it reads its Kinesis stream. */
  source: 'up' | 'down';
  destination: DestinationState;
  /** Records a second that the destination takes at most. */
  capacity: number;
  /** The share of records that the destination does not take. */
  rejects: number;
  /** The share of calls of the transform that fail. */
  transformFailures: number;
  /** The shares of the records it answers that it marks as Dropped and as ProcessingFailed. */
  dropped: number;
  processingFailed: number;
  /** Milliseconds of one call of the transform. */
  transformDuration: number;
  /** The share of records that cannot be converted. */
  conversionFailures: number;
  /** Whether the key can be used that encrypts what is put. */
  key: 'usable' | 'denied' | 'disabled' | 'invalid' | 'missing';
}

/** A change of the conditions at a virtual time. */
export interface StreamEvent
  extends Partial<Omit<StreamConditions, 'producer'>> {
  at: number;
  producer?: 'up' | 'down' | RecordProducer;
}

/** The configuration of a delivery stream, in plain terms. */
export interface StreamConfiguration {
  /** The name of the Kinesis stream it reads; without, records are put directly. */
  kinesis?: string;
  transform?: { function: string; enabled: boolean };
  destination:
    | { type: 'opensearch'; domain: string; index: string; rotation: string }
    | { type: 's3'; bucket: string; prefix: string };
  converts: boolean;
  ownKey: boolean;
  /** Milliseconds. */
  buffer: number;
  bufferMegabytes: number;
  /** Milliseconds. */
  retry: number;
  backup?: { bucket: string; prefix: string; mode: string };
  errorLog: boolean;
}

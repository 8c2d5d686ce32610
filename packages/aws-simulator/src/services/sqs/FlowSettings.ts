import { TrafficSettings } from '../../traffic/Traffic';

/** Who sends to a queue. */
export interface Producer extends TrafficSettings {
  messageBytes: number;
  /** Message groups of a FIFO queue, and the share of the first; each message has its own without. */
  groups?: number;
  hotGroup?: number;
}

/** Who receives from a queue. */
export interface Consumer {
  /** Messages a second it can process at most. */
  rate: number;
  /** Milliseconds it works on one message. */
  processing: number;
  /** Whether it extends the visibility timeout while it works. */
  heartbeat?: boolean;
  /** How long it hides what it failed at, in milliseconds; without, the timeout passes. */
  backoff?: Backoff;
}

/** Milliseconds that grow by a factor with every receive. */
export interface Backoff {
  first: number;
  factor: number;
  most: number;
}

/**
 * The simulated traffic of a queue, in plain terms.
 *
 * @public
 */
export interface FlowSettings {
  producer?: Producer;
  consumer?: Consumer;
  /** The share of new messages that the consumer never manages to process. */
  failures?: number;
}

/**
 * A change of the traffic of a queue. `up` is back to how it was set first.
 *
 * @public
 */
export interface FlowChange {
  producer?: 'up' | 'down' | Producer;
  consumer?: 'up' | 'down' | Consumer;
  /** 0 repairs the consumer: it now also manages what it failed at before. */
  failures?: number;
  /** Messages sent at once. */
  messages?: number;
}

/** A change of the traffic at a virtual time. */
export interface FlowEvent extends FlowChange {
  at: number;
}

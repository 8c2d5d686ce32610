import { TrafficSettings } from '../../traffic/Traffic';

/** A queue or stream that Lambda reads for a function. */
export interface EventSourceSettings {
  id: string;
  queue?: string;
  stream?: string;
  /** The reader of the stream with a throughput of its own, by which it is read. */
  consumer?: string;
  batch: number;
  state: string;
  stateReason: string;
  lastResult?: string;
  reportsFailedItems: boolean;
  splitsBatches: boolean;
  maximumRetries?: number;
  /** Milliseconds; older records are given up. */
  maximumAge?: number;
  onFailure?: string;
}

/** What Lambda does with events that nobody waits for. */
export interface AsynchronousSettings {
  /** Milliseconds. */
  maximumAge: number;
  maximumRetries: number;
  /** Where events go that were given up: an ARN. */
  onFailure?: string;
}

/** What may change while a function lives. */
export interface FunctionConditions {
  /** What calls it by itself. */
  calls?: TrafficSettings;
  /** Milliseconds of one call, on average. */
  duration: number;
  /** The share of calls that fail. */
  failures: number;
  /** The share of calls that are refused. */
  throttles: number;
  reservedConcurrency?: number;
  /** Whether Lambda reads its sources. */
  eventSources: 'Enabled' | 'Disabled';
  /** What Lambda says of the last thing it did with its sources. */
  lastResult?: string;
  state: string;
  stateReason?: string;
  stateReasonCode?: string;
  /** Whether what it fails on can be written to where it should go. */
  keeper: 'up' | 'down';
}

/** A change of the conditions at a virtual time. */
export interface FunctionEvent
  extends Partial<Omit<FunctionConditions, 'calls'>> {
  at: number;
  calls?: 'up' | 'down' | TrafficSettings;
  /** It is deployed anew. */
  deployed?: true;
}

/** The configuration of a function, in plain terms. */
export interface FunctionConfiguration {
  runtime: string;
  /** Milliseconds. */
  timeout: number;
  memoryMegabytes: number;
  role?: string;
  /** Where failed events go: an ARN. */
  deadLetter?: string;
  /** Nobody waits for the calls that are its own; absent when somebody does. */
  asynchronous?: AsynchronousSettings;
}

/** What one minute of a function came to. */
export interface FunctionMinute {
  invocations: number;
  errors: number;
  throttles: number;
  /** Milliseconds of the longest call. */
  duration: number;
  concurrent: number;
  /** Milliseconds behind its stream; absent when it reads none. */
  behind?: number;
  /** Of events that nobody waits for; absent when there are none. */
  events?: {
    received: number;
    /** Given up. */
    dropped: number;
    /** Milliseconds of the oldest that waits. */
    age: number;
    /** Given up, and not written to where they should go. */
    unkept: number;
  };
}

import { TrafficSettings } from '../../traffic/Traffic';

/** A queue or stream that Lambda reads for a function. */
export interface EventSourceSettings {
  id: string;
  queue?: string;
  stream?: string;
  batch: number;
  state: string;
  stateReason: string;
  lastResult?: string;
  reportsFailedItems: boolean;
  splitsBatches: boolean;
  maximumRetries?: number;
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
}

/** A change of the conditions at a virtual time. */
export interface FunctionEvent
  extends Partial<Omit<FunctionConditions, 'calls'>> {
  at: number;
  calls?: 'up' | 'down' | TrafficSettings;
}

/** The configuration of a function, in plain terms. */
export interface FunctionConfiguration {
  runtime: string;
  /** Milliseconds. */
  timeout: number;
  memoryMegabytes: number;
  state: string;
  /** Where failed events go: an ARN. */
  deadLetter?: string;
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
}

import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { AlarmCoverage } from '../../aws/access';

/** A queue or stream that Lambda reads on behalf of a function. */
export type EventSource = {
  id: string;
  /** Absent for sources outside of AWS. */
  sourceArn?: string;
  /** As AWS names it: `Enabled`. */
  state: string;
  /** Why it is in that state: `User action`. */
  stateReason?: string;
  /** As AWS words it: `OK`, `PROBLEM: Function call failed`. */
  lastResult?: string;
  changedAt?: string;
  batchSize?: number;
  /** Of streams: absent when batches are tried until their records expire. */
  maximumRetries?: number;
  /** Of streams: absent when records are tried until they expire. */
  maximumRecordAgeSeconds?: number;
  /** Whether a batch that fails is split in two. */
  splitsBatches: boolean;
  /** Whether the function can say which items of a batch failed. */
  reportsFailedItems: boolean;
  /** Where the description of a failed batch goes. */
  failureDestination?: string;
  /** Calls at a time that a queue may cause. */
  maximumConcurrency?: number;
};

/** Something that was asked, or why it could not be. */
export type Asked<T> =
  | { asked: true; answer: T }
  | { asked: false; code: StageProblem['code']; message: string };

/** What the configuration of a function says. */
export type LambdaConfiguration = {
  /** As AWS names it: `Active`. */
  state: string;
  stateReason?: string;
  /** As AWS names it: `Successful`. */
  lastUpdate?: string;
  lastUpdateReason?: string;
  /** `nodejs24.x`; absent for container images. */
  runtime?: string;
  packageType?: string;
  architectures: string[];
  timeoutSeconds: number;
  memoryBytes?: number;
  deployedAt?: string;
  /** Where events go that were given asynchronously and failed. */
  deadLetterTarget?: string;
  logGroup?: string;
};

/** The configuration and facts of a function. */
export type LambdaInventory = LambdaConfiguration & {
  /** Calls at a time that are kept for the function, and its limit; null without such a limit. */
  reservedConcurrency: Asked<number | null>;
  eventSources: Asked<EventSource[]>;
  alarms: AlarmCoverage;
};

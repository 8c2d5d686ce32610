import {
  answerOf,
  Asked,
  Check,
  CheckContext,
} from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../aws/access';
import type { LambdaThreshold } from './thresholds';

/** A queue or stream that Lambda reads on behalf of a function. */
export type EventSource = {
  id: string;
  /** Absent for sources outside of AWS. */
  sourceArn?: string;
  /** The reader with a throughput of its own by which a stream is read (enhanced fan-out). */
  consumer?: string;
  /** As AWS names it: `Enabled`. */
  state: string;
  /** Why it is in that state: `User action`. */
  stateReason?: string;
  /** As AWS words it: `OK`, `PROBLEM: Function call failed`. */
  lastResult?: string;
  changedAt?: string;
  batchSize?: number;
  /** For how long a batch may be gathered. */
  windowSeconds?: number;
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
  /** Batches of one shard that are worked on at a time; 1 when absent. */
  batchesPerShard?: number;
  /** Whether CloudWatch is told what becomes of its events, for a price. */
  countsEvents: boolean;
  /** Whether events that match no pattern are left out; absent where that was not asked yet. */
  filtersEvents?: boolean;
};

/** What Lambda does with events that nobody waits for. */
export type AsynchronousCalls = {
  maximumAgeSeconds: number;
  maximumRetries: number;
  /** Where events go that were given up. */
  failureDestination?: string;
};

/** What the configuration of a function says. */
export type LambdaConfiguration = {
  /** As AWS names it: `Active`. */
  state: string;
  stateReason?: string;
  /** As AWS names it: `SubnetOutOfIPAddresses`. */
  stateReasonCode?: string;
  /** As AWS names it: `Successful`. */
  lastUpdate?: string;
  lastUpdateReason?: string;
  /** `nodejs24.x`; absent for container images. */
  runtime?: string;
  packageType?: string;
  /** The role that it runs as. */
  role?: string;
  architectures: string[];
  timeoutSeconds: number;
  memoryBytes?: number;
  deployedAt?: string;
  /** The hash of the code that runs. */
  code?: string;
  /** Where events go that were given asynchronously and failed. */
  deadLetterTarget?: string;
  logGroup?: string;
};

/** The configuration and facts of a function. */
export type LambdaInventory = LambdaConfiguration & {
  /** Calls at a time that are kept for the function, and its limit; null without such a limit. */
  reservedConcurrency: Asked<number | null>;
  eventSources: Asked<EventSource[]>;
  /** What becomes of events that nobody waits for; absent where it was not asked yet. */
  asynchronous?: Asked<AsynchronousCalls>;
  alarms?: Asked<StageAlarm[]>;
};

/** What the rules of a function look at. */
export type LambdaContext = CheckContext<LambdaInventory, LambdaThreshold>;

/** The same, of a function that has been described. */
export type DescribedLambda = LambdaContext & { inventory: LambdaInventory };

/** A rule of a function. */
export type LambdaCheck = Check<LambdaInventory, LambdaThreshold>;

/** The sources that are known; none while they could not be asked for. */
export function sourcesOf({
  eventSources,
}: Pick<LambdaInventory, 'eventSources'>): EventSource[] {
  return answerOf(eventSources) ?? [];
}

/** Streams have records that expire; of them Lambda publishes how far behind it is. */
export function isStream({ sourceArn }: EventSource): boolean {
  return /^arn:[\w-]+:(kinesis|dynamodb):/.test(sourceArn ?? '');
}

/** Queues keep what is not deleted, and count how often it was received. */
export function isQueue({ sourceArn }: EventSource): boolean {
  return /^arn:[\w-]+:sqs:/.test(sourceArn ?? '');
}

/** How evidence names sources: those outside of AWS by the id of their mapping. */
export function arnsOf(sources: readonly EventSource[]): string[] {
  return sources.map(({ sourceArn, id }) => sourceArn ?? id);
}

/** What a person calls a source: the last part of its ARN. */
export function sourceName({ sourceArn, id }: EventSource): string {
  return sourceArn?.split(/[:/]/).pop() ?? id;
}

/** Where Lambda keeps events that it gave up; undefined when nothing does, or that is not known. */
export function keeperOf({
  deadLetterTarget,
  asynchronous,
}: Pick<LambdaInventory, 'deadLetterTarget' | 'asynchronous'>):
  | string
  | undefined {
  return answerOf(asynchronous)?.failureDestination ?? deadLetterTarget;
}

/** Lambda does not read it for the function, because somebody said so. */
export function isStopped({ state }: EventSource): boolean {
  return ['Disabled', 'Disabling'].includes(state);
}

/** What Lambda says is wrong with it; undefined while nothing is, or nobody lets it read. */
export function troubleOf(source: EventSource): string | undefined {
  return isStopped(source)
    ? undefined
    : [source.lastResult, source.stateReason].find(text =>
        /^PROBLEM/i.test(text ?? ''),
      );
}

/** It reads the source, but the function did not process what it was given. */
export function isCallTrouble(trouble: string | undefined): boolean {
  return /function call failed/i.test(trouble ?? '');
}

/** Lambda tries to read it, and says that it cannot. */
export function isTroubled(source: EventSource): boolean {
  return troubleOf(source) !== undefined;
}

/** The calls at a time that are kept for the function; undefined without a limit of its own. */
export function reservedOf({
  reservedConcurrency,
}: Pick<LambdaInventory, 'reservedConcurrency'>): number | undefined {
  return answerOf(reservedConcurrency) ?? undefined;
}

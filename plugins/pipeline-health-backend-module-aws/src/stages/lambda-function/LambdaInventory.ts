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

/** What a person calls a source: the last part of its ARN. */
export function sourceName({ sourceArn, id }: EventSource): string {
  return sourceArn?.split(/[:/]/).pop() ?? id;
}

/** Lambda does not read it for the function, because somebody said so. */
export function isStopped({ state }: EventSource): boolean {
  return ['Disabled', 'Disabling'].includes(state);
}

/** Lambda tries to read it, and says that it cannot. */
export function isTroubled(source: EventSource): boolean {
  return !isStopped(source) && /^PROBLEM/i.test(source.lastResult ?? '');
}

/** The calls at a time that are kept for the function; undefined without a limit of its own. */
export function reservedOf({
  reservedConcurrency,
}: Pick<LambdaInventory, 'reservedConcurrency'>): number | undefined {
  return answerOf(reservedConcurrency) ?? undefined;
}

import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { AttemptsQuestion } from '../../judging';
import {
  isStopped,
  isStream,
  isTroubled,
  LambdaContext,
  LambdaInventory,
  reservedOf,
  sourcesOf,
} from './LambdaInventory';
import { thresholds } from './thresholds';

/** A function that is this close to the newest record has caught up. */
const CAUGHT_UP_SECONDS = 60;
/** The least that Kinesis and DynamoDB streams keep. */
const LEAST_RETENTION_SECONDS = 86_400;

/** How far a function is behind its stream, now. */
export interface StreamLag {
  seconds: number;
  /** How long the stream keeps records. */
  retentionSeconds: number;
  /** Undefined while it has caught up. */
  secondsToLoss?: number;
  /** False when something keeps it from being called. */
  called: boolean;
  /** Epoch milliseconds; when that was last published. */
  lastAt: number;
}

/** Whether the function reads a stream; it may while that could not be asked for. */
export function mayReadStream({
  eventSources,
}: Pick<LambdaInventory, 'eventSources'>): boolean {
  return (
    'problem' in eventSources || sourcesOf({ eventSources }).some(isStream)
  );
}

/**
 * How far the function is behind; undefined when it reads no stream, or there
 * is nothing to read. What it was behind when it was last called it still is,
 * and more, where something keeps Lambda from calling it.
 */
export function streamLagOf(context: LambdaContext): StreamLag | undefined {
  const { inventory, readings, now } = context;
  const age = readings.iteratorAge;
  if (!inventory || !age || !mayReadStream(inventory)) {
    return undefined;
  }
  const called = currentReading(context, 'iteratorAge') !== undefined;
  const isLate = age.value > CAUGHT_UP_SECONDS;
  if (!called && !(isLate && isHeldUp(inventory, context))) {
    return undefined;
  }
  const lastAt = Date.parse(age.at);
  const elapsed = isLate ? Math.max(0, now - lastAt) / 1000 : 0;
  const seconds = age.value + elapsed;
  const retentionSeconds = retentionOf(context);
  return {
    seconds,
    retentionSeconds,
    called,
    lastAt,
    ...(isLate && { secondsToLoss: Math.max(0, retentionSeconds - seconds) }),
  };
}

/** What is judged of the lag of a function that is called. */
export function lagQuestion(
  context: LambdaContext,
  { retentionSeconds }: StreamLag,
): AttemptsQuestion {
  const { iteratorAge, iteratorAgeOfRetention } = context.thresholds;
  const share = iteratorAgeOfRetention.critical;
  return {
    samples: context.samples.iteratorAge,
    threshold: thresholds.iteratorAge,
    lines: {
      warning: iteratorAge.warning,
      critical:
        iteratorAge.critical ??
        (share === undefined ? undefined : share * retentionSeconds),
    },
    interval: 60,
    now: context.now,
    recovers: 'at-once',
  };
}

/** Lambda calls a function as long as there is something to read, unless one of these is in its way. */
function isHeldUp(inventory: LambdaInventory, context: LambdaContext): boolean {
  const throttles = currentReading(context, 'throttles');
  return (
    sourcesOf(inventory).some(
      source => isStream(source) && (isStopped(source) || isTroubled(source)),
    ) ||
    reservedOf(inventory) === 0 ||
    (throttles?.value ?? 0) > 0
  );
}

/** The shortest retention of the streams that it reads. */
function retentionOf({ neighbours }: LambdaContext): number {
  const known = neighbours.flatMap(({ direction, facts }) => {
    const retention = facts.inventory?.retentionSeconds;
    return direction === 'upstream' &&
      facts.stage.kind === 'kinesis-stream' &&
      typeof retention === 'number'
      ? [retention]
      : [];
  });
  return known.length ? Math.min(...known) : LEAST_RETENTION_SECONDS;
}

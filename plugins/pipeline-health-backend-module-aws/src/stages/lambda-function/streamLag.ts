import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { AttemptsQuestion, jumpedAt } from '../../judging';
import {
  EventSource,
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

/** For how long a record waits for the function, and what ends that. */
export interface RecordLife {
  seconds: number;
  /** What ends it: the stream, or that Lambda is told to give up what is older. */
  by: 'retention' | 'maximum-age';
}

/** How far a function is behind its stream, now. */
export interface StreamLag {
  seconds: number;
  /** The shortest of all that it reads. */
  life: RecordLife;
  /** Undefined while it has caught up, and when it began anew at an old position. */
  secondsToLoss?: number;
  /** False when something keeps it from being called. */
  called: boolean;
  /** Epoch milliseconds; when that was last published. */
  lastAt: number;
  /** Epoch milliseconds; when it began to read at an old position, for which nothing had waited. */
  restartedAt?: number;
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
  const lastAt = Date.parse(age.at);
  const isHeld =
    !called &&
    isHeldUp(inventory, context) &&
    (isLate || hasComeSince(lastAt, inventory, context));
  if (!called && !isHeld) {
    return undefined;
  }
  const elapsed = isLate || isHeld ? Math.max(0, now - lastAt) / 1000 : 0;
  const seconds = age.value + elapsed;
  const life = recordLifeOf(inventory, context);
  const restartedAt =
    called && isLate ? jumpedAt(context.samples.iteratorAge ?? []) : undefined;
  return {
    seconds,
    life,
    called,
    lastAt,
    ...(restartedAt !== undefined
      ? { restartedAt }
      : seconds > CAUGHT_UP_SECONDS && {
          secondsToLoss: Math.max(0, life.seconds - seconds),
        }),
  };
}

/** What is judged of the lag of a function that is called. */
export function lagQuestion(
  context: LambdaContext,
  { life }: StreamLag,
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
        (share === undefined ? undefined : share * life.seconds),
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
    inventory.state !== 'Active' ||
    reservedOf(inventory) === 0 ||
    (throttles?.value ?? 0) > 0
  );
}

/** Whether one of its streams took records after the last call; of what is no neighbour that is not known, so it counts as yes. */
function hasComeSince(
  lastAt: number,
  inventory: LambdaInventory,
  { neighbours }: LambdaContext,
): boolean {
  return sourcesOf(inventory)
    .filter(isStream)
    .some(({ sourceArn }) => {
      const stream = neighbours.find(
        ({ facts }) => facts.stage.arn === sourceArn,
      )?.facts;
      return (
        !stream ||
        (stream.samples.incomingRecords ?? []).some(
          ({ at, value }) => at > lastAt && value > 0,
        )
      );
    });
}

/** The shortest life of a record in what the function reads. */
function recordLifeOf(
  inventory: LambdaInventory,
  context: LambdaContext,
): RecordLife {
  const lives = sourcesOf(inventory)
    .filter(isStream)
    .map(source => lifeIn(source, context));
  return (
    lives.sort((left, right) => left.seconds - right.seconds)[0] ?? {
      seconds: LEAST_RETENTION_SECONDS,
      by: 'retention',
    }
  );
}

/**
 * Lambda gives up what is older than the maximum age of its mapping. A bucket
 * takes the records themselves then; any other destination is only told which
 * they were.
 */
function lifeIn(source: EventSource, context: LambdaContext): RecordLife {
  const retention = retentionOf(source, context);
  const { maximumRecordAgeSeconds: age, failureDestination } = source;
  const isKept = failureDestination?.startsWith('arn:aws:s3:');
  return age !== undefined && age < retention && !isKept
    ? { seconds: age, by: 'maximum-age' }
    : { seconds: retention, by: 'retention' };
}

/** What is not known counts as the least there is. */
function retentionOf(
  { sourceArn }: EventSource,
  { neighbours }: LambdaContext,
): number {
  const retention = neighbours.find(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.arn === sourceArn,
  )?.facts.inventory?.retentionSeconds;
  return typeof retention === 'number' ? retention : LEAST_RETENTION_SECONDS;
}

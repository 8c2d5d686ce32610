import {
  currentReading,
  LossClock,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownSamples, seconds } from '../../judging';
import { backupWrites } from './attempts';
import { bufferSeconds, FirehoseContext } from './FirehoseInventory';
import { unreadSource } from './source';
import { deliveryMs, freshness, undelivered } from './waiting';

/** Firehose keeps what is put into it for 24 hours; a Kinesis stream keeps its records at least as long. */
export const DAY_SECONDS = 86_400;
/** Beyond the buffer interval, records that still wait are late. */
const GRACE_SECONDS = 120;
/** The backup gathers for itself, up to 15 minutes. */
const BACKUP_SECONDS = 900;

/** Where the oldest record waits, by the variants of the sentence that tells of it. */
type Place = 'delivery' | 'backup' | 'source';

/** Records that wait for longer than they should. */
interface Waiting {
  place: Place;
  /** Of the oldest of them, since it came in. */
  ageSeconds: number;
}

/** The words of what the clock of a stream rests on. */
export const lossMessages = {
  'firehose-stream.loss-basis':
    'The oldest record that is not delivered is {{age}} old and is kept for {{retention}}.',
  'firehose-stream.loss-basis_backup':
    'The oldest record that neither the destination nor the backup has taken is {{age}} old and is kept for {{retention}}.',
  'firehose-stream.loss-basis_source':
    'The oldest record that the stream has not read is {{age}} old and is kept for {{retention}}.',
  'firehose-stream.loss-basis_given-up':
    'The oldest record that is not delivered is {{age}} old; nothing keeps what is given up after {{retention}}.',
};

/**
 * When the first record may be lost, over every place where one may wait and
 * every limit on how long. What the backup takes is safe: while it takes what
 * fails, only records that wait beyond all retries are in danger.
 */
export function lossClock(context: FirehoseContext): LossClock | undefined {
  const retention = retentionOf(context);
  const [oldest] = waitingRecords(context).sort(
    (left, right) => right.ageSeconds - left.ageSeconds,
  );
  if (!oldest) {
    return undefined;
  }
  const { place, ageSeconds } = oldest;
  const givenUp = place === 'delivery' ? givenUpAfter(context) : undefined;
  const limit = Math.min(retention ?? Infinity, givenUp ?? Infinity);
  return limit === Infinity
    ? undefined
    : {
        seconds: Math.max(0, limit - ageSeconds),
        retentionSeconds: limit,
        basis: {
          key: 'firehose-stream.loss-basis',
          variant: limit === givenUp ? 'given-up' : place,
          values: { age: seconds(ageSeconds), retention: seconds(limit) },
        },
      };
}

/** How long records survive undelivered; undefined for sources that do not tell. */
export function retentionOf(context: FirehoseContext): number | undefined {
  switch (context.inventory?.source.type) {
    case 'DirectPut':
      return DAY_SECONDS;
    case 'KinesisStreamAsSource':
      return retentionOfSource(context) ?? DAY_SECONDS;
    default:
      return undefined;
  }
}

function retentionOfSource({ neighbours }: FirehoseContext) {
  const source = neighbours.find(
    ({ direction, facts }) =>
      direction === 'upstream' && facts.stage.kind === 'kinesis-stream',
  );
  const retention = source?.facts.inventory?.retentionSeconds;
  return typeof retention === 'number' ? retention : undefined;
}

/** Destinations whose stream keeps in a bucket of its own whatever they do not take. */
function keepsFailed({ inventory }: FirehoseContext): boolean {
  const { backup, delivery, staging } = inventory ?? {};
  return Boolean(backup || delivery || staging);
}

/** Without a bucket for what fails, a record is dropped once it was retried for long enough. */
function givenUpAfter(context: FirehoseContext): number | undefined {
  const { retrySeconds } = context.inventory?.destination ?? {};
  return retrySeconds === undefined || keepsFailed(context)
    ? undefined
    : bufferSeconds(context.inventory) + retrySeconds;
}

function waitingRecords(context: FirehoseContext): Waiting[] {
  const backup = backupState(context);
  const late = bufferSeconds(context.inventory) + GRACE_SECONDS;
  // What is retried is not in danger where the backup takes it afterwards.
  const deliveryLate =
    backup === 'takes'
      ? deliveryMs(context) / 1000 + retrySecondsOf(context)
      : late;
  const backupLate =
    backup === 'fails'
      ? 0
      : deliveryMs(context) / 1000 + retrySecondsOf(context) + BACKUP_SECONDS;
  const lag = currentReading(context, 'sourceLag');
  const published = freshness(context);
  return [
    ...waiting(
      'source',
      lag && { at: Date.parse(lag.at), value: lag.value },
      late,
      context,
    ),
    ...waiting(
      'delivery',
      sinceRead(published, context),
      deliveryLate,
      context,
    ),
    ...waiting(
      'backup',
      sinceRead(backupFreshness(context, backup), context),
      backupLate,
      context,
    ),
    ...unread(context),
    ...(published ? [] : unseen(context)),
  ];
}

/** A buffer that was just emptied is young again: only what is late is sure to have aged since. */
function waiting(
  place: Place,
  sample: Sample | undefined,
  late: number,
  { now }: FirehoseContext,
): Waiting[] {
  return sample && sample.value > late
    ? [
        {
          place,
          ageSeconds: sample.value + Math.max(0, now - sample.at) / 1000,
        },
      ]
    : [];
}

/** The ages of the stream count from when it read a record, which may have waited in its source before. */
function sinceRead(
  sample: Sample | undefined,
  { samples }: FirehoseContext,
): Sample | undefined {
  const readAt = sample && sample.at - sample.value * 1000;
  const lag = samples.sourceLag?.findLast(({ at }) => at <= (readAt ?? 0));
  return sample && { at: sample.at, value: sample.value + (lag?.value ?? 0) };
}

/** What the last writes to the backup came to; undefined without a backup of what fails, or before it is needed. */
function backupState(context: FirehoseContext): 'takes' | 'fails' | undefined {
  if (
    !context.inventory?.backup ||
    context.inventory.backup.content === 'source'
  ) {
    return undefined;
  }
  const last = backupWrites(context)
    .flatMap(({ samples }) => samples?.at(-1) ?? [])
    .sort((left, right) => right.at - left.at || left.value - right.value)[0];
  if (!last) {
    return undefined;
  }
  return last.value < 1 ? 'fails' : 'takes';
}

/** The age of what waits for the backup, which is told at its writes only: it stands until one succeeds. */
function backupFreshness(
  context: FirehoseContext,
  state: 'takes' | 'fails' | undefined,
): Sample | undefined {
  const last = knownSamples(context, 'backupFreshness').at(-1);
  return state === 'fails' || currentReading(context, 'backupFreshness')
    ? last
    : undefined;
}

/** What lies in the source since the stream stopped to read it. */
function unread(context: FirehoseContext): Waiting[] {
  const since = unreadSource(context)?.since;
  return since === undefined
    ? []
    : [{ place: 'source', ageSeconds: (context.now - since) / 1000 }];
}

/** What came in and was not delivered, where no metric tells of its age. */
function unseen(context: FirehoseContext): Waiting[] {
  const waits = undelivered(context);
  return waits && waits.until - waits.since > deliveryMs(context)
    ? [{ place: 'delivery', ageSeconds: (context.now - waits.since) / 1000 }]
    : [];
}

function retrySecondsOf({ inventory }: FirehoseContext): number {
  return inventory?.destination?.retrySeconds ?? 0;
}

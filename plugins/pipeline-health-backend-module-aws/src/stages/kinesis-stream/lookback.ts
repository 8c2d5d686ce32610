import {
  currentReading,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  earliest,
  knownUntil,
  lookBackOver,
  retentionCutOf,
  severityOf,
  silenceLookback,
} from '../../judging';
import { lagsOf, lastRead, Reader, readersOf, STEADY_MS } from './lag';
import { KinesisContext } from './KinesisInventory';
import { thresholds } from './thresholds';

const DAY_MS = 86_400_000;
/** Who is so far behind, as a share of the retention, may soon read what is gone. */
const NEARLY = 0.9;
/** A consumer that lags for longer than this has done so since before all that is worth loading. */
const LONGEST_LAG_MS = 7 * DAY_MS;
/** CloudWatch keeps minutes for as long as this, to tell when a stream was last read. */
const LONGEST_SILENCE_MS = 15 * DAY_MS;

/**
 * How far back samples matter: of a stream that somebody reads no more, what
 * came in since the last read, and whether it was read all the time before; of
 * one that lags, since when; of one that was never seen read although records
 * come, whether it ever was; of a silent one, what was usual.
 */
export function lookback(context: KinesisContext): {
  [metric: string]: number;
} {
  const { inventory, now } = context;
  if (!inventory) {
    return {};
  }
  const readers = readersOf(context);
  return lookBackOver(context, {
    ...Object.fromEntries(
      readers.map(reader => [reader.metric, readLookback(context, reader)]),
    ),
    incomingRecords: earliest(
      silenceLookback(context, 'incomingRecords', now),
      expiryLookback(context),
      ...readers.map(reader => {
        const gone = goneSince(context, reader);
        return gone && Math.max(gone, now - LONGEST_SILENCE_MS);
      }),
    ),
  });
}

/** From when on came what may expire unread now, or did when the retention was cut. */
function expiryLookback(context: KinesisContext): number | undefined {
  const retention = context.inventory?.retentionSeconds;
  const [worst] = lagsOf(context);
  const longest = retentionCutOf(context)?.beforeSeconds ?? retention;
  return longest && retention && worst && worst.seconds > NEARLY * retention
    ? Math.max(
        context.now - longest * 1000 - SAMPLES_SINCE,
        context.now - LONGEST_SILENCE_MS,
      )
    : undefined;
}

/** When a reader that reads no more was seen last. */
function goneSince(
  context: KinesisContext,
  reader: Reader,
): number | undefined {
  const { metric } = reader;
  const last = lastRead(context, reader);
  return last &&
    !currentReading(context, metric) &&
    knownUntil(context, metric) > last.at
    ? last.at
    : undefined;
}

function readLookback(
  context: KinesisContext,
  reader: Reader,
): number | undefined {
  const { now } = context;
  if (!lastRead(context, reader)) {
    return currentReading(context, 'incomingRecords')
      ? now - LONGEST_SILENCE_MS
      : undefined;
  }
  const gone = goneSince(context, reader);
  if (gone === undefined) {
    return lagLookback(context, reader);
  }
  // Whether it was there all the time matters while others still read.
  return readersOf(context).length > 1 ? gone - STEADY_MS : undefined;
}

function lagLookback(
  { inventory, samples, thresholds: lines, now }: KinesisContext,
  { metric }: Reader,
): number | undefined {
  const ages = samples[metric] ?? [];
  const lagging = [ages[0], ages[ages.length - 1]].every(
    sample =>
      sample &&
      severityOf(sample.value, thresholds.iteratorAge, lines.iteratorAge),
  );
  const retention = (inventory?.retentionSeconds ?? 86_400) * 1000;
  return lagging ? now - Math.min(retention, LONGEST_LAG_MS) : undefined;
}

import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Lines, LineSeverity, severityOf } from './severityOf';

/**
 * What the newest attempts came to.
 */
export interface AttemptsVerdict {
  severity: LineSeverity;
  /** The mean of the judged attempts since it breaches, weighted by how much was tried. */
  value: number;
  worst: number;
  /** How many of the judged attempts breach, and of how many. */
  breaching: number;
  attempts: number;
  /** Epoch milliseconds of the first of the judged attempts. */
  from: number;
  /** Epoch milliseconds since when nearly each attempt breaches. */
  since: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ATTEMPTS = 5;
/** Attempts of which each comes so long after the one before are judged each for themselves. */
const SELDOM_SECONDS = 20 * 60;
/** CloudWatch keeps minutes for as long as this. */
const LONGEST = 15 * DAY;
/** Trouble that began earlier than this is old enough to be called three days old. */
const TROUBLE = 3 * DAY;

/** What is judged, and by what lines. */
export interface AttemptsQuestion {
  /** Complete samples, oldest first: one where something was attempted, none elsewhere. */
  samples: readonly Sample[] | undefined;
  /** How much was tried, such as calls or records, at the times of the samples; of the average where it is not known. */
  volume?: readonly Sample[];
  threshold: Pick<SeriesThreshold, 'breach'>;
  lines: Lines;
  /** Seconds between two attempts, as far as the configuration tells. */
  interval: number;
  /** Epoch milliseconds. */
  now: number;
  /** How soon one good attempt means that all is well: an age is what it is, of a share two must be good. */
  recovers?: 'at-once' | 'after-two';
}

/**
 * Judges a metric that only has a point where something was attempted, by its
 * last attempts however old, within a day or three of its own intervals.
 *
 * Where attempts follow each other closely 3 of the last 5 must breach, and
 * their mean, so that neither one retry nor one small failure flaps, and so must
 * the newest ones, so that what recovered is well. Where they are seldom, alone or
 * a few together, the last ones count until another says otherwise: a warning, and
 * critical when those before failed as well.
 */
export function judgeAttempts(
  question: AttemptsQuestion,
): AttemptsVerdict | undefined {
  const { samples = [], threshold, lines, now, interval } = question;
  const good = question.recovers === 'at-once' ? 1 : 2;
  const reach = reachOf(samples, interval);
  const newest = samples[samples.length - 1];
  if (!newest || newest.at < now - reach) {
    return undefined;
  }
  // From the newest on, so that the verdict stands while there is no newer one.
  const known = samples.filter(({ at }) => at >= newest.at - reach);
  const batch = lastBatch(known, interval);
  const isWholeBatch =
    batch.length < ATTEMPTS &&
    batch.every(it => severityOf(it.value, threshold, lines));
  const judged =
    batch.length === 1 || isWholeBatch
      ? lastStreak(known, threshold, lines)
      : closeAttempts(known, threshold, lines, good);
  if (!judged.length) {
    return undefined;
  }
  const mean = meanOf(judged, question.volume);
  const worstLine = severityOf(mean, threshold, lines);
  if (!worstLine) {
    return undefined;
  }
  const breaching = judged.filter(it => severityOf(it.value, threshold, lines));
  const critical = judged.filter(
    it => severityOf(it.value, threshold, lines) === 'critical',
  );
  // Two attempts of one batch tell no more than one.
  const isFirst = judged.length <= batch.length && batch.length < known.length;
  const need = judged.length === ATTEMPTS || isFirst ? 3 : 2;
  const values = judged.map(it => it.value);
  const since = breachingSince(samples, threshold, lines);
  return {
    severity:
      worstLine === 'critical' && critical.length >= need
        ? 'critical'
        : 'warning',
    // What went well before is none of what is told since then.
    value: meanOf(
      judged.filter(({ at }) => at >= since),
      question.volume,
    ),
    worst:
      threshold.breach === 'below' ? Math.min(...values) : Math.max(...values),
    breaching: breaching.length,
    attempts: judged.length,
    from: judged[0].at,
    since,
  };
}

/**
 * From when on older attempts matter: where the last known one breaches and too
 * few are known to tell how the others went and how often they come, or where
 * the trouble may have begun before all that is known.
 */
export function attemptsLookback({
  samples = [],
  last = samples[samples.length - 1],
  threshold,
  lines,
  now,
}: Pick<AttemptsQuestion, 'samples' | 'threshold' | 'lines' | 'now'> & {
  /** The newest value known, however old; that of the samples when absent. */
  last?: { value: number };
}): number | undefined {
  const breaches = (sample: { value: number } | undefined) =>
    sample && severityOf(sample.value, threshold, lines);
  if (!breaches(last)) {
    return undefined;
  }
  if (samples.length < ATTEMPTS) {
    return now - LONGEST;
  }
  return breaches(samples[0]) ? now - TROUBLE : undefined;
}

/**
 * For how many milliseconds attempts count: a day, or three intervals, which
 * are those of the configuration or, where data comes more seldom, those at
 * which it came. A single attempt does not tell when the next is due.
 */
function reachOf(samples: readonly Sample[], interval: number): number {
  const pauses = samples
    .slice(1)
    .map(({ at }, index) => at - samples[index].at);
  const longest = pauses.length ? Math.max(...pauses) : Infinity;
  return Math.max(DAY, 3 * interval * 1000, 3 * longest);
}

/** The newest attempts, back to a pause after which each is judged for itself. */
function lastBatch(samples: readonly Sample[], interval: number): Sample[] {
  const pause = 1000 * Math.max(SELDOM_SECONDS, 2 * interval);
  const last = samples.findLastIndex(
    ({ at }, index) => index > 0 && at - samples[index - 1].at > pause,
  );
  return samples.slice(Math.max(last, 0));
}

/** The newest attempts as long as all of them breach, at most five. */
function lastStreak(
  samples: readonly Sample[],
  threshold: Pick<SeriesThreshold, 'breach'>,
  lines: Lines,
): Sample[] {
  const newest = samples.slice(-ATTEMPTS);
  const good = newest.findLastIndex(
    ({ value }) => !severityOf(value, threshold, lines),
  );
  return newest.slice(good + 1);
}

/** The newest attempts if enough of them breach, and not all of the last `good` ones are well. */
function closeAttempts(
  samples: readonly Sample[],
  threshold: Pick<SeriesThreshold, 'breach'>,
  lines: Lines,
  good: number,
): Sample[] {
  const newest = samples.slice(-ATTEMPTS);
  const breaches = newest.map(({ value }) =>
    Boolean(severityOf(value, threshold, lines)),
  );
  const need = newest.length === ATTEMPTS ? 3 : 2;
  const lasts = breaches.slice(-good).some(Boolean);
  return lasts && breaches.filter(Boolean).length >= need ? newest : [];
}

function meanOf(
  judged: readonly Sample[],
  volume: readonly Sample[] | undefined,
): number {
  const weights = new Map(volume?.map(({ at, value }) => [at, value]));
  const known = judged.flatMap(({ at }) => weights.get(at) ?? []);
  const average = known.length
    ? known.reduce((sum, value) => sum + value, 0) / known.length
    : 1;
  const weightOf = ({ at }: Sample) => Math.max(weights.get(at) ?? average, 0);
  const total = judged.reduce((sum, it) => sum + weightOf(it), 0);
  return total > 0
    ? judged.reduce((sum, it) => sum + it.value * weightOf(it), 0) / total
    : judged.reduce((sum, it) => sum + it.value, 0) / judged.length;
}

/** Epoch milliseconds since when nearly each of the samples breaches; one must. */
export function breachingSince(
  samples: readonly Sample[],
  threshold: Pick<SeriesThreshold, 'breach'>,
  lines: Lines,
): number {
  const breaches = ({ value }: Sample) => severityOf(value, threshold, lines);
  let first = samples.length;
  let calm = 0;
  // One good attempt in between does not end a stretch of bad ones.
  for (let index = samples.length - 1; index >= 0 && calm < 2; index--) {
    if (breaches(samples[index])) {
      first = index;
      calm = 0;
    } else {
      calm++;
    }
  }
  return samples[Math.min(first, samples.length - 1)].at;
}

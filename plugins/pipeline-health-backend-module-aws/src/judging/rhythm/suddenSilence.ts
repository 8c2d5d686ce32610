import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Rhythm,
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../knownUntil';
import { isQuietOnSomeDays, usualPauseAt } from './pauses';
import { usualIn } from './usual';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOT_MS = 5 * MINUTE;
const USUAL_MS = 3 * HOUR;
/** Of five-minute slots before the silence, this share must have had something. */
const USUAL_SHARE = 0.8;
/** Until then it may be a pause. */
const SILENT_AFTER_MS = HOUR / 6;
/** Nothing is kept by CloudWatch in minutes for longer than this. */
const LONGEST_MS = 15 * DAY;
/** Fewer may be missing by chance. */
const LEAST_MISSED = 12;

/** Something that came before, and comes no more. */
export interface Silence {
  seconds: number;
  /** For how long of it something would usually have come; 0 for what is idle now and then. */
  missedSeconds: number;
  /** Epoch milliseconds of the last minute with something. */
  lastAt: number;
  /** What came before, where it came nearly all the time. */
  usualPerMinute?: number;
  /** For how long at most nothing usually came at this time, where it did not. */
  usualPauseSeconds?: number;
  /** On how many days this rests. */
  usualDays?: number;
  /** On some other days it is as quiet at this time, so that this may be such a day: at the end of a week, or a holiday. */
  maybeQuietDay: boolean;
}

type Known = Pick<StageFacts, 'samples' | 'coverage' | 'readings' | 'rhythms'>;

/**
 * For how long nothing has come of what usually comes: in nearly every five
 * minutes of the three hours before, or at this time of the day or the week.
 * Hours in which nothing usually comes do not count.
 *
 * A silence lasts until something comes: where its beginning is older than the
 * samples that are kept, what was found before still holds.
 */
export function suddenSilence(
  facts: Known,
  metric: string,
  previous: Finding | undefined,
): Silence | undefined {
  const arrivals = (facts.samples[metric] ?? []).filter(
    ({ value }) => value > 0,
  );
  const lastAt = lastArrivalAt(facts, metric, arrivals, previous);
  const until = knownUntil(facts, metric);
  const seconds = lastAt === undefined ? 0 : (until - lastAt) / 1000 - 60;
  if (lastAt === undefined || seconds <= 0) {
    return undefined;
  }
  const silence = { seconds, lastAt };
  const rhythm = facts.rhythms?.[metric];
  const usualPerMinute =
    usualBefore(lastAt, arrivals) ?? usualOf(previous, lastAt);
  return (
    (usualPerMinute === undefined
      ? undefined
      : endOfFlow(silence, rhythm, usualPerMinute)) ??
    missedArrival(silence, rhythm) ?? {
      ...silence,
      missedSeconds: 0,
      maybeQuietDay: false,
    }
  );
}

type Begun = Pick<Silence, 'seconds' | 'lastAt'>;

/** Of what came nearly all the time, the time counts until the first hour in which it usually rests. */
function endOfFlow(
  silence: Begun,
  rhythm: Rhythm | undefined,
  usualPerMinute: number,
): Silence | undefined {
  const begin = silence.lastAt + MINUTE;
  const end = begin + silence.seconds * 1000;
  let missedMs = 0;
  let missed = 0;
  let usualDays: number | undefined;
  for (let at = begin; at < end; ) {
    const hour = Math.floor(at / HOUR) * HOUR;
    const next = Math.min(end, hour + HOUR);
    const usual = usualIn(
      rhythm,
      { from: hour, to: hour + HOUR },
      silence.lastAt,
    );
    if (usual && usual.least <= 0) {
      break;
    }
    missedMs += next - at;
    missed += ((next - at) / HOUR) * (usual?.low ?? usualPerMinute * 60);
    usualDays = usual?.days ?? usualDays;
    at = next;
  }
  return missedMs > 0 && (!rhythm || missed >= LEAST_MISSED)
    ? {
        ...silence,
        missedSeconds: missedMs / 1000,
        usualPerMinute,
        usualDays,
        maybeQuietDay: false,
      }
    : undefined;
}

/** Of what comes now and then, the time counts that is longer than any pause which is usual at this time. */
function missedArrival(
  silence: Begun,
  rhythm: Rhythm | undefined,
): Silence | undefined {
  const now = silence.lastAt + MINUTE + silence.seconds * 1000;
  const pause = rhythm && usualPauseAt(rhythm, now, silence.lastAt);
  const missedMs = pause ? now - silence.lastAt - pause.longest : 0;
  return pause && missedMs > 0
    ? {
        ...silence,
        missedSeconds: missedMs / 1000,
        usualPauseSeconds: pause.longest / 1000,
        usualDays: pause.days,
        maybeQuietDay:
          missedMs < DAY && isQuietOnSomeDays(rhythm, now, silence.lastAt),
      }
    : undefined;
}

/**
 * From when on samples tell what was usual before something fell silent: some
 * hours before its last sample, or as far back as there is anything when none
 * is known. Undefined while it comes.
 */
export function silenceLookback(
  facts: Known,
  metric: string,
  now: number,
): number | undefined {
  const until = knownUntil(facts, metric);
  const reading = facts.readings[metric];
  if (until === -Infinity) {
    return undefined;
  }
  if (!reading) {
    return now - LONGEST_MS;
  }
  const at = Date.parse(reading.at);
  if (until - at > SILENT_AFTER_MS) {
    return Math.max(at - USUAL_MS - HOUR, now - LONGEST_MS);
  }
  // Some publishers tell of nothing as zeros.
  const lastAt = lastHourOf(facts.rhythms?.[metric]) ?? now;
  return facts.samples[metric]?.some(({ value }) => value > 0) ||
    lastAt < now - 2 * DAY
    ? undefined
    : now - 27 * HOUR;
}

/** The newest arrival known, however old: of the samples, of what is kept of the series, or of what was found before. */
function lastArrivalAt(
  { readings, rhythms }: Pick<StageFacts, 'readings' | 'rhythms'>,
  metric: string,
  arrivals: readonly Sample[],
  previous: Finding | undefined,
): number | undefined {
  const last = arrivals[arrivals.length - 1];
  const reading = readings[metric];
  if (last) {
    return last.at;
  }
  if (reading && reading.value > 0) {
    return Date.parse(reading.at);
  }
  if (previous?.onsetAt !== undefined) {
    return Date.parse(previous.onsetAt);
  }
  return lastHourOf(rhythms?.[metric]);
}

/** The last minute of the newest hour with something. */
function lastHourOf(rhythm: Rhythm | undefined): number | undefined {
  const hour = rhythm?.sums.findLastIndex(sum => sum > 0) ?? -1;
  return rhythm && hour >= 0
    ? rhythm.from + (hour + 1) * HOUR - MINUTE
    : undefined;
}

function usualBefore(
  lastAt: number,
  arrivals: readonly Sample[],
): number | undefined {
  const before = arrivals.filter(({ at }) => at > lastAt - USUAL_MS);
  const slots = new Set(before.map(({ at }) => Math.floor(at / SLOT_MS)));
  if (slots.size < (USUAL_MS / SLOT_MS) * USUAL_SHARE) {
    return undefined;
  }
  const minutes = (lastAt - before[0].at) / MINUTE + 1;
  return before.reduce((sum, { value }) => sum + value, 0) / minutes;
}

/** What was usual by the finding before, if it is of the same silence. */
function usualOf(
  previous: Finding | undefined,
  lastAt: number,
): number | undefined {
  const usual = previous?.message.values.usual;
  return isSameSilence(previous, lastAt) && typeof usual === 'number'
    ? usual
    : undefined;
}

/** Whether a finding before was of the silence that began then. */
export function isSameSilence(
  previous: Finding | undefined,
  lastAt: number,
): previous is Finding {
  return (
    previous?.onsetAt !== undefined &&
    Math.abs(Date.parse(previous.onsetAt) - lastAt) <= SLOT_MS
  );
}

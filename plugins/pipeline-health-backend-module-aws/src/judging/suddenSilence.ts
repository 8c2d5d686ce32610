import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from './knownUntil';

const HOUR = 3_600_000;
const SLOT_MS = 300_000;
const USUAL_MS = 3 * HOUR;
/** Of five-minute slots before the silence, this share must have had something. */
const USUAL_SHARE = 0.8;
/** Until then it may be a pause. */
const SILENT_AFTER_MS = HOUR / 6;
/** Nothing is kept by CloudWatch in minutes for longer than this. */
const LONGEST_MS = 15 * 24 * HOUR;

/** Something that came nearly all the time, and comes no more. */
export interface Silence {
  seconds: number;
  /** Epoch milliseconds of the last minute with something. */
  lastAt: number;
  usualPerMinute: number;
}

/**
 * For how long nothing has come of what came in nearly every five minutes of
 * the three hours before; undefined for what is idle now and then.
 *
 * A silence lasts until something comes: where its beginning is older than the
 * samples that are kept, what was found before still holds.
 */
export function suddenSilence(
  facts: Pick<StageFacts, 'samples' | 'coverage' | 'readings'>,
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
  const usualPerMinute =
    usualBefore(lastAt, arrivals) ?? usualOf(previous, lastAt);
  return usualPerMinute === undefined
    ? undefined
    : { seconds, lastAt, usualPerMinute };
}

/**
 * From when on samples tell what was usual before something fell silent: some
 * hours before its last sample, or as far back as there is anything when none
 * is known. Undefined while it comes.
 */
export function silenceLookback(
  facts: Pick<StageFacts, 'samples' | 'readings' | 'coverage'>,
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
  return facts.samples[metric]?.some(({ value }) => value > 0)
    ? undefined
    : now - 27 * HOUR;
}

/** The newest arrival known, however old: of the samples, of what is kept of the series, or of what was found before. */
function lastArrivalAt(
  { readings }: Pick<StageFacts, 'readings'>,
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
  return previous?.onsetAt === undefined
    ? undefined
    : Date.parse(previous.onsetAt);
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
  const minutes = (lastAt - before[0].at) / 60_000 + 1;
  return before.reduce((sum, { value }) => sum + value, 0) / minutes;
}

/** What was usual by the finding before, if it is of the same silence. */
function usualOf(
  previous: Finding | undefined,
  lastAt: number,
): number | undefined {
  const usual = previous?.message.values.usual;
  const isSame =
    previous?.onsetAt !== undefined &&
    Math.abs(Date.parse(previous.onsetAt) - lastAt) <= SLOT_MS;
  return isSame && typeof usual === 'number' ? usual : undefined;
}

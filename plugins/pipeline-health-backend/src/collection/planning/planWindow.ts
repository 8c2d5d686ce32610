import {
  provisionalFor,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import { nextDue } from './dueTimes';

/** How much of a series is asked for. All durations are milliseconds. */
export interface WindowSettings {
  /** How much history a series starts with. */
  backfill: number;
  /** How far back known points are asked for again. */
  overlap: number;
  /** How long samples are kept; nothing older is asked for. */
  retention: number;
}

/** How many periods a series starts with at least: what comes seldom has few points. */
const FIRST_PERIODS = 24;

/** How much of its history a series is asked for at once. */
const SLICE = 24 * 3_600_000;

/** How often it is looked for points that came later than the overlap reaches back. */
const LATE_EVERY = 3_600_000;

/** So many groups of series do that at times of their own: few, so that their longer windows fill calls. */
const LATE_GROUPS = 4;

/** Whether a period has become complete since a series was asked for. */
export function isBehind(
  series: { watermark?: number; period: number },
  now: number,
): boolean {
  return (series.watermark ?? 0) < completeUntil(series, now);
}

/** Up to where the periods of a series are complete. */
function completeUntil(series: { period: number }, now: number): number {
  const period = series.period * 1000;
  return Math.floor((now - provisionalFor(series)) / period) * period;
}

/**
 * The window to ask a series for: from its watermark, less the overlap, up to
 * the newest period that is complete. After a pause the window is longer, and
 * so it is once an hour, because some points come an hour late: points are free.
 * From further back when a verdict needs what was never asked for. At first
 * sight only what its checks look at. Undefined when no period has become
 * complete since.
 */
export function planWindow(
  series: {
    id: number;
    watermark?: number;
    askedFrom?: number;
    wantedFrom?: number;
    period: number;
  },
  settings: WindowSettings,
  now: number,
): { from: number; to: number } | undefined {
  const period = series.period * 1000;
  const align = (time: number) => Math.floor(time / period) * period;
  const to = completeUntil(series, now);
  const oldest = align(now - settings.retention);
  if (series.watermark === undefined) {
    const first = Math.min(
      settings.backfill,
      Math.max(SAMPLES_SINCE, FIRST_PERIODS * period),
    );
    const from = Math.max(align(now - first), oldest);
    return { from: Math.min(from, to - period), to };
  }
  const { askedFrom = Infinity, wantedFrom = Infinity } = series;
  if (wantedFrom < askedFrom) {
    const from = Math.max(align(wantedFrom), oldest);
    return from < to ? { from, to } : undefined;
  }
  const isLateLook =
    nextDue(series.id % LATE_GROUPS, LATE_EVERY, series.watermark) <= to;
  const known = align(series.watermark - settings.overlap);
  // What was before is history, which is asked for in its own time.
  const late = Math.max(
    series.watermark - SAMPLES_SINCE,
    series.askedFrom ?? 0,
  );
  const from = Math.max(
    isLateLook ? Math.min(known, align(late)) : known,
    oldest,
  );
  return isBehind(series, now) && from < to ? { from, to } : undefined;
}

/**
 * The window of a series' history to ask for next: what was just before the
 * first that is known. Undefined when all that it starts with is known.
 */
export function planHistory(
  { askedFrom, period }: { askedFrom: number; period: number },
  { backfill, retention }: WindowSettings,
  now: number,
): { from: number; to: number } | undefined {
  const milliseconds = period * 1000;
  const target =
    Math.ceil((now - Math.min(backfill, retention)) / milliseconds) *
    milliseconds;
  return askedFrom > target
    ? { from: Math.max(target, askedFrom - SLICE), to: askedFrom }
    : undefined;
}

import { formatDuration as formatWhole } from '@pipeline-health/plugin-pipeline-health-common';
import { currentLocale } from './locale';

/**
 * A duration in at most two neighbouring units, rounded down: `4 h 12 min`,
 * `3 d 2 h`, `45 s`.
 */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) {
    return '–';
  }
  const sign = seconds < 0 ? '−' : '';
  const size = Math.abs(seconds);
  return size > 0 && size < 1
    ? `${Math.round(size * 1_000)} ms`
    : sign + formatWhole(size, currentLocale());
}

/** One part of a countdown, such as `07` and `min`. */
export type ClockPart = [digits: string, unit: string];

const [SECOND, MINUTE, HOUR, DAY] = [1, 60, 3_600, 86_400];

/**
 * A countdown whose digits keep their places: 3 h 07 min 09 s within the last
 * day, days and hours before.
 */
export function clockParts(seconds: number): ClockPart[] {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / HOUR);
  if (whole >= DAY) {
    return [
      [String(Math.floor(whole / DAY)), unitOf(DAY)],
      [String(hours % 24), unitOf(HOUR)],
    ];
  }
  const rest: ClockPart[] = [
    [two(Math.floor((whole % HOUR) / MINUTE)), unitOf(MINUTE)],
    [two(whole % MINUTE), unitOf(SECOND)],
  ];
  return hours > 0 ? [[String(hours), unitOf(HOUR)], ...rest] : rest;
}

/** The unit of so many seconds, as durations are written. */
function unitOf(seconds: number): string {
  return formatDuration(seconds).replace(/[\d\s]/g, '');
}

import { inLocale } from './locale';

const TIME_OF_DAY = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;

const local = inLocale(
  locale =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...TIME_OF_DAY,
    }),
);
const hour = inLocale(locale => new Intl.DateTimeFormat(locale, TIME_OF_DAY));
const zoned = inLocale(
  locale =>
    new Intl.DateTimeFormat(locale, { ...TIME_OF_DAY, timeZoneName: 'short' }),
);
const day = inLocale(
  locale => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
);
const month = inLocale(
  locale =>
    new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' }),
);

/** Seconds from an ISO 8601 time until `now`, never below zero. */
export function secondsSince(iso: string, now: number): number {
  return Math.max(0, (now - Date.parse(iso)) / 1_000);
}

/** A time in the zone of whoever looks: `Tue, Feb 3, 14:05`. */
export function formatLocal(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : local().format(date);
}

/** The same time in UTC: `2026-02-03 14:05:00 UTC`. */
export function formatUtc(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? String(at)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The time of day and the zone of whoever looks: `14:05 GMT+1`. */
export function formatTimeOfDay(at: number): string {
  return zoned().format(at);
}

/** A day in the zone of whoever looks: `Feb 3`. */
export function formatDay(at: number): string {
  return day().format(at);
}

/** The label of a tick on a time axis that spans so many seconds. */
export function formatTick(at: number | Date, spanSeconds: number): string {
  const date = new Date(at);
  if (spanSeconds > 180 * 86_400) {
    return month().format(date);
  }
  const midnight = date.getHours() === 0 && date.getMinutes() === 0;
  return spanSeconds > 2 * 86_400 || midnight
    ? day().format(date)
    : hour().format(date);
}

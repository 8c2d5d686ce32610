const LOCAL = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const HOUR = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
});
const TIME_OF_DAY = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
});

const MONTH = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
});

/** Seconds from an ISO 8601 time until `now`, never below zero. */
export function secondsSince(iso: string, now: number): number {
  return Math.max(0, (now - Date.parse(iso)) / 1_000);
}

/** A time in the zone of whoever looks: `Tue, 3 Feb, 14:05`. */
export function formatLocal(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : LOCAL.format(date);
}

/** The same time in UTC: `2026-02-03 14:05:00 UTC`. */
export function formatUtc(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? String(at)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The time of day and the zone of whoever looks: `14:05 CET`. */
export function formatTimeOfDay(at: number): string {
  return TIME_OF_DAY.format(at);
}

/** A day in the zone of whoever looks: `3 Feb`. */
export function formatDay(at: number): string {
  return DAY.format(at);
}

/** The label of a tick on a time axis that spans so many seconds. */
export function formatTick(at: number | Date, spanSeconds: number): string {
  const date = new Date(at);
  if (spanSeconds > 180 * 86_400) {
    return MONTH.format(date);
  }
  const midnight = date.getHours() === 0 && date.getMinutes() === 0;
  return spanSeconds > 2 * 86_400 || midnight
    ? DAY.format(date)
    : HOUR.format(date);
}

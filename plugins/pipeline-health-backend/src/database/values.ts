/** PostgreSQL answers big integers as strings. */
export type Stored = number | string | null;

/** A number, whatever the database answers it as. */
export function numberOf(value: Stored): number | undefined {
  return value === null ? undefined : Number(value);
}

/** How far a time may lie ahead of now and still be taken for past. */
export const CLOCK_SLACK = 60_000;

/** A time that is past: what lies in the future was told by a wrong clock, and is not known. */
export function pastOf(value: Stored, now: number): number | undefined {
  const time = numberOf(value);
  return time !== undefined && time <= now + CLOCK_SLACK ? time : undefined;
}

/** A text that others wrote, as every database takes it: PostgreSQL stores no NUL. */
export function textOf(value: string): string {
  return value.replaceAll('\0', '');
}

/** The last time that ISO 8601 and JavaScript can tell. */
const LAST_TIME = 8.64e15;

/** ISO 8601 of stored epoch milliseconds; undefined for a time that never comes. */
export function timeOf(value: Stored): string | undefined {
  return value === null || Number(value) > LAST_TIME
    ? undefined
    : new Date(Number(value)).toISOString();
}

/** The value of a column that holds JSON. */
export function jsonOf<T>(value: string | null): T | undefined {
  return value === null ? undefined : (JSON.parse(value) as T);
}

/** JSON for a column; absent becomes null. */
export function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** Keys below a prefix that begin with the hour, as Firehose writes them: `2026/03/02/10/`. */
const HOURS = /^\d{4}\/\d\d\/\d\d\/\d\d\//;
/** Keys that begin with the day in one folder or several: `dt=2026-03-02/`, `year=2026/month=03/day=02/`. */
const DAYS = /^([^\d/]*)\d{4}(\D{1,9})\d\d(\D{1,9})\d\d(?!\d)/;

const HOUR_MS = 3_600_000;

/**
 * The key to begin behind so that only objects since a time are listed, in epoch
 * milliseconds; undefined when the first key does not begin with a time. Names
 * may be of an earlier time than the object, and of any time zone.
 */
export function newKeysFrom(
  prefix: string,
  firstKey: string | undefined,
  since: number,
): string | undefined {
  const key = firstKey?.slice(prefix.length) ?? '';
  if (HOURS.test(key)) {
    const hour = new Date(since - HOUR_MS).toISOString().slice(0, 13);
    return `${prefix}${hour.replace(/[-T]/g, '/')}`;
  }
  const [, before, afterYear, afterMonth] = DAYS.exec(key) ?? [];
  if (before === undefined) {
    return undefined;
  }
  const [year, month, day] = new Date(since - 14 * HOUR_MS)
    .toISOString()
    .slice(0, 10)
    .split('-');
  return `${prefix}${before}${year}${afterYear}${month}${afterMonth}${day}`;
}

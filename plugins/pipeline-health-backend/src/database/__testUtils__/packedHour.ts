import { emptyHour, packHour } from '../packing';

const MINUTE = 60_000;

/** An hour since 1970 as it is stored when all its minutes until a time are known. */
export function packedHour(
  hour: number,
  until: number,
  valueAt: (at: number) => number,
): Buffer {
  const entry = emptyHour(hour);
  entry.asked.forEach((_, minute) => {
    const at = (hour * 60 + minute) * MINUTE;
    if (at < until) {
      entry.asked[minute] = true;
      entry.values[minute] = valueAt(at);
    }
  });
  return packHour(entry);
}

import { emptyHour, HourOfSamples } from '../packing';
import { emptySlots, setAsked, Slots } from '../slots';

const MINUTE = 60_000;
/** The bytes of what was asked for, and of each value. */
const BYTES = 8;

/** An hour as the first release stores it, with eight bytes for whatever value. */
export function wideHour({ asked, values }: HourOfSamples): Slots {
  const packed = emptySlots(BYTES);
  asked.forEach((isAsked, slot) => isAsked && setAsked(packed, slot));
  values.forEach((value, slot) =>
    packed.writeDoubleLE(value, BYTES + slot * BYTES),
  );
  return packed;
}

/** The hour so many hours since 1970, of which all minutes until a time are known, as the first release stores it. */
export function wideHourUntil(
  hour: number,
  until: number,
  valueAt: (at: number) => number,
): Slots {
  const entry = emptyHour(hour);
  entry.asked.forEach((_, minute) => {
    const at = (hour * 60 + minute) * MINUTE;
    if (at < until) {
      entry.asked[minute] = true;
      entry.values[minute] = valueAt(at);
    }
  });
  return wideHour(entry);
}

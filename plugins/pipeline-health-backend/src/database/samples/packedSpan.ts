import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DAY, HOUR, MINUTE } from '../packing';
import { readNumbers, writeNumbers } from './numbers';
import { emptyStep, RolledStep } from './rollUp';

/** A resolution in which series are rolled up. All times are milliseconds. */
export interface RollUp {
  step: number;
  /** What one packed row holds. */
  span: number;
}

/** The resolutions in which series are kept beside what was measured, the finest first. */
export const ROLL_UPS = {
  fiveMinutes: { step: 5 * MINUTE, span: DAY },
  // A row of a day alone would be mostly its own overhead.
  hours: { step: HOUR, span: 16 * DAY },
} as const satisfies { [name: string]: RollUp };

/** The binary form of steps of one span. */
export function packSpan(
  steps: readonly RolledStep[],
  { step, span }: RollUp,
): Buffer {
  const places = span / step;
  const asked = Buffer.alloc(places);
  const counts = Buffer.alloc(places);
  for (const it of steps) {
    const place = (it.at % span) / step;
    asked[place] = it.asked;
    counts[place] = it.count;
  }
  const filled = steps
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.at - b.at);
  return deflateRawSync(
    Buffer.concat([
      asked,
      counts,
      writeNumbers(filled.map(({ least }) => least)),
      writeNumbers(filled.map(({ greatest }) => greatest)),
      writeNumbers(filled.map(({ sum }) => sum)),
    ]),
  );
}

/** Reads the binary form of a span: its steps that were asked for. */
export function unpackSpan(
  number: number,
  packed: Buffer,
  { step, span }: RollUp,
): RolledStep[] {
  const bytes = inflateRawSync(packed);
  const places = span / step;
  const counts = bytes.subarray(places, 2 * places);
  const filled = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const least = readNumbers(bytes, 2 * places, filled);
  const greatest = readNumbers(bytes, least.end, filled);
  const sums = readNumbers(bytes, greatest.end, filled);
  let next = 0;
  return Array.from({ length: places }, (_, place): RolledStep => {
    const known = {
      ...emptyStep(number * span + place * step),
      asked: bytes[place],
    };
    if (counts[place] === 0) {
      return known;
    }
    const index = next++;
    return {
      ...known,
      count: counts[place],
      least: least.values[index],
      greatest: greatest.values[index],
      sum: sums.values[index],
    };
  }).filter(({ asked }) => asked > 0);
}

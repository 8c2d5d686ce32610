import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { DAY, emptyHour, HOUR, HourOfSamples } from '../packing';
import { readNumbers, writeNumbers } from './numbers';

/** Hours of a packed row. */
export const HOURS_OF_DAY = DAY / HOUR;

const SLOTS = 60;
const BITMAP = (HOURS_OF_DAY * SLOTS) / 8;

/** The binary form of the hours of a day. */
export function packDay(hours: readonly HourOfSamples[]): Buffer {
  const asked = Buffer.alloc(BITMAP);
  const known = Buffer.alloc(BITMAP);
  const values: number[] = [];
  for (const entry of hours.toSorted((a, b) => a.hour - b.hour)) {
    const first = (entry.hour % HOURS_OF_DAY) * SLOTS;
    for (let slot = 0; slot < SLOTS; slot++) {
      setBit(asked, first + slot, entry.asked[slot]);
      if (!Number.isNaN(entry.values[slot])) {
        setBit(known, first + slot, true);
        values.push(entry.values[slot]);
      }
    }
  }
  return deflateRawSync(Buffer.concat([asked, known, writeNumbers(values)]));
}

/** Reads the binary form of a day: its hours of which something is known. */
export function unpackDay(day: number, packed: Buffer): HourOfSamples[] {
  const bytes = inflateRawSync(packed);
  const known = bytes.subarray(BITMAP, 2 * BITMAP);
  const { values } = readNumbers(bytes, 2 * BITMAP, countBits(known));
  let next = 0;
  return Array.from({ length: HOURS_OF_DAY }, (_, index) => {
    const entry = emptyHour(day * HOURS_OF_DAY + index);
    for (let slot = 0; slot < SLOTS; slot++) {
      const bit = index * SLOTS + slot;
      entry.asked[slot] = hasBit(bytes, bit);
      if (hasBit(known, bit)) {
        entry.values[slot] = values[next++];
      }
    }
    return entry;
  }).filter(({ asked }) => asked.includes(true));
}

function setBit(bytes: Buffer, bit: number, isSet: boolean): void {
  if (isSet) {
    bytes[bit >> 3] |= 1 << (bit & 7);
  }
}

function hasBit(bytes: Buffer, bit: number): boolean {
  return (bytes[bit >> 3] & (1 << (bit & 7))) !== 0;
}

function countBits(bytes: Buffer): number {
  let count = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    count += hasBit(bytes, bit) ? 1 : 0;
  }
  return count;
}

import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import {
  emptySlots,
  isAsked,
  setAsked,
  Slots,
  SLOTS,
  valuesOf,
  withValue,
} from './slots';

/** Milliseconds of a slot. */
export const MINUTE = 60_000;
/** Milliseconds of a packed row. */
export const HOUR = 60 * MINUTE;
/** Milliseconds of what is packed together when it is over. */
export const DAY = 24 * HOUR;

/** One hour of a series: which minutes were asked for, and their values. */
export interface HourOfSamples {
  /** Hours since the epoch. */
  hour: number;
  asked: boolean[];
  /** NaN where there is no value. */
  values: number[];
}

/** One hour of a series in its binary form. */
export interface PackedHour {
  /** Hours since the epoch. */
  hour: number;
  packed: Slots;
}

/** What is known of a series over a window. */
export interface Knowledge {
  samples: readonly Sample[];
  /** The window that was asked for completely: `from` inclusive, `to` exclusive. */
  asked?: { from: number; to: number };
}

/** An hour of which nothing is known. */
export function emptyHour(hour: number): HourOfSamples {
  return {
    hour,
    asked: new Array<boolean>(SLOTS).fill(false),
    values: new Array<number>(SLOTS).fill(NaN),
  };
}

/** The hours that some knowledge touches. */
export function hoursOf({ samples, asked }: Knowledge): number[] {
  const hours = new Set<number>();
  for (const { at } of samples) {
    hours.add(Math.floor(at / HOUR));
  }
  if (asked && asked.from < asked.to) {
    const last = Math.floor((asked.to - 1) / HOUR);
    for (let hour = Math.floor(asked.from / HOUR); hour <= last; hour++) {
      hours.add(hour);
    }
  }
  return [...hours].sort((a, b) => a - b);
}

/**
 * Adds knowledge to the hours that it touches. New values replace old ones; a
 * value once known stays when a later answer has none at its place. Works on the
 * binary form, because collection does it for every series and minute.
 */
export function mergeHours(
  stored: ReadonlyMap<number, Slots>,
  { samples, asked }: Knowledge,
): PackedHour[] {
  const merged = new Map(
    hoursOf({ samples, asked }).map(hour => {
      const known = stored.get(hour);
      return [hour, known ? Buffer.from(known) : emptySlots()];
    }),
  );
  if (asked) {
    const first = Math.ceil(asked.from / MINUTE) * MINUTE;
    for (let at = first; at < asked.to; at += MINUTE) {
      const packed = merged.get(Math.floor(at / HOUR));
      if (packed) {
        setAsked(packed, slotOf(at));
      }
    }
  }
  for (const { at, value } of samples) {
    const hour = Math.floor(at / HOUR);
    const packed = merged.get(hour);
    if (packed && Number.isFinite(value)) {
      setAsked(packed, slotOf(at));
      merged.set(hour, withValue(packed, slotOf(at), value));
    }
  }
  return [...merged].map(([hour, packed]) => ({ hour, packed }));
}

function slotOf(at: number): number {
  return Math.floor((at % HOUR) / MINUTE);
}

/** Joins hours of which more became known: a newer value counts, what was asked stays asked. */
export function joinHours(
  older: readonly HourOfSamples[],
  newer: readonly HourOfSamples[],
): HourOfSamples[] {
  const joined = new Map(older.map(entry => [entry.hour, entry]));
  for (const entry of newer) {
    const before = joined.get(entry.hour) ?? emptyHour(entry.hour);
    joined.set(entry.hour, {
      hour: entry.hour,
      asked: before.asked.map((asked, slot) => asked || entry.asked[slot]),
      values: before.values.map((value, slot) =>
        Number.isNaN(entry.values[slot]) ? value : entry.values[slot],
      ),
    });
  }
  return [...joined.values()].sort((a, b) => a.hour - b.hour);
}

/** The binary form of an hour. */
export function packHour({ asked, values }: HourOfSamples): Slots {
  let packed = emptySlots();
  for (let slot = 0; slot < SLOTS; slot++) {
    if (asked[slot]) {
      setAsked(packed, slot);
    }
    if (!Number.isNaN(values[slot])) {
      packed = withValue(packed, slot, values[slot]);
    }
  }
  return packed;
}

/** Reads the binary form of an hour. */
export function unpackHour(hour: number, packed: Slots): HourOfSamples {
  return {
    hour,
    asked: Array.from({ length: SLOTS }, (_, slot) => isAsked(packed, slot)),
    values: valuesOf(packed),
  };
}

/** Reads of the binary form of an hour only the values from `from` inclusive to `to` exclusive, oldest first. */
export function unpackSamples(
  hour: number,
  packed: Slots,
  from: number,
  to: number,
): Sample[] {
  return samplesIn(hour, valuesOf(packed), from, to);
}

/** The values of some hours from `from` inclusive to `to` exclusive, oldest first. */
export function samplesOf(
  hours: readonly HourOfSamples[],
  from: number,
  to: number,
): Sample[] {
  return hours.flatMap(({ hour, values }) => samplesIn(hour, values, from, to));
}

function samplesIn(
  hour: number,
  values: readonly number[],
  from: number,
  to: number,
): Sample[] {
  const samples: Sample[] = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    const at = hour * HOUR + slot * MINUTE;
    if (at >= from && at < to && !Number.isNaN(values[slot])) {
      samples.push({ at, value: values[slot] });
    }
  }
  return samples;
}

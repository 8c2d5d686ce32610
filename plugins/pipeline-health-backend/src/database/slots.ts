/** The minutes of an hour. */
export const SLOTS = 60;

/** Which of them were asked for, a bit each. */
const ASKED_BYTES = 8;

/** How many bytes a value takes: the same for all of an hour. Only the widest is no whole number. */
type Width = 1 | 2 | 4 | 8;

/** What stands for no value has all its bits set, which as a double is no number either. */
const NO_VALUE = { 1: 0xff, 2: 0xffff, 4: 0xffff_ffff };

/**
 * An hour as it is stored: which minutes were asked for, then their values, as
 * narrow as the greatest allows. Most count a few things, and collection reads
 * and writes such a row for each series and minute. Its length tells the width.
 */
export type Slots = Buffer;

/** An hour of which nothing is known. */
export function emptySlots(width: Width = 1): Slots {
  const slots = Buffer.alloc(ASKED_BYTES + SLOTS * width, 0xff);
  return slots.fill(0, 0, ASKED_BYTES);
}

export function isAsked(slots: Slots, slot: number): boolean {
  return (slots[slot >> 3] & (1 << (slot & 7))) !== 0;
}

export function setAsked(slots: Slots, slot: number): void {
  slots[slot >> 3] |= 1 << (slot & 7);
}

/** The values of all minutes; NaN where there is none. */
export function valuesOf(slots: Slots): number[] {
  const width = widthOf(slots);
  const { buffer, byteOffset } = slots;
  const view = new DataView(buffer, byteOffset + ASKED_BYTES, SLOTS * width);
  const values = new Array<number>(SLOTS);
  for (let slot = 0; slot < SLOTS; slot++) {
    values[slot] = readValue(view, width, slot * width);
  }
  return values;
}

function readValue(view: DataView, width: Width, at: number): number {
  if (width === 8) {
    return view.getFloat64(at, true);
  }
  const value = readWhole(view, width, at);
  return value === NO_VALUE[width] ? NaN : value;
}

function readWhole(view: DataView, width: 1 | 2 | 4, at: number): number {
  if (width === 1) {
    return view.getUint8(at);
  }
  return width === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}

/** Sets the value of a minute, in the hour itself or, where it takes more room than that has, in a wider one; answers it. */
export function withValue(slots: Slots, slot: number, value: number): Slots {
  const width = widthFor(value);
  if (width > widthOf(slots)) {
    return withValue(widened(slots, width), slot, value);
  }
  const kept = widthOf(slots);
  const at = ASKED_BYTES + slot * kept;
  if (kept === 8) {
    slots.writeDoubleLE(value, at);
  } else {
    slots.writeUIntLE(value, at, kept);
  }
  return slots;
}

function widened(slots: Slots, width: Width): Slots {
  const wider = emptySlots(width);
  slots.copy(wider, 0, 0, ASKED_BYTES);
  valuesOf(slots).forEach((value, slot) => {
    if (!Number.isNaN(value)) {
      withValue(wider, slot, value);
    }
  });
  return wider;
}

function widthOf(slots: Slots): Width {
  return ((slots.length - ASKED_BYTES) / SLOTS) as Width;
}

function widthFor(value: number): Width {
  const isWhole = Number.isInteger(value) && value >= 0;
  if (!isWhole || Object.is(value, -0)) {
    return 8;
  }
  return ([1, 2, 4] as const).find(width => value < NO_VALUE[width]) ?? 8;
}

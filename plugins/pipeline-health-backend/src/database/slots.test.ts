import { emptySlots, isAsked, setAsked, valuesOf, withValue } from './slots';

/** An hour with these values at its first minutes. */
const slotsWith = (...values: number[]) =>
  values.reduce(
    (slots, value, slot) => withValue(slots, slot, value),
    emptySlots(),
  );

describe('slots', () => {
  it.each([
    ['small counts', [0, 254], 1],
    ['what would be no value in a byte', [255], 2],
    ['sizes', [0, 65_534], 2],
    ['what would be no value in two', [65_535], 4],
    ['many bytes', [4_294_967_294, 1], 4],
    ['what would be no value in four', [4_294_967_295], 8],
    ['shares', [0.5, 3], 8],
    ['what is below nothing', [-1], 8],
    ['nothing with a sign', [-0], 8],
    ['the greatest', [Number.MAX_VALUE, Number.MIN_VALUE], 8],
  ])('keeps %s as they are', (_, values, width) => {
    const slots = slotsWith(...values);
    expect(slots).toHaveLength(8 + 60 * width);
    const read = valuesOf(slots);
    expect(read.slice(0, values.length)).toEqual(values);
    expect(read.slice(values.length).every(Number.isNaN)).toBe(true);
  });

  it('takes more room for one value, and keeps the others and what was asked', () => {
    const slots = slotsWith(7, 9);
    setAsked(slots, 59);
    const wider = withValue(slots, 59, 1e6);
    expect(valuesOf(wider)).toEqual([7, 9, ...Array(57).fill(NaN), 1e6]);
    expect(isAsked(wider, 59)).toBe(true);
    expect(isAsked(wider, 0)).toBe(false);
  });

  it('takes a value for another in the same room', () => {
    expect(valuesOf(withValue(slotsWith(7, 300), 1, 2)).slice(0, 2)).toEqual([
      7, 2,
    ]);
  });
});

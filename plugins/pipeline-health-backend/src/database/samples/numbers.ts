/** How numbers are written; the first byte says it. */
const DOUBLES = 0;
const DIFFERENCES = 1;

const DOUBLE_BYTES = 8;
/** A difference that fits in four bytes together with its sign. */
const GREATEST_DIFFERENCE = 2 ** 30;

/**
 * Writes numbers such that they can be compressed well. Whole ones become
 * differences, with the bytes of equal place beside each other: most of these
 * are nothing. Others stay as they are. What is read back is what was written.
 */
export function writeNumbers(values: readonly number[]): Buffer {
  return values.every(isNearAndWhole) ? writeDifferences(values) : doubles();

  function doubles() {
    const bytes = Buffer.alloc(1 + values.length * DOUBLE_BYTES, DOUBLES);
    values.forEach((value, index) =>
      bytes.writeDoubleLE(value, 1 + index * DOUBLE_BYTES),
    );
    return bytes;
  }
}

/** Reads so many numbers from a place; answers where the next begin, too. */
export function readNumbers(
  bytes: Buffer,
  start: number,
  count: number,
): { values: number[]; end: number } {
  const at = start + 1;
  if (bytes[start] === DIFFERENCES) {
    return readDifferences(bytes, at, count);
  }
  return {
    values: Array.from({ length: count }, (_, index) =>
      bytes.readDoubleLE(at + index * DOUBLE_BYTES),
    ),
    end: at + count * DOUBLE_BYTES,
  };
}

function isNearAndWhole(
  value: number,
  index: number,
  values: readonly number[],
): boolean {
  return (
    Number.isSafeInteger(value) &&
    !Object.is(value, -0) &&
    (index === 0 || Math.abs(value - values[index - 1]) < GREATEST_DIFFERENCE)
  );
}

function writeDifferences(values: readonly number[]): Buffer {
  const count = Math.max(0, values.length - 1);
  const places = 1 + DOUBLE_BYTES;
  const bytes = Buffer.alloc(places + count * 4, DIFFERENCES);
  bytes.writeDoubleLE(values[0] ?? 0, 1);
  for (let index = 0; index < count; index++) {
    const difference = values[index + 1] - values[index];
    // The sign is the last bit, so that small ones are small either way.
    const code = (difference << 1) ^ (difference >> 31);
    for (let place = 0; place < 4; place++) {
      bytes[places + place * count + index] = code >>> (8 * place);
    }
  }
  return bytes;
}

function readDifferences(
  bytes: Buffer,
  start: number,
  length: number,
): { values: number[]; end: number } {
  const count = Math.max(0, length - 1);
  const places = start + DOUBLE_BYTES;
  const values = length > 0 ? [bytes.readDoubleLE(start)] : [];
  for (let index = 0; index < count; index++) {
    let code = 0;
    for (let place = 0; place < 4; place++) {
      code |= bytes[places + place * count + index] << (8 * place);
    }
    values.push(values[index] + ((code >>> 1) ^ -(code & 1)));
  }
  return { values, end: places + count * 4 };
}

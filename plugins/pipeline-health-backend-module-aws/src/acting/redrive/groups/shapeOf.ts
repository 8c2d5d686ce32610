/** What is nested deeper is not told apart. */
const DEEPEST = 5;
/** Of larger bodies only the size is told. */
const LARGEST_BYTES = 256 * 1024;
const MOST_KEYS = 40;
const MOST_ELEMENTS = 20;

/** A key that may be a value itself: an id, an address, a sentence. */
const VALUE_LIKE = /\d{3}|[@:/\s]|^.{41}|^[0-9a-f]{8,}$/i;

/** What a body is made of, without any of its values: `{customer: string, items: [{price: number}]}`. */
export function shapeOf(body: string): string {
  if (Buffer.byteLength(body) > LARGEST_BYTES) {
    return 'large';
  }
  try {
    return describe(JSON.parse(body), 0);
  } catch {
    return /^\s*</.test(body) ? 'xml' : 'text';
  }
}

function describe(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') {
    return value === null ? 'null' : typeof value;
  }
  if (depth >= DEEPEST) {
    return '…';
  }
  return Array.isArray(value)
    ? describeList(value, depth)
    : describeObject(value, depth);
}

function describeList(values: unknown[], depth: number): string {
  const kinds = values
    .slice(0, MOST_ELEMENTS)
    .map(each => describe(each, depth + 1));
  return `[${[...new Set(kinds)].sort().join(' | ')}]`;
}

function describeObject(value: object, depth: number): string {
  const fields = Object.entries(value).map(
    ([key, each]) =>
      `${VALUE_LIKE.test(key) ? '*' : key}: ${describe(each, depth + 1)}`,
  );
  const distinct = [...new Set(fields)].sort();
  const more = distinct.length > MOST_KEYS ? ', …' : '';
  return `{${distinct.slice(0, MOST_KEYS).join(', ')}${more}}`;
}

import { createHash } from 'node:crypto';
import { ReceivedMessage } from '../oneByOne';
import { errorOf, LetterError } from './errorOf';
import { shapeOf } from './shapeOf';
import { unmasked } from './unmasked';

/** Further groups are only counted. */
const MOST_GROUPS = 50;
/** Of what is unmasked so many different values are shown. */
const MOST_VALUES = 5;

/** Dead letters that failed alike: same sender, same error, same shape. */
export type LetterGroup = LetterError & {
  /** Twelve hexadecimal digits; the same whenever they are looked at. */
  id: string;
  /** Names and types of the attributes: `tenant (String)`. */
  attributes: string[];
  /** What the bodies are made of. */
  shape: string;
  count: number;
  smallestBytes: number;
  largestBytes: number;
  /** ISO 8601; when the first of them and the last were sent, as far as SQS tells. */
  firstAt?: string;
  lastAt?: string;
  mostReceives: number;
  /** What the site lets be shown, by its path. */
  values?: { [path: string]: string[] };
};

/** The group of one message. */
export function groupOf(
  message: ReceivedMessage,
  paths: readonly string[] = [],
): LetterGroup {
  const error = errorOf(message);
  const attributes = Object.entries(message.attributes)
    .map(([name, { type }]) => `${name} (${type})`)
    .sort();
  const shape = shapeOf(message.body);
  const bytes = Buffer.byteLength(message.body);
  const values = unmasked(message, paths);
  const sentAt =
    message.sentAt === undefined
      ? undefined
      : new Date(message.sentAt).toISOString();
  return {
    id: digest([
      error.from,
      error.source,
      error.code,
      error.message,
      ...attributes,
      shape,
    ]),
    ...error,
    attributes,
    shape,
    count: 1,
    smallestBytes: bytes,
    largestBytes: bytes,
    ...(sentAt && { firstAt: sentAt, lastAt: sentAt }),
    mostReceives: message.receives ?? 0,
    ...(Object.keys(values).length > 0 && { values }),
  };
}

/** The groups with one message more, the largest first. */
export function added(
  groups: readonly LetterGroup[],
  one: LetterGroup,
): LetterGroup[] {
  const known = groups.find(({ id }) => id === one.id);
  if (!known) {
    return groups.length < MOST_GROUPS ? [...groups, one] : [...groups];
  }
  return groups
    .map(group => (group === known ? together(known, one) : group))
    .sort((left, right) => right.count - left.count);
}

function together(group: LetterGroup, one: LetterGroup): LetterGroup {
  const firstAt = [group.firstAt, one.firstAt].filter(isTold).sort()[0];
  const lastAt = [group.lastAt, one.lastAt].filter(isTold).sort().pop();
  return {
    ...group,
    count: group.count + one.count,
    smallestBytes: Math.min(group.smallestBytes, one.smallestBytes),
    largestBytes: Math.max(group.largestBytes, one.largestBytes),
    ...(firstAt && { firstAt }),
    ...(lastAt && { lastAt }),
    mostReceives: Math.max(group.mostReceives, one.mostReceives),
    ...(group.values && { values: joined(group.values, one.values ?? {}) }),
  };
}

function joined(
  values: { [path: string]: string[] },
  more: { [path: string]: string[] },
): { [path: string]: string[] } {
  return Object.fromEntries(
    Object.entries(values).map(([path, known]) => [
      path,
      [...new Set([...known, ...(more[path] ?? [])])].slice(0, MOST_VALUES),
    ]),
  );
}

function isTold(value: string | undefined): value is string {
  return value !== undefined;
}

function digest(parts: readonly (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 12);
}

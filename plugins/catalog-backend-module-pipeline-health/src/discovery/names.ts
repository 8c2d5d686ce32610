import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const VALID = /^[a-z0-9]+([-_.][a-z0-9]+)*$/;

/** Short, and the same for the same text on every machine. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/**
 * The name of an entity for any text. What is no name as it stands, in Korean
 * or too long for example, gets a hash of the text, so that no two share one.
 */
export function nameOf(text: string): string {
  return text.length <= MAX_LENGTH && VALID.test(text)
    ? text
    : hashedName(text, text);
}

/** A name that tells something from all others that are called the same. */
export function hashedName(text: string, distinct: string): string {
  const hash = shortHash(distinct);
  const readable = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - hash.length - 1)
    .replace(/^-+|-+$/g, '');
  return [readable || 'pipeline', hash].join('-');
}

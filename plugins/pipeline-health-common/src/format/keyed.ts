/**
 * Words within words, to any depth.
 *
 * @public
 */
export interface Words {
  readonly [key: string]: string | Words;
}

/**
 * Each word by its whole key, as translations name it: `error.page.title`.
 *
 * @public
 */
export function keyed(words: Words, prefix = ''): { [key: string]: string } {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[prefix + key, value]]
        : Object.entries(keyed(value, `${prefix}${key}.`)),
    ),
  );
}

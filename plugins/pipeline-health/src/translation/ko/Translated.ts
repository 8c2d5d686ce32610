/**
 * The same words in a language without a singular of its own: every key of the
 * English but those of the singular, and no other.
 */
export type Translated<T> = {
  readonly [K in keyof T as K extends `${string}_one`
    ? never
    : K]: T[K] extends string ? string : Translated<T[K]>;
};

/**
 * What a number counts. Durations are always seconds and ratios 0–1, whatever
 * the unit of the AWS metric.
 *
 * @public
 */
export type Unit = 'count' | 'seconds' | 'bytes' | 'ratio';

import type { MetricIdentity } from './Series';

/**
 * Bends the published values of a metric, for what the simulator does not
 * model.
 *
 * @public
 */
export interface MetricBend {
  metric: string;
  /** The value of a dimension, such as the name of a queue. */
  resource?: string;
  /** Virtual epoch milliseconds between which the points lie. */
  from: number;
  until?: number;
  /** The new value; undefined leaves a gap. */
  bend(value: number | undefined): number | undefined;
}

/** Whether a bend is about a metric. */
export function bends(
  { metric, resource }: MetricBend,
  { name, dimensions }: MetricIdentity,
): boolean {
  return (
    metric === name &&
    (resource === undefined ||
      dimensions.some(({ value }) => value === resource))
  );
}

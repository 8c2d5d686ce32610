import { Scope } from '../wire/wireMessages';
import type { MetricIdentity } from './Series';

/**
 * Points of some metrics that CloudWatch shows late, or never. It is about
 * every metric that each given field is true of.
 *
 * @public
 */
export interface MetricOutage extends Partial<Scope> {
  namespace?: string;
  metric?: string;
  /** The value of a dimension, such as the name of a queue. */
  resource?: string;
  /** Virtual epoch milliseconds between which the points lie. */
  from?: number;
  until?: number;
  /** Milliseconds by which they arrive later; without, they never arrive. */
  delay?: number;
}

/** Whether an outage is about a metric. */
export function concerns(
  outage: MetricOutage,
  { account, region }: Scope,
  { namespace, name, dimensions }: MetricIdentity,
): boolean {
  return (
    (outage.account ?? account) === account &&
    (outage.region ?? region) === region &&
    (outage.namespace ?? namespace) === namespace &&
    (outage.metric ?? name) === name &&
    (outage.resource === undefined ||
      dimensions.some(({ value }) => value === outage.resource))
  );
}

/** By how many milliseconds the point of a time arrives later. */
export function delayOf(outages: MetricOutage[], time: number): number {
  return Math.max(
    0,
    ...outages
      .filter(
        ({ from = -Infinity, until = Infinity }) =>
          time >= from && time < until,
      )
      .map(({ delay = Infinity }) => delay),
  );
}

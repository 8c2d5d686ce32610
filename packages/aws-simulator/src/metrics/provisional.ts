import { hashText, mix } from '../random/Random';
import { MetricIdentity } from './Series';

const minuteMilliseconds = 60_000;

/**
 * The share of a published minute that CloudWatch already shows: undefined
 * while the minute has not arrived, below 1 while it is still being revised.
 * It depends on nothing but the metric, the minute and the clock.
 */
export function arrivedShare(
  identity: MetricIdentity,
  minute: number,
  now: number,
): number | undefined {
  const age = now - (minute + 1) * minuteMilliseconds;
  const metric = hashText(
    identity.name + identity.dimensions.map(({ value }) => value).join(),
  );
  const luck = mix(metric ^ minute) / 0x1_0000_0000;
  if (age < luck * minuteMilliseconds) {
    return undefined;
  }
  if (age < minuteMilliseconds) {
    return 0.6 + 0.3 * luck;
  }
  if (age < 2 * minuteMilliseconds) {
    return 0.9 + 0.08 * luck;
  }
  if (age < 5 * minuteMilliseconds && luck < 0.15) {
    return 0.99;
  }
  return 1;
}

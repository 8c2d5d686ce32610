import { hashText, mix } from '../random/Random';
import { Series } from './Series';

const minuteMilliseconds = 60_000;
const revisionMilliseconds = 5 * minuteMilliseconds;
/** A gauge is measured, not gathered: it falls short by this part of what a counter lacks. */
const gaugeShortfall = 0.02;

/**
 * The share of a published minute that CloudWatch already shows: undefined
 * while the minute has not arrived, below 1 while it is still being revised.
 * It depends on nothing but the metric, the minute and the clock.
 */
export function arrivedShare(
  { identity, accumulates }: Pick<Series, 'identity' | 'accumulates'>,
  minute: number,
  now: number,
): number | undefined {
  const age = now - (minute + 1) * minuteMilliseconds;
  if (age >= revisionMilliseconds) {
    return 1;
  }
  const metric = hashText(
    identity.name + identity.dimensions.map(({ value }) => value).join(),
  );
  const luck = mix(metric ^ minute) / 0x1_0000_0000;
  if (age < luck * minuteMilliseconds) {
    return undefined;
  }
  const missing = missingShare(age, luck);
  return 1 - (accumulates ? missing : missing * gaugeShortfall);
}

function missingShare(age: number, luck: number): number {
  if (age < minuteMilliseconds) {
    return 0.4 - 0.3 * luck;
  }
  if (age < 2 * minuteMilliseconds) {
    return 0.1 - 0.08 * luck;
  }
  return luck < 0.15 ? 0.01 : 0;
}

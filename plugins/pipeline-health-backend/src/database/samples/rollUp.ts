import { HOUR, HourOfSamples, MINUTE } from '../packing';

/** What one step of a series comes to. */
export interface RolledStep {
  /** When it begins, epoch milliseconds. */
  at: number;
  /** How many of its minutes were asked for. */
  asked: number;
  /** How many values there are; without any the rest is nothing. */
  count: number;
  least: number;
  greatest: number;
  sum: number;
}

/** A step of which nothing is known yet. */
export function emptyStep(at: number): RolledStep {
  return {
    at,
    asked: 0,
    count: 0,
    least: Infinity,
    greatest: -Infinity,
    sum: 0,
  };
}

/** What the steps of some hours come to, of so many milliseconds, up to an hour. */
export function rollUp(
  hours: readonly HourOfSamples[],
  step: number,
): RolledStep[] {
  return hours.flatMap(({ hour, asked, values }) => {
    const steps = Array.from({ length: HOUR / step }, (_, index) =>
      emptyStep(hour * HOUR + index * step),
    );
    asked.forEach((isAsked, slot) => {
      const value = values[slot];
      const part = steps[Math.floor((slot * MINUTE) / step)];
      part.asked += isAsked ? 1 : 0;
      if (!Number.isNaN(value)) {
        part.count += 1;
        part.least = Math.min(part.least, value);
        part.greatest = Math.max(part.greatest, value);
        part.sum += value;
      }
    });
    return steps.filter(it => it.asked > 0);
  });
}

/**
 * What is known of steps, from two that may both know something of one: a step
 * counts as it was rolled up now, unless more values were known of it before.
 */
export function preferFuller(
  before: readonly RolledStep[],
  now: readonly RolledStep[],
): RolledStep[] {
  const steps = new Map(before.map(step => [step.at, step]));
  for (const step of now) {
    const known = steps.get(step.at);
    const fuller = known && known.count > step.count ? known : step;
    steps.set(step.at, {
      ...fuller,
      asked: Math.max(step.asked, known?.asked ?? 0),
    });
  }
  return [...steps.values()].sort((a, b) => a.at - b.at);
}

import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

const SLACK_SECONDS = 60;
/** Until then a reader that began anew need not have got any further. */
const PATIENCE_MS = 900_000;

/** Whether an age grew faster than the clock, as no age of something that waits can. */
function outgrowsClock(before: Sample, { at, value }: Sample): boolean {
  return value > before.value + (at - before.at) / 1000 + SLACK_SECONDS;
}

/**
 * Those samples of an age that grew as ages do, from the first on: one that
 * jumped says nothing of what waits, nor do those after it that still stand so
 * high, until they have for a quarter of an hour. The samples are in seconds,
 * oldest first.
 */
export function withoutJumps(samples: readonly Sample[]): Sample[] {
  const believed: Sample[] = [];
  for (const sample of samples) {
    const before = believed[believed.length - 1];
    if (
      !before ||
      !outgrowsClock(before, sample) ||
      sample.at - before.at >= PATIENCE_MS
    ) {
      believed.push(sample);
    }
  }
  return believed;
}

/**
 * Epoch milliseconds since when an age is what nothing that waited can be: it
 * grew faster than the clock. Whoever reads began anew at an old position, and
 * gets on from there. Undefined when the age grew as ages do, or when it has
 * not fallen for a quarter of an hour: then what it says does wait.
 *
 * The samples are in seconds, oldest first; where one is well again, a jump
 * before it is over.
 */
export function jumpedAt(samples: readonly Sample[]): number | undefined {
  const jump = samples.findLastIndex(
    (sample, index) => index > 0 && outgrowsClock(samples[index - 1], sample),
  );
  const last = samples[samples.length - 1];
  const lateSince =
    samples.findLastIndex(({ value }) => value <= SLACK_SECONDS) + 1;
  if (jump < 0 || jump < lateSince) {
    return undefined;
  }
  const { at } = samples[jump];
  const before = samples.findLast(sample => sample.at <= last.at - PATIENCE_MS);
  return last.at - at < PATIENCE_MS || (before && last.value < before.value)
    ? at
    : undefined;
}

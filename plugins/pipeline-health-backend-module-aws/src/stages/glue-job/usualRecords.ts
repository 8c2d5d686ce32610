import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import { lessThanUsual, Shortfall, sumSince } from '../../judging';
import { DescribedGlueJob } from './GlueJobInventory';
import { lookback, samplesOfRun } from './lastRun';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 28;
/** So many runs tell that nothing may be usual. */
const ENOUGH = 6;
/** The last points of a run come after it has ended. */
const SETTLED_MILLISECONDS = 5 * 60_000;

/** How many records a run read; undefined where that is not wholly known. */
export function recordsOf(
  context: DescribedGlueJob,
  run: Run,
): number | undefined {
  const { from = Infinity } = context.coverage.recordsRead ?? {};
  const start = Date.parse(run.startedAt);
  // Of a run that began earlier only a part of the samples is loaded.
  const isLoaded =
    start - 60_000 >= context.now - SAMPLES_SINCE ||
    lookback(context).recordsRead !== undefined;
  return isLoaded && from <= start && !isStillComing(context, run)
    ? sumSince(samplesOfRun(context, 'recordsRead', run), 0)
    : undefined;
}

/** Whether the last points of a run that has ended are still to come. */
export function isStillComing(
  { coverage }: DescribedGlueJob,
  { endedAt = '' }: Run,
): boolean {
  const { until = -Infinity } = coverage.recordsRead ?? {};
  return !(until >= Date.parse(endedAt) + SETTLED_MILLISECONDS);
}

/**
 * Whether a run read far fewer records than those before it: `enough` tells
 * whether enough is known of these.
 */
export function shortfallOf(
  context: DescribedGlueJob,
  run: Run,
  records: number,
): { enough: boolean; shortfall?: Shortfall } {
  const before = readBefore(context, run);
  const at = Date.parse(run.startedAt);
  const shortfall = lessThanUsual({ at, value: records }, before);
  // Nothing at all is a shortfall wherever something is usual.
  const enough =
    lessThanUsual({ at, value: 0 }, before) !== undefined ||
    before.length >= ENOUGH;
  return { enough, ...(shortfall && { shortfall }) };
}

/** What earlier runs read, as far as the hours of the weeks before tell: those that are known, and what came at the same hours of other days. */
function readBefore(
  { runs, rhythms }: DescribedGlueJob,
  { startedAt, endedAt = startedAt }: Run,
): Sample[] {
  const rhythm = rhythms?.recordsRead;
  if (!rhythm) {
    return [];
  }
  const hourOf = (time: number) => Math.floor((time - rhythm.from) / HOUR);
  const between = (from: number, to: number): number | undefined => {
    const [first, last] = [hourOf(from), hourOf(to + SETTLED_MILLISECONDS)];
    return first < 0 || last >= rhythm.sums.length
      ? undefined
      : rhythm.sums
          .slice(first, last + 1)
          .reduce((sum, value) => sum + value, 0);
  };
  const succeeded = runs.filter(({ state }) => state === 'succeeded');
  const earlier = succeeded
    .filter(run => run.startedAt < startedAt)
    .flatMap(run => {
      const [from, to] = [run.startedAt, run.endedAt ?? run.startedAt].map(
        time => Date.parse(time),
      );
      const sum = between(from, to);
      const together = succeeded.filter(
        other =>
          hourOf(Date.parse(other.startedAt)) >= hourOf(from) &&
          hourOf(Date.parse(other.startedAt)) <= hourOf(to),
      ).length;
      return sum === undefined
        ? []
        : [{ at: from, value: sum / Math.max(1, together) }];
    });
  const start = Date.parse(startedAt);
  const oldest = Math.min(start, ...runs.map(run => Date.parse(run.startedAt)));
  const length = Date.parse(endedAt) - start;
  const days = Array.from({ length: DAYS }, (_, index) => {
    const at = start - (index + 1) * DAY;
    return { at, value: between(at, at + length) };
  });
  return [
    ...earlier,
    ...days.flatMap(({ at, value }) =>
      at < oldest && isHourly(runs) && value !== undefined
        ? [{ at, value }]
        : [],
    ),
  ];
}

/** Where runs follow each other within an hour, an hour does not tell of one. */
function isHourly([newest, before]: readonly Run[]): boolean {
  return (
    !newest ||
    !before ||
    Date.parse(newest.startedAt) - Date.parse(before.startedAt) > 0.8 * HOUR
  );
}

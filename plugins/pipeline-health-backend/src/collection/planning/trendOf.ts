import { Run, Trend } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';

const POINTS = 48;
const STEP_SECONDS = 15 * 60;
const STEP = STEP_SECONDS * 1000;

/** How many runs are the course of a figure that counts them. */
const RUNS = 16;

/** How far back a trend looks, in milliseconds. */
export const TREND_SINCE = POINTS * STEP;

/** The coarse course of a metric over the last hours: the worst value of each step. */
export function trendOf(
  samples: readonly Sample[],
  series: { metric: string; statistic: string },
  now: number,
): Trend {
  const from = (Math.floor(now / STEP) + 1 - POINTS) * STEP;
  const steps = Array.from({ length: POINTS }, (): number[] => []);
  for (const { at, value } of samples) {
    steps[Math.floor((at - from) / STEP)]?.push(value);
  }
  const worst = series.statistic === 'Minimum' ? Math.min : Math.max;
  return {
    metric: series.metric,
    from,
    step: STEP_SECONDS,
    values: steps.map(values => (values.length ? worst(...values) : null)),
  };
}

/** The newest runs that ended, oldest first, as the course of a figure that counts runs. */
export function trendOfRuns(
  runs: readonly Run[],
  metric: string,
): Trend | undefined {
  const ended = runs
    .filter(({ state }) => state !== 'running')
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
    .slice(-RUNS);
  return ended.length === 0
    ? undefined
    : {
        metric,
        from: Date.parse(ended[0].startedAt),
        step: STEP_SECONDS,
        values: [],
        runs: ended.map(({ state, durationSeconds }) => ({
          state,
          durationSeconds,
        })),
      };
}

import { Reading, Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  SeriesDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { endedRuns } from './failures';

/** The series that runs feed: they come with the description. */
export const RUN_SERIES: readonly SeriesDefinition[] = [
  {
    metric: 'lastRunDuration',
    title: 'Duration of the last run',
    unit: 'seconds',
    statistic: 'Maximum',
    period: 3600,
    coolestTier: 'cold',
    expectedLag: 3600,
  },
];

/** The duration of the last run that ended, whenever that was. */
export function runReadings(
  runs: readonly Run[],
  describedAt: number | undefined,
): { [metric: string]: Reading } {
  const [last] = endedRuns(runs);
  return last?.durationSeconds === undefined || describedAt === undefined
    ? {}
    : {
        lastRunDuration: {
          value: last.durationSeconds,
          unit: 'seconds',
          at: last.endedAt ?? new Date(describedAt).toISOString(),
        },
      };
}

/** The same for the series, at the time of the description. */
export function runSamples(
  runs: readonly Run[] | undefined,
  now: number,
): { [metric: string]: Sample } {
  const [last] = endedRuns(runs ?? []);
  return last?.durationSeconds === undefined
    ? {}
    : { lastRunDuration: { at: now, value: last.durationSeconds } };
}

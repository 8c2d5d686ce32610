import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Metric,
  Sample,
  StageFacts,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { endedRuns } from './failures';

/** What runs tell: it comes with the description. */
export const runMetrics: readonly Metric[] = [
  {
    metric: 'lastRunDuration',
    title: 'Duration of the last run',
    unit: 'seconds',
    statistic: 'Maximum',
    key: true,
    period: 3600,
    expectedLag: 3600,
    described: true,
    coolestTier: 'cold',
  },
];

/** The duration of the last run that ended, at the time of the description. */
export function runSamples(
  runs: readonly Run[] | undefined,
  now: number,
): { [metric: string]: Sample } {
  const [last] = endedRuns(runs ?? []);
  return last?.durationSeconds === undefined
    ? {}
    : { lastRunDuration: { at: now, value: last.durationSeconds } };
}

/** What runs is watched closely meanwhile. */
export function runTier({ runs }: Pick<StageFacts, 'runs'>): Tier {
  return runs.some(({ state }) => state === 'running') ? 'hot' : 'warm';
}

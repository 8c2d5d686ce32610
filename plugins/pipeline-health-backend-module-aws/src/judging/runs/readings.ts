import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Metric,
  StageDescription,
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

/** The duration of the last run that ended, at the time of the description, and of those before, when they ended. */
export function runSamples(
  runs: readonly Run[] | undefined,
  now: number,
): Pick<StageDescription, 'samples' | 'past'> {
  const ended = endedRuns(runs ?? []);
  const [last] = ended;
  if (last?.durationSeconds === undefined) {
    return { samples: {} };
  }
  const past = ended
    .flatMap(({ endedAt, durationSeconds: value }) =>
      endedAt === undefined || value === undefined
        ? []
        : [{ at: Date.parse(endedAt), value }],
    )
    .reverse();
  return {
    samples: { lastRunDuration: { at: now, value: last.durationSeconds } },
    past: { lastRunDuration: past },
  };
}

/** What runs is watched closely meanwhile. */
export function runTier({ runs }: Pick<StageFacts, 'runs'>): Tier {
  return runs.some(({ state }) => state === 'running') ? 'hot' : 'warm';
}

import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { JobInventory, JobThreshold, jobThresholds } from './jobs';
import { runningLong } from './runningLong';

const ENOUGH = 3;

/** The check that the current run takes much longer than usual. */
export function longRun<TInventory extends JobInventory>(options: {
  description: string;
  remedy: string;
  /** Which jobs are meant to end; all when absent. */
  for?(inventory: TInventory): boolean;
}): Check<TInventory, JobThreshold> {
  const { description, remedy } = options;
  return {
    id: 'long-run',
    title: 'Long run',
    description,
    claim: 'own-fault',
    messages: {
      title:
        'The current run takes {{running}} already, its median is {{median}}',
      remedy,
    },
    run({ inventory, runs, thresholds, now }) {
      const running = runs.find(({ state }) => state === 'running');
      const median = medianSeconds(runs);
      const isJudged = options.for?.(inventory) ?? true;
      if (!running || median === undefined || !isJudged) {
        return undefined;
      }
      const long = runningLong(
        running,
        median,
        jobThresholds.runDuration,
        thresholds.runDuration,
        now,
      );
      return (
        long && { ...long, evidence: { run: running.id, ...long.evidence } }
      );
    },
  };
}

/** The median duration of runs that succeeded, when there are enough. */
function medianSeconds(runs: readonly Run[]): number | undefined {
  const durations = runs
    .filter(({ state }) => state === 'succeeded')
    .flatMap(({ durationSeconds }) => durationSeconds ?? [])
    .sort((left, right) => left - right);
  return durations.length >= ENOUGH
    ? durations[Math.floor(durations.length / 2)]
    : undefined;
}

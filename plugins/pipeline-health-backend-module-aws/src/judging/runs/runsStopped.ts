import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../quantities';
import { JobInventory, JobThreshold } from './jobs';

const MANY_STOPPED = 3;

/** The check that run after run was stopped, without one that ended by itself. */
export function runsStopped<TInventory extends JobInventory>(options: {
  /** Which jobs are meant to end; all when absent. */
  for?(inventory: TInventory): boolean;
}): Check<TInventory, JobThreshold> {
  return {
    id: 'runs-stopped',
    title: 'Runs are stopped',
    description:
      'One run that a person stops says nothing; several, without one that ends by itself, are an outage that no failure tells of.',
    claim: 'own-fault',
    messages: {
      title: 'The last {{count}} runs were stopped, and none has succeeded',
      title_after:
        'The last {{count}} runs were stopped; the last good one began {{ago}} ago',
      remedy:
        'CloudTrail tells who stops them. A stop often hides a run that hangs or cannot work: let one run to its end, and read its log.',
    },
    run({ inventory, runs, now }) {
      const ended = runs.filter(({ state }) => state !== 'running');
      const other = ended.findIndex(({ state }) => state !== 'stopped');
      const stopped = other < 0 ? ended : ended.slice(0, other);
      const good = ended.find(({ state }) => state === 'succeeded');
      const isJudged = options.for?.(inventory) ?? true;
      if (!isJudged || stopped.length < MANY_STOPPED) {
        return undefined;
      }
      return {
        severity: 'warning',
        ...(good && { variant: 'after' }),
        values: {
          count: stopped.length,
          ...(good && {
            ago: seconds((now - Date.parse(good.startedAt)) / 1000),
          }),
        },
        evidence: {
          stoppedRunsInARow: stopped.length,
          run: stopped[0].id,
          ...(good && { lastGoodRunAt: good.startedAt }),
        },
        onsetAt: Date.parse(stopped[stopped.length - 1].startedAt),
      };
    },
  };
}

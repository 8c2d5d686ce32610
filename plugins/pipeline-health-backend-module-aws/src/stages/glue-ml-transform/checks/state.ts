import { Run, Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { endedRuns, failedRuns, failureDraft } from '../../../judging/runs';
import { failureWordsOfTasks, resourcesOf } from '../failures';
import { thresholds } from '../thresholds';
import { TransformCheck } from '../TransformInventory';

/** A failure that is older than this is past once the transform did anything else well. */
const LONG_AGO_MS = 30 * 24 * 3_600_000;

const STATES: { [status: string]: Severity } = {
  NOT_READY: 'warning',
  DELETING: 'critical',
};

export const notReady: TransformCheck = {
  id: 'not-ready',
  title: 'Not ready',
  description: 'Only a transform that is ready can find matches.',
  claim: 'own-fault',
  covers: ['task-failed'],
  messages: {
    title: 'The transform has the status {{status}}, which is not known here',
    title_NOT_READY: 'The transform is not ready to find matches',
    title_untaught:
      'The transform is not ready: it was never taught with labels',
    title_DELETING: 'The transform is being deleted',
    remedy: 'Look at the transform in Glue.',
    remedy_NOT_READY:
      'Generate a labelling file, label it, import it, and evaluate the transform.',
    remedy_untaught:
      'Generate a labelling file, label it, import it, and evaluate the transform.',
    remedy_DELETING:
      'If nobody meant that, make a new transform and import the exported labels.',
  },
  run({ inventory: { status, labelCount } }) {
    return status === 'READY'
      ? undefined
      : {
          severity: STATES[status] ?? 'unknown',
          variant: status === 'NOT_READY' && !labelCount ? 'untaught' : status,
          values: { status },
          evidence: {
            status,
            ...(labelCount !== undefined && { labels: labelCount }),
          },
        };
  },
};

export const taskFailed: TransformCheck = {
  id: 'task-failed',
  title: 'Tasks fail',
  description:
    'A task that fails leaves matches, labels or figures as they were. It stays told until a task of its type succeeds, or long after, when others did.',
  claim: 'own-fault',
  figure: {
    evidence: 'failedTasksInARow',
    title: 'Failed tasks in a row',
    ofRuns: true,
  },
  messages: {
    title_one: 'The last task {{type}} failed: {{cause}}',
    title_other: 'The last {{count}} tasks {{type}} failed: {{cause}}',
    remedy: '{{remedy}}',
  },
  run(context) {
    const before = context.previous['task-failed'];
    const [worst] = [...tasksByType(context.runs)]
      .flatMap(([type, tasks]) => {
        const failed = failedRuns(
          tasks,
          before?.evidence.taskType === type ? before : undefined,
          'lastGoodTaskAt',
        );
        return failed && !isPast(failed.newest, context.runs, context.now)
          ? [{ type, failed, tasks }]
          : [];
      })
      .sort((left, right) => right.failed.count - left.failed.count);
    const severity =
      worst &&
      severityOf(
        worst.failed.count,
        thresholds.failedTasksInARow,
        context.thresholds.failedTasksInARow,
      );
    if (!severity) {
      return undefined;
    }
    const { type, failed, tasks } = worst;
    const { count, newest, goodAt, onsetAt } = failed;
    const { values, evidence } = failureDraft(failureWordsOfTasks, failed, {
      ended: tasks,
      resources: resourcesOf(context.inventory, newest),
      previous: before?.evidence.taskType === type ? before : undefined,
    });
    return {
      severity,
      values: { type, ...values },
      evidence: {
        taskType: type,
        failedTasksInARow: count,
        ...evidence,
        task: newest.id,
        startedAt: newest.startedAt,
        ...(goodAt && { lastGoodTaskAt: goodAt }),
      },
      onsetAt,
    };
  },
};

function tasksByType(runs: readonly Run[]): Map<string, Run[]> {
  const byType = new Map<string, Run[]>();
  for (const run of endedRuns(runs)) {
    const type = `${run.figures?.task ?? 'UNKNOWN'}`;
    byType.set(type, [...(byType.get(type) ?? []), run]);
  }
  return byType;
}

/** Some tasks are started once in the life of a transform, and never again. */
function isPast(failed: Run, runs: readonly Run[], now: number): boolean {
  return (
    Date.parse(failed.startedAt) < now - LONG_AGO_MS &&
    runs.some(
      ({ state, startedAt }) =>
        state === 'succeeded' && startedAt > failed.startedAt,
    )
  );
}

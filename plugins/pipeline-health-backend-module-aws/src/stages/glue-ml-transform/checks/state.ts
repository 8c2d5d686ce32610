import { abridge, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { judgedTasks, TransformCheck } from '../context';
import { thresholds } from '../thresholds';

export const notReady: TransformCheck = {
  id: 'not-ready',
  description: 'Only a transform that is ready can find matches.',
  run({ inventory: { status, labelCount } }) {
    const evidence = {
      status,
      ...(labelCount !== undefined && { labels: labelCount }),
    };
    switch (status) {
      case 'READY':
        return undefined;
      case 'NOT_READY':
        return {
          severity: 'warning',
          title: labelCount
            ? 'The transform is not ready to find matches'
            : 'The transform is not ready: it was never taught with labels',
          evidence,
          remedy:
            'Generate a labelling file, label it, import it, and evaluate the transform.',
        };
      case 'DELETING':
        return {
          severity: 'critical',
          title: 'The transform is being deleted',
          evidence,
          remedy:
            'If nobody meant that, make a new transform and import the exported labels.',
        };
      default:
        return {
          severity: 'unknown',
          title: `The transform has the status ${status}, which is not known here`,
          evidence,
          remedy: 'Look at the transform in Glue.',
        };
    }
  },
};

export const taskFailed: TransformCheck = {
  id: 'task-failed',
  description:
    'A task that fails leaves matches, labels or figures as they were.',
  run(context) {
    const [worst] = [...judgedTasks(context)]
      .map(([type, tasks]) => ({ type, tasks, failed: failures(tasks) }))
      .sort((left, right) => right.failed - left.failed);
    const severity =
      worst?.failed &&
      severityOf(
        worst.failed,
        thresholds.failedTasksInARow,
        context.thresholds.failedTasksInARow,
      );
    if (!severity) {
      return undefined;
    }
    const { type, tasks, failed } = worst;
    const message = tasks[0].error ?? 'Glue gives no reason';
    const good = tasks.find(({ state }) => state === 'succeeded');
    const since = good
      ? `; the last good one began ${formatDuration(
          (context.now - Date.parse(good.startedAt)) / 1000,
        )} ago`
      : '';
    return {
      severity,
      title: `${
        failed === 1
          ? `The last task ${type}`
          : `The last ${failed} tasks ${type}`
      } failed${since}: ${abridge(message)}`,
      evidence: {
        taskType: type,
        failedTasksInARow: failed,
        errorMessage: message,
        task: tasks[0].id,
        startedAt: tasks[0].startedAt,
        ...(good && { lastGoodTaskAt: good.startedAt }),
      },
      remedy: /access ?denied|not authorized|forbidden|403/i.test(message)
        ? "Give the transform's role access to its table and bucket, then start the task again."
        : 'Read the log of the task in /aws-glue/mltransform, correct what it names, then start the task again.',
    };
  },
};

function failures(tasks: readonly Run[]): number {
  const good = tasks.findIndex(({ state }) => state === 'succeeded');
  return good < 0 ? tasks.length : good;
}

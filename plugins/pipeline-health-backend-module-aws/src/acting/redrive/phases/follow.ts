import { askQueue } from '../askQueue';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { backRatio } from '../watching';
import { isActive, MoveTask } from './callMoveTasks';
import { cancelled, failed } from './outcomes';
import { ownTask } from './ownTask';
import { LOOK_AGAIN_MS, marked, progressOf } from './progress';
import { beginSettling } from './settle';

/** SQS tells depths of about a minute ago. */
const DEPTH_LAG_MS = 75_000;
/** Of fewer that were moved, a share says little. */
const FEWEST_JUDGED = 10;

/** SQS moves. */
export function running(
  state: Phase<'running'>,
  task: MoveTask,
  now: number,
): RedriveStep {
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: progressOf(state, task, now),
  };
}

/** Follows the task of SQS, and has it stopped when what it moves comes back. */
export async function follow(
  run: RedriveRun,
  state: Phase<'running'>,
): Promise<RedriveStep> {
  const task = await ownTask(run, state);
  if (!task) {
    return failed(state, 'The queue is gone, or SQS forgot the task.');
  }
  const { access, queueArn, now, mostBack } = run;
  const marks = marked(state, task, now);
  if (!isActive(task)) {
    return ended(run, marks, task);
  }
  const { total } = await askQueue(access, queueArn);
  const then = marks.marks.findLast(({ at }) => at <= now - DEPTH_LAG_MS);
  const back = then
    ? Math.max(state.back, total - (state.deadLetters - then.moved))
    : state.back;
  const next = { ...marks, back };
  const isBad =
    then !== undefined &&
    then.moved >= FEWEST_JUDGED &&
    backRatio({ moved: then.moved, back }) > mostBack;
  return isBad
    ? {
        state: { ...next, phase: 'stopping', why: 'came-back' },
        nextAt: now,
        progress: progressOf(next, task, now),
      }
    : running(next, task, now);
}

async function ended(
  run: RedriveRun,
  state: Phase<'running'>,
  task: MoveTask,
): Promise<RedriveStep> {
  switch (task.status) {
    case 'FAILED':
      return failed(state, whyFailed(task));
    case 'CANCELLED':
      return cancelled(state, 'Somebody else had SQS stop it.');
    default:
      return beginSettling(run, state, task);
  }
}

/** Why SQS gave a task up. */
function whyFailed({ failure }: MoveTask): string {
  switch (failure) {
    case 'AWS.SimpleQueueService.NonExistentQueue':
      return 'SQS gave up: a queue is gone.';
    case 'CouldNotDetermineMessageSource':
      return 'SQS gave up at a message that no queue set aside: choose a destination, or send it again to where it came from.';
    default:
      return `SQS gave up: ${failure ?? 'it does not say why'}.`;
  }
}

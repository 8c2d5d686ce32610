import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { clause } from '../../say';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { askDepths, cameBackMeanwhile, LOOK_AGAIN_MS } from '../watching';
import { isActive, MoveTask } from './callMoveTasks';
import { cancelled, failed } from './outcomes';
import { ownTask } from './ownTask';
import { progressOf, withMark } from './progress';
import { beginSettling } from './settle';

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
    return failed(state, clause('sqs-forgot'));
  }
  const { access, queueArn, now, mostBack } = run;
  const seen = withMark(state, task, now);
  if (!isActive(task)) {
    return ended(run, seen, task);
  }
  const { deadLetters } = state.before;
  const { back, ratio } = cameBackMeanwhile(
    { ...seen, queueArn, before: deadLetters, now },
    await askDepths(access, Object.keys(deadLetters)),
  );
  const next = { ...seen, back };
  return ratio > mostBack
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
      return cancelled(state, clause('sqs-stopped'));
    default:
      return beginSettling(run, state, task);
  }
}

/** Why SQS gave a task up. */
function whyFailed({ failure }: MoveTask): Message {
  switch (failure) {
    case 'AWS.SimpleQueueService.NonExistentQueue':
      return clause('sqs-gave-up', {}, 'queue-gone');
    case 'CouldNotDetermineMessageSource':
      return clause('sqs-gave-up', {}, 'no-source');
    case undefined:
      return clause('sqs-gave-up', {}, 'untold');
    default:
      return clause('sqs-gave-up', { failure }, 'other');
  }
}

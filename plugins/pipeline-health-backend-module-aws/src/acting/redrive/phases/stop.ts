import { clause, say } from '../../say';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { LOOK_AGAIN_MS } from '../watching';
import { cancelMove, isActive } from './callMoveTasks';
import { cancelled, failed, succeeded } from './outcomes';
import { ownTask } from './ownTask';
import { progressOf, withMark } from './progress';

/** Has SQS stop, and waits until it has. */
export async function stop(
  run: RedriveRun,
  state: Phase<'stopping'>,
): Promise<RedriveStep> {
  const { access, now } = run;
  const task = await ownTask(run, state);
  const next = task ? withMark(state, task, now) : state;
  if (task && isActive(task)) {
    if (task.handle) {
      await cancelMove(access, task.handle);
    }
    return {
      state: next,
      nextAt: now + LOOK_AGAIN_MS / 4,
      progress: { ...progressOf(next, task, now), ...say('stops') },
    };
  }
  if (task?.status === 'COMPLETED') {
    return succeeded(next);
  }
  return state.why === 'cancelled'
    ? cancelled(next)
    : failed(next, clause('came-back'));
}

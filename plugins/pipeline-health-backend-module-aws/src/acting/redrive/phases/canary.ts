import { ActionAttempt } from '@pipeline-health/plugin-pipeline-health-node';
import { clause, say } from '../../say';
import { MessageMover, movedBy, MoveOrder, MovingRefused } from '../oneByOne';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { beginWatch } from '../watching';
import { cancelled, failed, refused } from './outcomes';
import { watching } from './watchCanary';

/** So fast its messages are moved. */
const PER_SECOND = 5;

/** Moves the canary. */
export async function moveCanary(
  run: RedriveRun,
  mover: MessageMover,
  attempt: ActionAttempt<Phase<'canary'>>,
): Promise<RedriveStep> {
  const { state } = attempt;
  const order = orderOf(run);
  try {
    const { moving, nextAt } = await mover.advance(
      run.access,
      order,
      state.ahead,
      attempt,
    );
    const next = { ...state, ahead: moving };
    if (!moving.over) {
      return {
        state: next,
        nextAt,
        progress: {
          ...say('canary-moves', { count: order.limit }),
          done: movedBy(moving),
          total: order.limit,
        },
      };
    }
    mover.end(order, moving, attempt);
    if (moving.homeless > 0) {
      return failed(
        next,
        clause('canary-homeless', { count: moving.homeless }),
      );
    }
    return movedBy(moving) === 0
      ? failed(next, clause('canary-none'))
      : await watched(run, next);
  } catch (error) {
    if (error instanceof MovingRefused) {
      return refused(state, error);
    }
    throw error;
  }
}

/** Ends it before it is whole. */
export async function endCanary(
  run: RedriveRun,
  mover: MessageMover,
  attempt: ActionAttempt<Phase<'canary'>>,
): Promise<RedriveStep> {
  const { state } = attempt;
  // What was accepted where it goes must not stay here as well.
  return state.ahead.next === 'delete'
    ? moveCanary(run, mover, attempt)
    : cancelled({
        ...state,
        ahead: mover.end(orderOf(run), state.ahead, attempt),
      });
}

async function watched(
  run: RedriveRun,
  { from, ...begun }: Phase<'canary'>,
): Promise<RedriveStep> {
  const { ahead, before } = begun;
  const watch = await beginWatch(run, {
    ...{ from, before },
    moved: movedBy(ahead),
    to: Object.keys(ahead.sent),
    longestSeconds: run.longestWatchSeconds,
  });
  return watching({ ...begun, phase: 'watching', watch }, run.now);
}

function orderOf({ queueArn, destination, canary }: RedriveRun): MoveOrder {
  return { queueArn, destination, limit: canary, perSecond: PER_SECOND };
}

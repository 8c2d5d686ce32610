import { ActionAttempt } from '@pipeline-health/plugin-pipeline-health-node';
import { askQueue } from '../askQueue';
import {
  MessageMover,
  movedBy,
  MoveOrder,
  MovingRefused,
  NOTHING_MOVED,
} from '../oneByOne';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Begun, Phase } from '../RedriveState';
import { watchOf } from '../watching';
import { cancelled, failed, refused } from './outcomes';
import { watching } from './watchCanary';

/** So fast its messages are moved. */
const PER_SECOND = 5;

/** Some are to be moved ahead. */
export function beginCanary(begun: Begun, now: number): RedriveStep {
  return {
    state: { ...begun, phase: 'canary', from: now, moving: NOTHING_MOVED },
    nextAt: now,
  };
}

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
      state.moving,
      attempt,
    );
    const ahead = movedBy(moving);
    const unsure = moving.unsure;
    if (!moving.over) {
      return {
        state: { ...state, moving, ahead, unsure },
        nextAt,
        progress: {
          message: `Moves ${order.limit} messages ahead, one by one.`,
          done: ahead,
          total: order.limit,
        },
      };
    }
    mover.end(order, moving, attempt);
    if (moving.homeless > 0) {
      return failed(
        { ...state, ahead, unsure },
        `${moving.homeless} of the first messages name no queue that set them aside, so a task of SQS would fail at them. Choose a destination, or send them again to where they came from.`,
      );
    }
    return ahead === 0
      ? failed(
          { ...state, unsure },
          'No message could be received: there is none, or all are in flight.',
        )
      : await beginWatch(run, { ...state, moving, ahead, unsure });
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
  if (state.moving.next === 'delete') {
    return moveCanary(run, mover, attempt);
  }
  const moving = mover.end(orderOf(run), state.moving, attempt);
  return cancelled({
    ...state,
    ahead: movedBy(moving),
    unsure: moving.unsure,
  });
}

async function beginWatch(
  { access, now, longestWatchSeconds }: RedriveRun,
  { from, moving, ...begun }: Phase<'canary'>,
): Promise<RedriveStep> {
  const arns = Object.keys(moving.sent);
  const watch = watchOf({
    moved: begun.ahead,
    from,
    now,
    deadLetters: begun.deadLetters,
    before: Object.fromEntries(arns.map(arn => [arn, begun.before[arn] ?? 0])),
    destinations: await Promise.all(arns.map(arn => askQueue(access, arn))),
    longestSeconds: longestWatchSeconds,
  });
  return watching({ ...begun, phase: 'watching', watch }, now);
}

function orderOf({ queueArn, destination, canary }: RedriveRun): MoveOrder {
  return { queueArn, destination, limit: canary, perSecond: PER_SECOND };
}

import { askQueue } from '../askQueue';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { look, watchOf } from '../watching';
import { MoveTask } from './callMoveTasks';
import { failed, succeeded } from './outcomes';
import { countsOf, LOOK_AGAIN_MS } from './progress';

/** SQS has moved all. */
export async function beginSettling(
  { access, now }: RedriveRun,
  state: Phase<'running'>,
  { moved }: MoveTask,
): Promise<RedriveStep> {
  const watch = watchOf({
    ...state,
    moved,
    now,
    destinations: await Promise.all(
      Object.keys(state.before).map(arn => askQueue(access, arn)),
    ),
    longestSeconds: 0,
  });
  return settling(
    { ...state, phase: 'settling', watch: { ...watch, back: state.back } },
    now,
  );
}

/** Waits for those that come back after the last was moved. */
export async function settle(
  run: RedriveRun,
  state: Phase<'settling'>,
): Promise<RedriveStep> {
  const { watch, verdict } = await look(run, state.watch);
  const next = { ...state, watch, back: watch.back };
  if (verdict === 'waiting' && run.now < watch.soonest) {
    return settling(next, run.now);
  }
  return verdict === 'came-back'
    ? failed(next, 'All were moved, and too many came back.')
    : succeeded(next);
}

/** SQS has moved all, and it is waited for what comes back. */
function settling(state: Phase<'settling'>, now: number): RedriveStep {
  const { watch } = state;
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: {
      message: 'All are moved; waits for those that come back.',
      ...countsOf(watch, watch.moved),
      estimatedEndAt: new Date(watch.soonest).toISOString(),
    },
  };
}

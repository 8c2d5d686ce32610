import { clause, say } from '../../say';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { beginWatch, look, LOOK_AGAIN_MS } from '../watching';
import { MoveTask } from './callMoveTasks';
import { failed, succeeded } from './outcomes';
import { countsOf } from './progress';

/** SQS has moved all. */
export async function beginSettling(
  run: RedriveRun,
  state: Phase<'running'>,
  { moved }: MoveTask,
): Promise<RedriveStep> {
  const { from, before, back } = state;
  const watch = await beginWatch(run, {
    ...{ moved, from, before },
    to: Object.keys(before.destinations),
    longestSeconds: 0,
  });
  return settling(
    { ...state, phase: 'settling', watch: { ...watch, back } },
    run.now,
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
    ? failed(next, clause('too-many-back'))
    : succeeded(next);
}

/** SQS has moved all, and it is waited for what comes back. */
function settling(state: Phase<'settling'>, now: number): RedriveStep {
  const { watch } = state;
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: {
      ...say('settles'),
      ...countsOf(watch, watch.moved),
      estimatedEndAt: new Date(watch.soonest).toISOString(),
    },
  };
}

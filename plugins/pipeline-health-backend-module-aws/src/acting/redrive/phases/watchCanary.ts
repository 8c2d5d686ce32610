import { clause, say } from '../../say';
import { movedBy } from '../oneByOne';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Phase } from '../RedriveState';
import { askDepths, look, LOOK_AGAIN_MS } from '../watching';
import { listMoveTasks } from './callMoveTasks';
import { countsOf } from './progress';
import { failed, succeeded } from './outcomes';
import { starting } from './start';

/** The canary went ahead, and is watched. */
export function watching(state: Phase<'watching'>, now: number): RedriveStep {
  const { watch, ahead } = state;
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: {
      ...say('canary-waits'),
      ...countsOf(watch, movedBy(ahead)),
      estimatedEndAt: new Date(watch.soonest).toISOString(),
    },
  };
}

/** Waits until the canary was consumed or came back. */
export async function watchCanary(
  run: RedriveRun,
  state: Phase<'watching'>,
): Promise<RedriveStep> {
  const { access, queueArn, now } = run;
  const { watch, verdict } = await look(run, state.watch);
  const next = { ...state, watch, aheadBack: watch.back };
  switch (verdict) {
    case 'waiting':
      return watching(next, now);
    case 'came-back':
      return failed(next, clause('canary-came-back'));
    case 'unseen':
      return failed(next, clause('canary-unseen'));
    default: {
      const { before } = state;
      const deadLetters = await askDepths(
        access,
        Object.keys(before.deadLetters),
      );
      return deadLetters[queueArn] === 0
        ? succeeded(next)
        : starting(
            { ...next, before: { ...before, deadLetters } },
            await listMoveTasks(access, queueArn),
            now,
          );
    }
  }
}

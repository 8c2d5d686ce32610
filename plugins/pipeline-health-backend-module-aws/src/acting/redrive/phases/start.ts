import {
  ActionAttempt,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { isRefusal } from '../../../aws/clients';
import { clause, say } from '../../say';
import { RedriveRun, RedriveStep } from '../RedriveRun';
import { Begun, Phase } from '../RedriveState';
import { LOOK_AGAIN_MS } from '../watching';
import { listMoveTasks, MoveTask, startMove } from './callMoveTasks';
import { running } from './follow';
import { cancelled, failed, refused } from './outcomes';
import { stop } from './stop';

/** For so long it is waited until SQS lists a task that it accepted. */
const UNTOLD_MS = 5 * 60_000;

/** SQS is to be asked to move what is left. */
export function starting(
  { before, ahead, aheadBack }: Begun,
  tasks: readonly MoveTask[],
  now: number,
): RedriveStep {
  return {
    state: {
      phase: 'starting',
      ...{ before, ahead, aheadBack },
      known: Math.max(0, ...tasks.map(({ startedAt }) => startedAt)),
    },
    nextAt: now,
    progress: say('sqs-starts'),
  };
}

/** Has SQS move the rest, unless it does already. */
export async function askToStart(
  run: RedriveRun,
  { state, number }: ActionAttempt<Phase<'starting'>>,
): Promise<RedriveStep> {
  const { access, now } = run;
  const mayBeStarted = number > 1 || state.startedBy !== undefined;
  const earlier = mayBeStarted ? await newestAfter(run, state) : undefined;
  if (earlier) {
    return running(followed(state, earlier, now), earlier, now);
  }
  if (state.startedBy !== undefined) {
    return untold(state, now);
  }
  try {
    const answer = await startMove(access, run);
    // What runs after a lost answer is ours, unless it was told of before.
    return answer === 'running' && number === 1
      ? failed(state, clause('sqs-busy'))
      : { state: { ...state, startedBy: now }, nextAt: now };
  } catch (error) {
    if (error instanceof SourceError && isRefusal(error)) {
      return refused(state, error);
    }
    throw error;
  }
}

/** Has nothing moved, or no more if SQS moves already. */
export async function withdraw(
  run: RedriveRun,
  state: Phase<'starting'>,
): Promise<RedriveStep> {
  const task = await newestAfter(run, state);
  if (task) {
    return stop(run, {
      ...followed(state, task, run.now),
      phase: 'stopping',
      why: 'cancelled',
    });
  }
  return state.startedBy === undefined
    ? cancelled(state)
    : untold(state, run.now);
}

/** SQS accepted a task, and does not list it. */
function untold(state: Phase<'starting'>, now: number): RedriveStep {
  const { startedBy = now } = state;
  return now < startedBy + UNTOLD_MS
    ? { state, nextAt: now + LOOK_AGAIN_MS }
    : failed(state, clause('sqs-untold'));
}

/** The task of SQS that was found to do it. */
function followed(
  state: Phase<'starting'>,
  { startedAt, moved }: MoveTask,
  now: number,
): Phase<'running'> {
  return {
    ...state,
    phase: 'running',
    startedAt,
    from: now,
    marks: [{ at: now, moved }],
    back: 0,
  };
}

/** The newest task after those that were known; undefined while there is none. */
async function newestAfter(
  { access, queueArn }: RedriveRun,
  { known }: Phase<'starting'>,
): Promise<MoveTask | undefined> {
  const [newest] = await listMoveTasks(access, queueArn);
  return newest?.startedAt > known ? newest : undefined;
}

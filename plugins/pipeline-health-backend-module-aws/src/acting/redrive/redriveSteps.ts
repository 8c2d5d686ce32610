import { ActionProgress } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionIntention,
  ActionOutcome,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { MoveTask } from './callMoveTasks';
import { MovingRefused, sayRefused, sayUnsure } from './moving';
import { Begun, Moved, Phase, RedriveState } from './redriveState';
import { backRatio, Watch } from './watching';

type Step = ActionIntention<RedriveState>;

const LOOK_AGAIN_MS = 20_000;
/** For so long it is waited until SQS lists a task that it accepted. */
const UNTOLD_MS = 5 * 60_000;
/** So many looks at the task of SQS are kept. */
const MOST_MARKS = 20;
/** More ids are not told. */
const MOST_TOLD = 20;

/** The canary went ahead, and is watched. */
export function watching(state: Phase<'watching'>, now: number): Step {
  const { watch, ahead } = state;
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: {
      message: 'Waits until the canary is consumed or comes back.',
      ...countsOf(watch, ahead),
      estimatedEndAt: new Date(watch.soonest).toISOString(),
    },
  };
}

/** SQS is to be asked to move what is left. */
export function starting(
  { deadLetters, before, ahead, aheadBack, unsure }: Begun,
  tasks: readonly MoveTask[],
  now: number,
): Step {
  return {
    state: {
      phase: 'starting',
      ...{ deadLetters, before, ahead, aheadBack, unsure },
      known: Math.max(0, ...tasks.map(({ startedAt }) => startedAt)),
    },
    nextAt: now,
    progress: { message: 'Has SQS move the rest.' },
  };
}

/** SQS accepted a task, and does not list it. */
export function untold(
  state: Phase<'starting'>,
  now: number,
): Step | ActionOutcome {
  const { startedBy = now } = state;
  return now < startedBy + UNTOLD_MS
    ? { state, nextAt: now + LOOK_AGAIN_MS }
    : failed(state, 'SQS accepted the task and does not tell of it.');
}

/** The task of SQS that was found to do it. */
export function followed(
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

/** With what SQS has moved by now. */
export function marked<TState extends Moved>(
  state: TState,
  { moved }: MoveTask,
  now: number,
): TState {
  return {
    ...state,
    marks: [...state.marks, { at: now, moved }].slice(-MOST_MARKS),
  };
}

/** SQS moves. */
export function running(
  state: Phase<'running'>,
  task: MoveTask,
  now: number,
): Step {
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: progressOf(state, task, now),
  };
}

/** SQS has moved all, and it is waited for what comes back. */
export function settling(state: Phase<'settling'>, now: number): Step {
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

/** How far SQS is, and when it ends if it goes on like this. */
export function progressOf(
  { marks, back, ahead }: Moved,
  { moved, toMove }: MoveTask,
  now: number,
): ActionProgress {
  const [first] = marks;
  const perMillisecond = (moved - first.moved) / (now - first.at);
  const left = toMove === undefined ? undefined : Math.max(0, toMove - moved);
  return {
    message: 'SQS moves the messages.',
    done: moved,
    ...(toMove !== undefined && { total: Math.max(toMove, moved) }),
    ...(left !== undefined &&
      perMillisecond > 0 && {
        estimatedEndAt: new Date(now + left / perMillisecond).toISOString(),
      }),
    figures: {
      ahead,
      cameBack: back,
      cameBackRatio: backRatio({ moved, back }),
    },
  };
}

/** How many SQS had moved when it was looked at last. */
export function lastMoved({ marks }: Moved): number {
  return marks[marks.length - 1]?.moved ?? 0;
}

/** All were moved. */
export function succeeded(state: RedriveState): ActionOutcome {
  return { outcome: 'succeeded', ...told(state) };
}

/** It did not come to its end, and why. */
export function failed(state: RedriveState, why: string): ActionOutcome {
  return { outcome: 'failed', ...told(state, why) };
}

/** A person stopped it. */
export function cancelled(state: RedriveState, by = 'Stopped.'): ActionOutcome {
  return { outcome: 'cancelled', ...told(state, by) };
}

/** AWS refused, and nothing was done by that. */
export function refused(
  state: RedriveState,
  error: SourceError | MovingRefused,
): ActionOutcome {
  const isMoving = error instanceof MovingRefused;
  const { missingPermission } = isMoving ? error.refusal : error;
  return {
    ...failed(state, isMoving ? sayRefused(error) : `${error.message}.`),
    ...(missingPermission && { missingPermission }),
  };
}

/** Why SQS gave a task up. */
export function whyFailed({ failure }: MoveTask): string {
  switch (failure) {
    case 'AWS.SimpleQueueService.NonExistentQueue':
      return 'SQS gave up: a queue is gone.';
    case 'CouldNotDetermineMessageSource':
      return 'SQS gave up at a message that no queue set aside: choose a destination, or send it again to where it came from.';
    default:
      return `SQS gave up: ${failure ?? 'it does not say why'}.`;
  }
}

function told(state: RedriveState, why?: string) {
  const { ahead, unsure } = state;
  const bySqs = 'marks' in state ? lastMoved(state) : 0;
  const back = backOf(state);
  const moved = ahead + bySqs;
  const ratio = backRatio({ moved, back });
  const sentences = [
    why,
    moved === 0
      ? 'None was moved.'
      : `${moved} ${moved === 1 ? 'was' : 'were'} moved${cameBack(
          back,
          ratio,
        )}.`,
    sayUnsure(unsure),
  ];
  return {
    message: sentences.filter(Boolean).join(' '),
    after: {
      moved,
      movedAhead: ahead,
      cameBack: back,
      cameBackRatio: ratio,
      ...(unsure.length > 0 && { unsure: unsure.slice(0, MOST_TOLD) }),
    },
  };
}

/** Of all that was moved. Those of the canary were there when SQS began, and are not counted twice. */
function backOf(state: RedriveState): number {
  return state.aheadBack + ('back' in state ? state.back : 0);
}

function cameBack(back: number, ratio: number): string {
  return back === 0
    ? ', none was seen to come back'
    : `, ${back} came back (${Math.round(ratio * 100)} %)`;
}

function countsOf(watch: Watch, ahead: number) {
  return {
    done: watch.moved,
    figures: {
      ahead,
      cameBack: watch.back,
      cameBackRatio: backRatio(watch),
    },
  };
}

import { ActionProgress } from '@pipeline-health/plugin-pipeline-health-common';
import { Moved } from '../RedriveState';
import { backRatio, Watch } from '../watching';
import { MoveTask } from './callMoveTasks';

/** How often it is looked how far it is. */
export const LOOK_AGAIN_MS = 20_000;
/** So many looks at the task of SQS are kept. */
const MOST_MARKS = 20;

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
    figures: figuresOf({ moved, back }, ahead),
  };
}

/** How many of what is watched were moved, and came back. */
export function countsOf(watch: Watch, ahead: number) {
  return { done: watch.moved, figures: figuresOf(watch, ahead) };
}

function figuresOf(
  watched: Pick<Watch, 'moved' | 'back'>,
  ahead: number,
): { [name: string]: number } {
  return {
    ahead,
    cameBack: watched.back,
    cameBackRatio: backRatio(watched),
  };
}

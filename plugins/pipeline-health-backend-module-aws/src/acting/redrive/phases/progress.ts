import { ActionProgress } from '@pipeline-health/plugin-pipeline-health-common';
import { say } from '../../say';
import { Moved } from '../RedriveState';
import { movedBy } from '../oneByOne';
import { backFigures, marked, Watch } from '../watching';
import { MoveTask } from './callMoveTasks';

/** With what SQS has moved by now. */
export function withMark<TState extends Moved>(
  state: TState,
  { moved }: MoveTask,
  now: number,
): TState {
  return { ...state, marks: marked(state.marks, { at: now, moved }) };
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
    ...say('sqs-moves'),
    done: moved,
    ...(toMove !== undefined && { total: Math.max(toMove, moved) }),
    ...(left !== undefined &&
      perMillisecond > 0 && {
        estimatedEndAt: new Date(now + left / perMillisecond).toISOString(),
      }),
    figures: { ahead: movedBy(ahead), ...backFigures({ moved, back }) },
  };
}

/** How many of what is watched were moved, and came back. */
export function countsOf(watch: Watch, ahead: number) {
  return { done: watch.moved, figures: { ahead, ...backFigures(watch) } };
}

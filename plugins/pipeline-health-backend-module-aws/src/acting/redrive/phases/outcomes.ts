import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionOutcome,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { clause, sayInTurn } from '../../say';
import {
  messagesOf,
  MovingRefused,
  movedBy,
  whatIsUnsure,
  whyRefused,
} from '../oneByOne';
import { RedriveState } from '../RedriveState';
import { backFigures, sayMoved } from '../watching';

/** All were moved. */
export function succeeded(state: RedriveState): ActionOutcome {
  return { outcome: 'succeeded', ...told(state) };
}

/** It did not come to its end, and why. */
export function failed(state: RedriveState, why: Message): ActionOutcome {
  return { outcome: 'failed', ...told(state, why) };
}

/** A person stopped it. */
export function cancelled(
  state: RedriveState,
  by = clause('stopped'),
): ActionOutcome {
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
    ...failed(
      state,
      isMoving
        ? whyRefused(error)
        : clause('refused', { message: error.message }),
    ),
    ...(missingPermission && { missingPermission }),
  };
}

function told(state: RedriveState, why?: Message) {
  const { ahead } = state;
  const movedAhead = movedBy(ahead);
  const bySqs = 'marks' in state ? state.marks.at(-1)?.moved ?? 0 : 0;
  const moved = movedAhead + bySqs;
  const back = backOf(state);
  const [first, ...more] = [
    ...(why ? [why] : []),
    moved === 0 ? clause('moved', {}, 'none') : sayMoved({ moved, back }),
    whatIsUnsure(ahead),
  ].filter(each => each !== undefined);
  return {
    ...sayInTurn(first, ...more),
    after: {
      moved,
      movedAhead,
      ...backFigures({ moved, back }),
      ...(movedAhead > 0 && { messages: messagesOf(ahead) }),
      ...(ahead.unsure.length > 0 && { unsure: ahead.unsure }),
    },
  };
}

/** Of all that was moved. Those of the canary were there when SQS began, and are not counted twice. */
function backOf(state: RedriveState): number {
  return state.aheadBack + ('back' in state ? state.back : 0);
}

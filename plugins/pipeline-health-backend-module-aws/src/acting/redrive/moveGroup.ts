import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionOutcome,
  ActionStep,
  Said,
} from '@pipeline-health/plugin-pipeline-health-node';
import { clause, say, sayInTurn } from '../say';
import {
  messagesOf,
  MessageMover,
  movedBy,
  MoveOrder,
  Moving,
  MovingRefused,
  whatIsUnsure,
  whyRefused,
} from './oneByOne';
import {
  askDepths,
  backFigures,
  Before,
  beginWatch,
  cameBackMeanwhile,
  look,
  LOOK_AGAIN_MS,
  Looking,
  Mark,
  marked,
  saidBack,
  Watch,
} from './watching';

/** How far a redrive of a group is. */
export type GroupState = {
  before: Before;
  moving: Moving;
  /** The most that were seen to have come back. */
  back: number;
} & (
  | {
      phase: 'moving';
      /** How many were moved whenever it was looked for those that came back. */
      marks: Mark[];
    }
  /** It is waited for what becomes of them. */
  | { phase: 'settling'; watch: Watch }
);

/** A redrive of a group in one phase. */
export type GroupPhase<TName extends GroupState['phase']> = Extract<
  GroupState,
  { phase: TName }
>;

/** A redrive of a group that somebody goes on with. */
export interface GroupRun extends Looking {
  order: MoveOrder;
  mover: MessageMover;
}

type Step = ActionStep<GroupState>;

/** Moves the messages of the group, and stops when they come back. */
export async function moveGroup(
  run: GroupRun,
  attempt: ActionAttempt<GroupPhase<'moving'>>,
): Promise<Step> {
  const { access, order, mover } = run;
  const { state, hasComeBack } = await lookBack(run, attempt.state);
  if (hasComeBack) {
    mover.end(order, state.moving, attempt);
    return ended('failed', state, clause('came-back'));
  }
  try {
    const { moving, nextAt } = await mover.advance(
      access,
      order,
      state.moving,
      attempt,
    );
    const next = { ...state, moving };
    if (moving.over) {
      mover.end(order, moving, attempt);
      return await beginSettling(run, next);
    }
    return {
      state: next,
      nextAt,
      progress: {
        ...progressOf(next, say('group-moves')),
        total: order.limit,
      },
    };
  } catch (error) {
    if (error instanceof MovingRefused) {
      return {
        ...ended('failed', state, whyRefused(error)),
        missingPermission: error.refusal.missingPermission,
      };
    }
    throw error;
  }
}

/** Waits for those that come back after the last was moved. */
export async function settleGroup(
  run: GroupRun,
  state: GroupPhase<'settling'>,
): Promise<Step> {
  const { watch, verdict } = await look(run, state.watch);
  const next = { ...state, watch, back: watch.back };
  if (verdict === 'waiting' && run.now < watch.soonest) {
    return settling(next, run.now);
  }
  return verdict === 'came-back'
    ? ended('failed', next, clause('group-too-many-back'))
    : ended('succeeded', next);
}

/** Moves no more; what was accepted where it goes must not stay here as well. */
export async function endGroup(
  run: GroupRun,
  attempt: ActionAttempt<GroupState>,
): Promise<Step> {
  const { state } = attempt;
  if (state.phase === 'moving' && state.moving.next === 'delete') {
    return moveGroup(run, { ...attempt, state });
  }
  const moving =
    state.phase === 'moving'
      ? run.mover.end(run.order, state.moving, attempt)
      : state.moving;
  return ended('cancelled', { ...state, moving }, clause('stopped'));
}

/** How it ended, and what came of it. */
export function ended(
  outcome: ActionOutcome['outcome'],
  { moving, back }: Pick<GroupState, 'moving' | 'back'>,
  why?: Message,
): ActionOutcome {
  const { passedOver, homeless, unsure } = moving;
  const moved = movedBy(moving);
  const [first, ...more] = [
    ...(why ? [why] : []),
    saidOfGroup({ moved, back, passedOver }),
    homeless > 0 ? clause('homeless', { count: homeless }) : undefined,
    whatIsUnsure(moving),
  ].filter(each => each !== undefined);
  return {
    outcome,
    ...sayInTurn(first, ...more),
    after: {
      ...{ moved, passedOver, homeless, unsure },
      ...backFigures({ moved, back }),
      messages: messagesOf(moving),
    },
  };
}

function saidOfGroup(of: {
  moved: number;
  back: number;
  passedOver: number;
}): Message {
  const { moved, back, passedOver } = of;
  const values = { moved, passedOver };
  if (moved === 0) {
    return clause('group-moved', values, 'none');
  }
  return back === 0
    ? clause('group-moved', values, 'quiet')
    : clause('group-moved', { ...values, ...saidBack(of) }, 'back');
}

/** Whether what was moved comes back: looked for when nothing is in hand, and not too often. */
async function lookBack(
  { access, queueArn, now, mostBack }: GroupRun,
  state: GroupPhase<'moving'>,
): Promise<{ state: GroupPhase<'moving'>; hasComeBack: boolean }> {
  const { moving, before } = state;
  const lookedAt = state.marks.at(-1)?.at ?? -Infinity;
  const moved = movedBy(moving);
  if (
    moved === 0 ||
    moving.next !== 'receive' ||
    now < lookedAt + LOOK_AGAIN_MS
  ) {
    return { state, hasComeBack: false };
  }
  const marks = marked(state.marks, { at: now, moved });
  const { back, ratio } = cameBackMeanwhile(
    { queueArn, now, marks, before: before.deadLetters, back: state.back },
    await askDepths(access, Object.keys(before.deadLetters)),
  );
  return { state: { ...state, marks, back }, hasComeBack: ratio > mostBack };
}

async function beginSettling(
  run: GroupRun,
  { before, moving, back }: GroupPhase<'moving'>,
): Promise<Step> {
  const moved = movedBy(moving);
  if (moved === 0) {
    return ended('succeeded', { moving, back });
  }
  const watch = await beginWatch(run, {
    ...{ moved, before, from: moving.since },
    to: Object.keys(moving.sent),
    longestSeconds: 0,
  });
  return settling(
    {
      phase: 'settling',
      ...{ before, moving, back },
      watch: { ...watch, back },
    },
    run.now,
  );
}

function settling(state: GroupPhase<'settling'>, now: number): Step {
  return {
    state,
    nextAt: now + LOOK_AGAIN_MS,
    progress: {
      ...progressOf(state, say('group-settles')),
      estimatedEndAt: new Date(state.watch.soonest).toISOString(),
    },
  };
}

function progressOf({ moving, back }: GroupState, said: Said) {
  const moved = movedBy(moving);
  return {
    ...said,
    done: moved,
    figures: {
      passedOver: moving.passedOver,
      ...backFigures({ moved, back }),
    },
  };
}

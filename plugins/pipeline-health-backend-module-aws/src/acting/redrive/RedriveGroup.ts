import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionStep,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { MovingAction } from './DeadLetterAction';
import { say } from '../say';
import { GroupInput, groupInput, groupSettings } from './groupInput';
import { groupOf } from './groups/groupLetters';
import {
  ended,
  endGroup,
  GroupRun,
  GroupState,
  moveGroup,
  settleGroup,
} from './moveGroup';
import {
  MessageMover,
  MoveOrder,
  NEEDED_ONE_BY_ONE,
  NOTHING_MOVED,
} from './oneByOne';
import { redriveLines } from './preflight';
import { moveCalls, redrivePrice, seenOf } from './redriveTerms';
import { whyNoDeadLetters } from './unavailable';
import { askBefore } from './watching';

type Context = ActionContext<SqsQueueInventory>;
type Step = ActionStep<GroupState>;

const DEFAULT_LIMIT = 100;
const DEFAULT_PER_SECOND = 5;

/**
 * Moves the dead letters of one group back, one by one: receives them all,
 * sends what is of the group, and deletes only what was accepted. Stops when
 * they come back.
 */
export class RedriveGroup
  extends MovingAction
  implements StageAction<GroupInput, GroupState, SqsQueueInventory>
{
  readonly id = 'redrive-group';
  readonly title = 'Redrive one group of dead letters';
  readonly description =
    'Moves the dead letters that failed alike back to the queue that set them aside, one by one. Nothing is deleted before it was accepted. It stops by itself when they come back.';
  readonly iamActions = NEEDED_ONE_BY_ONE;
  readonly inputSchema = groupInput;
  readonly settingsSchema = groupSettings;
  readonly unavailable = whyNoDeadLetters;
  private readonly mover = new MessageMover();

  async preflight(context: Context, input: GroupInput) {
    const { queueArn, destination, limit, perSecond } = orderOf(context, input);
    const facts = await this.askFacts(context, destination);
    const { queue } = facts;
    const most = Math.min(limit, queue.total);
    return {
      lines: [
        ...redriveLines(facts, {
          byHand: true,
          canary: most,
          perSecond,
          longestWatchSeconds: Infinity,
        }),
        otherGroups(context),
      ],
      calls: moveCalls(queueArn, destination),
      effects: [
        {
          name: 'deadLetterMessages',
          unit: 'count' as const,
          before: queue.total,
          after: queue.total - most,
        },
      ],
      price: redrivePrice(this.tools, context.stage, queue, most),
      seen: seenOf(facts),
    };
  }

  async start(context: Context, { destination }: GroupInput): Promise<Step> {
    const { queue, destinations } = await this.askFacts(context, destination);
    return {
      state: {
        phase: 'moving',
        before: await askBefore(
          this.accessOf(context.stage),
          queue,
          destinations,
        ),
        moving: NOTHING_MOVED,
        marks: [],
        back: 0,
      },
      nextAt: context.now,
    };
  }

  async advance(
    context: Context,
    input: GroupInput,
    attempt: ActionAttempt<GroupState>,
  ): Promise<Step> {
    const { state } = attempt;
    const run = this.runOf(context, input);
    return this.unlessGone(
      state.phase === 'moving'
        ? moveGroup(run, { ...attempt, state })
        : settleGroup(run, state),
      why => ended('failed', state, why),
    );
  }

  async cancel(
    context: Context,
    input: GroupInput,
    attempt: ActionAttempt<GroupState>,
  ): Promise<Step> {
    return endGroup(this.runOf(context, input), attempt);
  }

  private runOf(context: Context, input: GroupInput): GroupRun {
    const { mostBackRatio } = groupSettings.parse(context.settings);
    return {
      access: this.accessOf(context.stage),
      context,
      queueArn: context.stage.arn,
      now: context.now,
      mostBack: mostBackRatio,
      order: orderOf(context, input),
      mover: this.mover,
    };
  }
}

function orderOf(
  context: Context,
  { group, limit, perSecond, destination }: GroupInput,
): MoveOrder {
  return {
    queueArn: context.stage.arn,
    destination,
    limit: limit ?? DEFAULT_LIMIT,
    perSecond: perSecond ?? DEFAULT_PER_SECOND,
    mostPassedOver: groupSettings.parse(context.settings).mostPassedOver,
    isMeant: message => groupOf(message).id === group,
  };
}

function otherGroups({ settings }: Context): ActionLine {
  const { mostPassedOver } = groupSettings.parse(settings);
  return {
    id: 'other-groups',
    level: 'amber',
    ...say('other-groups', { most: mostPassedOver }),
    evidence: { mostPassedOver, hiddenSeconds: 300 },
  };
}

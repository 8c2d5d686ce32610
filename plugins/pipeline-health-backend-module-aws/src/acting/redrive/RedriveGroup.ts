import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionOutcome,
  ActionStep,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { MovingAction } from './DeadLetterAction';
import { groupOf } from './groups/groupLetters';
import {
  MessageMover,
  movedBy,
  MoveOrder,
  Moving,
  MovingRefused,
  NEEDED_ONE_BY_ONE,
  NOTHING_MOVED,
  sayRefused,
  sayUnsure,
} from './oneByOne';
import { redriveLines } from './preflight';
import { askFacts } from './RedriveFacts';
import { queueArnSchema } from './redriveInput';
import { moveCalls, redrivePrice, seenOf } from './redriveTerms';
import { whyNoDeadLetters } from './unavailable';

type Context = ActionContext<SqsQueueInventory>;

const MOST_MOVED = 500;
const FASTEST = 10;
const DEFAULT_LIMIT = 100;
const DEFAULT_PER_SECOND = 5;

const settings = z.strictObject({
  /** After so many messages of other groups no further are looked for. */
  mostPassedOver: z.number().int().min(0).max(5_000).default(1_000),
});

const input = z.strictObject({
  group: z
    .string()
    .regex(/^[0-9a-f]{12}$/, 'expected the id of a group, as peek tells it')
    .describe('Id of the group, as a look at the dead letters tells it'),
  limit: z
    .number()
    .int()
    .min(1)
    .max(MOST_MOVED)
    .optional()
    .describe('How many messages of the group are moved at most'),
  perSecond: z
    .number()
    .min(0.1)
    .max(FASTEST)
    .optional()
    .describe('How many messages a second are moved at most'),
  destination: queueArnSchema
    .optional()
    .describe(
      'ARN of the queue to which all go; each to where it came from when absent',
    ),
});

type GroupInput = z.infer<typeof input>;

/**
 * Moves the dead letters of one group back, one by one: receives them all,
 * sends what is of the group, and deletes only what was accepted.
 */
export class RedriveGroup
  extends MovingAction
  implements StageAction<GroupInput, Moving, SqsQueueInventory>
{
  readonly id = 'redrive-group';
  readonly title = 'Redrive one group of dead letters';
  readonly description =
    'Moves the dead letters that failed alike back to the queue that set them aside, one by one. Nothing is deleted before it was accepted.';
  readonly iamActions = NEEDED_ONE_BY_ONE;
  readonly inputSchema = input;
  readonly settingsSchema = settings;
  readonly unavailable = whyNoDeadLetters;
  private readonly mover = new MessageMover();

  async preflight(context: Context, is: GroupInput) {
    const order = orderOf(context, is);
    const { queueArn, destination, limit, perSecond } = order;
    const access = this.accessOf(context.stage);
    const facts = await askFacts(access, context, destination);
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

  async start({ now }: Context): Promise<ActionStep<Moving>> {
    return { state: NOTHING_MOVED, nextAt: now };
  }

  async advance(
    context: Context,
    is: GroupInput,
    attempt: ActionAttempt<Moving>,
  ): Promise<ActionStep<Moving>> {
    const order = orderOf(context, is);
    try {
      const { moving, nextAt } = await this.mover.advance(
        this.accessOf(context.stage),
        order,
        attempt.state,
        attempt,
      );
      if (moving.over) {
        this.mover.end(order, moving, attempt);
        return ended('succeeded', moving);
      }
      return {
        state: moving,
        nextAt,
        progress: {
          message: 'Moves the messages of the group, one by one.',
          done: movedBy(moving),
          total: order.limit,
          figures: { passedOver: moving.passedOver },
        },
      };
    } catch (error) {
      if (error instanceof MovingRefused) {
        return {
          ...ended('failed', error.moving, sayRefused(error)),
          missingPermission: error.refusal.missingPermission,
        };
      }
      throw error;
    }
  }

  async cancel(
    context: Context,
    is: GroupInput,
    attempt: ActionAttempt<Moving>,
  ): Promise<ActionStep<Moving>> {
    // What was accepted where it goes must not stay here as well.
    return attempt.state.next === 'delete'
      ? this.advance(context, is, attempt)
      : ended(
          'cancelled',
          this.mover.end(orderOf(context, is), attempt.state, attempt),
          'Stopped.',
        );
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
    mostPassedOver: settings.parse(context.settings).mostPassedOver,
    isMeant: message => groupOf(message).id === group,
  };
}

function ended(
  outcome: ActionOutcome['outcome'],
  moving: Moving,
  why?: string,
): ActionOutcome {
  const { passedOver, homeless, unsure } = moving;
  const sentences = [
    why,
    `${movedBy(
      moving,
    )} of the group were moved; ${passedOver} of other groups were passed over and are hidden for up to five minutes.`,
    homeless > 0 &&
      `${homeless} name no queue that set them aside: choose a destination for them.`,
    sayUnsure(unsure),
  ];
  return {
    outcome,
    message: sentences.filter(Boolean).join(' '),
    after: { moved: movedBy(moving), passedOver, homeless, unsure },
  };
}

function otherGroups({ settings: raw }: Context): ActionLine {
  const { mostPassedOver } = settings.parse(raw);
  return {
    id: 'other-groups',
    level: 'amber',
    message: `SQS gives messages in its own order: up to ${mostPassedOver} of other groups are received as well and hidden for five minutes.`,
    evidence: { mostPassedOver, hiddenSeconds: 300 },
  };
}

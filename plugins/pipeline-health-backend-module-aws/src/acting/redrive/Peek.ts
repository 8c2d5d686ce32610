import {
  parseArn,
  pipelineHealthMessagePeekPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionOutcome,
  ActionStep,
  ask,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { queueUrl } from '../../stages/sqs-queue/queueUrl';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { refusedOutcome } from '../refusedOutcome';
import { say } from '../say';
import { askQueue } from './askQueue';
import { DeadLetterAction } from './DeadLetterAction';
import { added, groupOf, LetterGroup } from './groups/groupLetters';
import { offerOf } from './instead';
import { MOST_RECEIVED, receiveMessages } from './oneByOne';
import { listMoveTasks } from './phases';
import { peekLines } from './preflight';
import { whyNoDeadLetters } from './unavailable';

type Context = ActionContext<SqsQueueInventory>;

const LARGEST_SAMPLE = 200;
/** For so long nobody else gets a message that was looked at, and it is not counted twice. */
const HIDDEN_SECONDS = 60;
const EMPTY_ANSWERS = 3;

const settings = z.strictObject({
  /** How many are looked at unless a caller says otherwise. */
  sample: z.number().int().min(1).max(LARGEST_SAMPLE).default(50),
  /** Which values may be shown: `body.type`, `attributes.tenant`; none otherwise. */
  unmask: z
    .array(
      z
        .string()
        .regex(
          /^(body|attributes)\..+$/,
          'expected body.<key> or attributes.<name>',
        ),
    )
    .max(20)
    .default([]),
});

const input = z.strictObject({
  sample: z
    .number()
    .int()
    .min(1)
    .max(LARGEST_SAMPLE)
    .optional()
    .describe('How many messages are looked at'),
});

type PeekInput = z.infer<typeof input>;

/** What was seen so far. */
type PeekState = {
  looked: string[];
  groups: LetterGroup[];
  emptyAnswers: number;
};

/**
 * Looks at a sample of dead letters and tells how they failed and what they are
 * made of. Nothing of a body is kept but the names and types of its keys.
 */
export class Peek
  extends DeadLetterAction
  implements StageAction<PeekInput, PeekState, SqsQueueInventory>
{
  readonly id = 'peek';
  readonly title = 'Look at the dead letters';
  readonly description =
    'Receives a sample of the messages of a dead-letter queue and groups them by sender, error and shape. Values are not shown unless the site allows it, and nothing is deleted.';
  readonly permission = pipelineHealthMessagePeekPermission;
  readonly destructive = false;
  readonly confidential = true;
  readonly iamActions = [
    'sqs:GetQueueAttributes',
    'sqs:ListMessageMoveTasks',
    'sqs:ReceiveMessage',
  ];
  readonly inputSchema = input;
  readonly settingsSchema = settings;
  readonly unavailable = whyNoDeadLetters;

  async preflight(context: Context, { sample }: PeekInput) {
    const access = this.accessOf(context.stage);
    const { arn } = context.stage;
    const [queue, tasks] = await Promise.all([
      askQueue(access, arn),
      ask(() => listMoveTasks(access, arn)),
    ]);
    const is = settings.parse(context.settings);
    return {
      lines: peekLines(
        { queue, tasks },
        {
          sample: sample ?? is.sample,
          hiddenSeconds: HIDDEN_SECONDS,
          unmask: is.unmask,
        },
      ),
      calls: [
        {
          service: 'sqs',
          operation: 'ReceiveMessage',
          input: {
            QueueUrl: queueUrl(parseArn(arn)),
            MaxNumberOfMessages: MOST_RECEIVED,
            VisibilityTimeout: HIDDEN_SECONDS,
          },
        },
      ],
      effects: [],
      seen: {
        ownDeadLetterQueue: queue.configuration.deadLetterQueueArn ?? '',
      },
    };
  }

  async start({ now }: Context): Promise<ActionStep<PeekState>> {
    return { state: { looked: [], groups: [], emptyAnswers: 0 }, nextAt: now };
  }

  async advance(
    context: Context,
    { sample }: PeekInput,
    { state }: ActionAttempt<PeekState>,
  ): Promise<ActionStep<PeekState>> {
    const access = this.accessOf(context.stage);
    const is = settings.parse(context.settings);
    const total = sample ?? is.sample;
    try {
      const received = await receiveMessages(access, context.stage.arn, {
        limit: total - state.looked.length,
        hiddenSeconds: HIDDEN_SECONDS,
      });
      const fresh = received.filter(({ id }) => !state.looked.includes(id));
      const next: PeekState = {
        looked: [...state.looked, ...fresh.map(({ id }) => id)],
        groups: fresh.reduce(
          (groups, message) => added(groups, groupOf(message, is.unmask)),
          state.groups,
        ),
        emptyAnswers: fresh.length ? 0 : state.emptyAnswers + 1,
      };
      const isOver =
        next.looked.length >= total || next.emptyAnswers >= EMPTY_ANSWERS;
      return isOver
        ? succeeded(next)
        : {
            state: next,
            nextAt: context.now,
            progress: {
              ...say('peeks'),
              done: next.looked.length,
              total,
            },
          };
    } catch (error) {
      return refusedOutcome(error);
    }
  }

  async cancel(
    _context: Context,
    _input: PeekInput,
    { state }: ActionAttempt<PeekState>,
  ): Promise<ActionOutcome> {
    return { ...succeeded(state), outcome: 'cancelled' };
  }
}

function succeeded({ looked, groups }: PeekState): ActionOutcome {
  const grouped = groups.reduce((sum, { count }) => sum + count, 0);
  return {
    outcome: 'succeeded',
    ...(looked.length > 0
      ? say('peeked', { looked: looked.length, count: groups.length })
      : say('peeked', {}, 'none')),
    after: {
      looked: looked.length,
      ungrouped: looked.length - grouped,
      groups: groups.map(group => {
        const offer = offerOf(group.from);
        return { ...group, ...(offer && { instead: offer }) };
      }),
    },
  };
}

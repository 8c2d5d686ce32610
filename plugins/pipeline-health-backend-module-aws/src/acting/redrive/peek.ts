import {
  ActionLine,
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
import { queueName, queueUrl } from '../../stages/sqs-queue/queueUrl';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { ActingTools } from '../ActingTools';
import { refusedOutcome } from '../refusedOutcome';
import { askQueue, QueueNow } from './askQueue';
import { MOST_RECEIVED, receiveMessages } from './callMessages';
import { isActive, listMoveTasks } from './callMoveTasks';
import { added, groupOf, LetterGroup } from './groups/groupLetters';
import { line } from './preflight/line';
import { whyNoDeadLetters } from './whyNoDeadLetters';

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
  implements StageAction<PeekInput, PeekState, SqsQueueInventory>
{
  readonly id = 'peek';
  readonly title = 'Look at the dead letters';
  readonly description =
    'Receives a sample of the messages of a dead-letter queue and groups them by sender, error and shape. Values are not shown unless the site allows it, and nothing is deleted.';
  readonly permission = pipelineHealthMessagePeekPermission;
  readonly family = 'redrive';
  readonly stageKinds = ['sqs-queue'];
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

  constructor(private readonly tools: ActingTools) {}

  async preflight(context: Context, { sample }: PeekInput) {
    const access = this.tools.accessOf(context.stage);
    const { arn } = context.stage;
    const [queue, tasks] = await Promise.all([
      askQueue(access, arn),
      ask(() => listMoveTasks(access, arn)),
    ]);
    const is = settings.parse(context.settings);
    const isMoving = 'answer' in tasks && tasks.answer.some(isActive);
    return {
      lines: [
        sampleLine(queue, sample ?? is.sample),
        receiveCountLine(queue),
        valuesLine(is.unmask),
        ...(isMoving
          ? [
              line(
                'running-task',
                'amber',
                'A task moves its messages: what is looked at is not moved for a minute.',
              ),
            ]
          : []),
      ],
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
    const access = this.tools.accessOf(context.stage);
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
              message: 'Looks at dead letters.',
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
    message: looked.length
      ? `${looked.length} were looked at, in ${groups.length} group${
          groups.length === 1 ? '' : 's'
        }. They are hidden for up to a minute.`
      : 'There was none to look at: the queue is empty, or all are in flight.',
    after: {
      looked: looked.length,
      ungrouped: looked.length - grouped,
      groups,
    },
  };
}

function sampleLine({ name, total, depths }: QueueNow, sample: number) {
  const evidence = {
    messages: total,
    messagesVisible: depths.visible,
    messagesInFlight: depths.inFlight,
    sample,
  };
  return total === 0
    ? {
        ...line('sample', 'red', `${name} is empty.`, evidence),
        final: true,
      }
    : line(
        'sample',
        depths.visible > sample ? 'amber' : 'green',
        depths.visible > sample
          ? `${sample} of about ${depths.visible} are looked at, those that SQS happens to give: counts are of the sample.`
          : `All ${depths.visible} that wait are looked at.`,
        evidence,
      );
}

function receiveCountLine({ name, configuration }: QueueNow): ActionLine {
  const { deadLetterQueueArn, maxReceiveCount, fifo } = configuration;
  if (deadLetterQueueArn) {
    return {
      ...line(
        'receive-count',
        'red',
        `${name} has a dead-letter queue itself, ${queueName(
          deadLetterQueueArn,
        )}: to look at a message counts as receiving it and can move it there.`,
        maxReceiveCount === undefined ? {} : { maxReceiveCount },
      ),
      final: true,
    };
  }
  return line(
    'receive-count',
    'amber',
    `To look at a message counts as receiving it: its receive count goes up by one, and it is hidden for up to a minute${
      fifo ? ', as are those behind it in its group' : ''
    }. No queue is behind ${name} to which that could move it.`,
    { hiddenSeconds: HIDDEN_SECONDS },
  );
}

function valuesLine(unmask: readonly string[]): ActionLine {
  return unmask.length
    ? line(
        'values',
        'amber',
        `Values are shown of ${unmask.join(
          ', ',
        )} (pipelineHealth.actions.peek.unmask); of everything else only names, types and sizes.`,
        { unmasked: [...unmask] },
      )
    : line(
        'values',
        'green',
        'Only names, types and sizes are shown, and errors without what may be values in them; no bodies are kept.',
      );
}

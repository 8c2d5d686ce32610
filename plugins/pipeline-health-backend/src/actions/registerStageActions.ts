import { LONGEST_NOTE } from '../schema/queries';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { callerOf } from './callerOf';
import { readEntityRef } from './readEntityRef';

/** An action on a stage as assistants have it: first its proposal, then itself. */
interface Offered {
  /** What can be done: `redrive`. */
  action: string;
  proposeAs: string;
  startAs: string;
  propose: { title: string; description: string };
  start: { title: string; description: string };
  /** Whether what it does cannot be undone. */
  destructive: boolean;
  /** What stages it is for, and one of them. */
  stage: { what: string; example: string };
  /** Of the input: what may be asked for, and an example. */
  input: { what: string; example: { [name: string]: number } };
}

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012';

const OFFERED: readonly Offered[] = [
  {
    action: 'redrive',
    proposeAs: 'propose-redrive',
    startAs: 'start-redrive',
    propose: {
      title: 'Propose to redrive dead letters',
      description:
        'Says what moving the messages of a dead-letter queue back to where they came from would do, and what speaks against it: green, amber and red lines with evidence, the calls, the price. Moves nothing. The token of the answer is needed by start-redrive.',
    },
    start: {
      title: 'Redrive dead letters as proposed',
      description:
        'Moves dead letters back as propose-redrive has shown: some ahead as a canary, and the rest when they were consumed. Cannot be undone. Ask a person before, and show them the lines of the proposal.',
    },
    destructive: true,
    stage: {
      what: 'ARN of the dead-letter queue',
      example: `${QUEUE}:orders-dlq`,
    },
    input: {
      what: 'canary (how many go ahead), maxMessagesPerSecond; leave it out for what is usual',
      example: { canary: 10 },
    },
  },
  {
    action: 'extend-retention',
    proposeAs: 'propose-retention',
    startAs: 'extend-retention',
    propose: {
      title: 'Propose to keep data for longer',
      description:
        'Says what keeping the messages of an SQS queue or the records of a Kinesis stream for longer would do: the new time until data is lost, the price and the exact call. Changes nothing. The token of the answer is needed by extend-retention.',
    },
    start: {
      title: 'Keep data for longer as proposed',
      description:
        'Raises the retention of an SQS queue or a Kinesis stream as propose-retention has shown, to buy time before data is lost. It is never lowered.',
    },
    destructive: false,
    stage: {
      what: 'ARN of the queue or stream',
      example: `${QUEUE}:orders`,
    },
    input: {
      what: 'retentionSeconds; leave it out for 14 days of a queue and 7 days of a stream',
      example: { retentionSeconds: 1_209_600 },
    },
  },
];

/** `propose-redrive`, `start-redrive`, `propose-retention` and `extend-retention` */
export function registerStageActions(options: ActionOptions): void {
  for (const offered of OFFERED) {
    registerProposal(offered, options);
    registerStart(offered, options);
  }
}

function registerProposal(
  { action, proposeAs, propose, stage, input: asked }: Offered,
  options: ActionOptions,
): void {
  const { actionsRegistry, actions } = options;
  actionsRegistry.register({
    name: proposeAs,
    ...propose,
    // A proposal that is not carried out leaves no trace but in the audit log.
    attributes: READ_ONLY,
    examples: [
      {
        title: 'As it is usual',
        input: {
          entityRef: 'component:default/orders',
          stage: stage.example,
        },
      },
      {
        title: 'Otherwise',
        input: {
          entityRef: 'component:default/orders',
          stage: stage.example,
          input: asked.example,
        },
      },
    ],
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod
            .string()
            .describe('The pipeline, such as component:default/orders'),
          stage: zod.string().describe(stage.what),
          input: zod.record(zod.any()).optional().describe(asked.what),
        }),
      output: zod => zod.object({ proposal: zod.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      const proposal = await actions.propose(
        readEntityRef(input.entityRef),
        action,
        { stage: input.stage, input: input.input ?? {} },
        await callerOf(credentials, { action: proposeAs, input }, options),
      );
      return { output: { proposal: { ...proposal } } };
    },
  });
}

function registerStart(offered: Offered, options: ActionOptions): void {
  const { actionsRegistry, actions } = options;
  const { action, startAs, start, stage, input: asked, destructive } = offered;
  actionsRegistry.register({
    name: startAs,
    ...start,
    attributes: { readOnly: false, idempotent: true, destructive },
    examples: [
      {
        title: 'As it was proposed',
        input: {
          entityRef: 'component:default/orders',
          stage: stage.example,
          input: asked.example,
          token: '3f1c9a6e5d0b48d29a7c1e2f3a4b5c6d',
          reason: 'The consumer is mended since 12:40',
        },
      },
    ],
    schema: {
      input: zod =>
        zod.object({
          entityRef: zod
            .string()
            .describe('The pipeline, such as component:default/orders'),
          stage: zod.string().describe(stage.what),
          input: zod
            .record(zod.any())
            .optional()
            .describe('The same as was proposed'),
          token: zod
            .string()
            .min(1)
            .describe(`Of ${offered.proposeAs}, at most ten minutes old`),
          reason: zod
            .string()
            .trim()
            .min(1)
            .max(LONGEST_NOTE)
            .describe('Why; kept with who did it'),
        }),
      output: zod => zod.object({ task: zod.object({}).passthrough() }),
    },
    action: async ({ input, credentials }) => {
      const { token, reason } = input;
      const task = await actions.start(
        readEntityRef(input.entityRef),
        action,
        {
          stage: input.stage,
          input: input.input ?? {},
          reason,
          token,
          // Who calls again because no answer came is told of the same task.
          idempotencyKey: token,
        },
        await callerOf(credentials, { action: startAs, input }, options),
      );
      return { output: { task: { ...task } } };
    },
  });
}

import {
  ActionTask,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { scope } from './simulatedAws';
import { databaseIds, startWholePlugin, WholePlugin } from './wholePlugin';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-04T12:00:00Z');

/** The ARN of a queue of the account that is simulated, or of another. */
export const queueArn = (name: string, account = scope.account) =>
  `arn:aws:sqs:${scope.region}:${account}:${name}`;

export const DEAD_LETTERS = queueArn('orders-dlq');

/** Where the API tells of the pipeline whose dead letters are moved. */
export const ORDERS = '/pipelines/component/default/orders';

/** A consumer at work, and what it could not process some hours ago. */
const scenarioOf = (failed: number) => `
history: 12h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -5h, count: ${failed}, fails: true }]
  - { name: orders-dlq, retention: 14d }
`;

/** A pipeline with messages in its dead-letter queue, which may be moved back. */
export interface RedriveLab {
  plugin: WholePlugin;
  /** What was done to the pipeline, newest first. */
  tasks(): Promise<ActionTask[]>;
  isDone(): Promise<boolean>;
  /** Lets minutes pass, in each of which something may be done, until it is over. */
  pass(
    minutes: number,
    until?: {
      isOver?: () => Promise<boolean>;
      /** How many at a time. */
      step?: number;
      by?: Pick<WholePlugin, 'act'>[];
    },
  ): Promise<void>;
  /** What is in the dead-letter queue. */
  depth(): number;
  /** What made messages fail is gone. */
  repair(): void;
}

/** Starts it, and waits until the dead letters are seen. */
export async function startRedriveLab(options: {
  database: (typeof databaseIds)[number][0];
  /** How many messages failed. */
  failed: number;
  /** More below `pipelineHealth.actions.redrive`. */
  redrive?: JsonObject;
}): Promise<RedriveLab> {
  const plugin = await startWholePlugin({
    scenario: '',
    simulator: {
      scenarioText: scenarioOf(options.failed),
      now: NOW,
      speed: 0,
    },
    database: options.database,
    pipelines: { orders: queueArn('orders') },
    config: { actions: { redrive: { enabled: true, ...options.redrive } } },
  });
  await plugin.pipeline('orders', hasDeadLetters);
  const { sqs } = plugin.simulator;
  const tasks = async (): Promise<ActionTask[]> =>
    (await plugin.get(`${ORDERS}/action-tasks`)).body.items;
  return {
    plugin,
    tasks,
    isDone: async () => {
      const all = await tasks();
      return all.length > 0 && all.every(({ state }) => state !== 'running');
    },
    pass: async (minutes, until = {}) => {
      const { isOver = async () => false, step = 1, by = [plugin] } = until;
      for (
        let minute = 0;
        minute < minutes && !(await isOver());
        minute += step
      ) {
        await plugin.pass(step * MINUTE);
        await Promise.all(by.map(each => each.act()));
      }
    },
    depth: () => {
      const { visible, inFlight } = sqs.counts('orders-dlq', scope);
      return visible + inFlight;
    },
    repair: () => sqs.changeFlow(sqs.queue('orders', scope), { failures: 0 }),
  };
}

function hasDeadLetters({ stages }: Pipeline): boolean {
  return stages.some(
    ({ arn, readings }) =>
      arn === DEAD_LETTERS && Boolean(readings.messagesVisible),
  );
}

import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { scope } from '../__testUtils__/simulatedAws';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-04T12:00:00Z');
const arnOf = (name: string) =>
  `arn:aws:sqs:${scope.region}:${scope.account}:${name}`;
const DEAD_LETTERS = arnOf('orders-dlq');
const PIPELINE = '/pipelines/component/default/orders';

/** A consumer at work, and what it could not process five hours ago. */
const SCENARIO = `
history: 12h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -5h, count: 100, fails: true }]
  - { name: orders-dlq, retention: 14d }
`;

jest.setTimeout(600_000);

describe.each(databaseIds)('a redrive, on %s', database => {
  let plugin: WholePlugin;

  const start = async (redrive: object) => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
      database,
      pipelines: { orders: arnOf('orders') },
      config: { actions: { redrive: { enabled: true, ...redrive } } },
    });
    await plugin.pipeline('orders', ({ stages }) =>
      stages.some(({ arn, readings }) =>
        Boolean(arn === DEAD_LETTERS && readings.messagesVisible),
      ),
    );
  };
  const tasks = async (): Promise<ActionTask[]> =>
    (await plugin.get(`${PIPELINE}/action-tasks`)).body.items;
  const pass = async (
    minutes: number,
    isOver = async () => false,
    step = 1,
  ) => {
    for (
      let minute = 0;
      minute < minutes && !(await isOver());
      minute += step
    ) {
      await plugin.pass(step * MINUTE);
      await plugin.act();
    }
  };
  const isDone = async () =>
    (await tasks()).some(({ state }) => state !== 'running');
  const depth = () => {
    const { visible, inFlight } = plugin.simulator.sqs.counts(
      'orders-dlq',
      scope,
    );
    return visible + inFlight;
  };
  const repair = () =>
    plugin.simulator.sqs.changeFlow(
      plugin.simulator.sqs.queue('orders', scope),
      { failures: 0 },
    );
  const request = (more: object = {}) => ({
    stage: DEAD_LETTERS,
    input: { maxMessagesPerSecond: 1, canary: 5 },
    ...more,
  });

  afterEach(() => plugin.close());

  it('is proposed, started once by two people, and moves all', async () => {
    await start({});
    repair();
    const proposed = await plugin.post(
      `${PIPELINE}/actions/redrive/preflight`,
      request(),
    );
    expect(proposed.body).toMatchObject({
      blocked: false,
      effects: [{ name: 'deadLetterMessages', before: 100, after: 0 }],
      price: { usd: expect.any(Number) },
      lines: expect.arrayContaining([
        expect.objectContaining({ id: 'cause', level: 'amber' }),
        expect.objectContaining({ id: 'consumer-of-orders', level: 'green' }),
      ]),
    });
    const answers = await Promise.all(
      ['repaired', 'me too'].map(reason =>
        plugin.post(`${PIPELINE}/actions/redrive`, request({ reason })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await pass(60, isDone);
    expect(await tasks()).toMatchObject([
      {
        state: 'succeeded',
        message: '100 were moved, none was seen to come back.',
        after: { moved: 100, movedAhead: 5, cameBack: 0 },
      },
    ]);
    expect(depth()).toBe(0);
  });

  it('stops by itself when the canary comes back', async () => {
    await start({});
    const started = await plugin.post('/redrives', {
      queue: DEAD_LETTERS,
      canary: 5,
      reason: 'hope',
    });
    expect(started.status).toBe(202);
    await pass(30, isDone);
    const told = await plugin.get(`/redrives?queue=${DEAD_LETTERS}`);
    expect(told.body.items).toEqual(await tasks());
    expect(told.body.items).toMatchObject([
      {
        state: 'failed',
        message: expect.stringContaining('Stopped after the canary'),
        after: { moved: 5, cameBack: 5, cameBackRatio: 1 },
      },
    ]);
    expect(depth()).toBe(100);
  });

  it('is done without a person when the cause has been away, and not again that day', async () => {
    await start({
      auto: [{ queue: DEAD_LETTERS, afterMinutes: 10, canary: 3 }],
    });
    await pass(40, isDone);
    // What made them fail is a thing of the consumer's, which nothing tells from outside.
    expect(await tasks()).toMatchObject([
      {
        state: 'failed',
        startedBy: 'plugin:pipeline-health',
        after: { moved: 3, cameBack: 3 },
      },
    ]);
    expect(depth()).toBe(100);
    await pass(90);
    expect(await tasks()).toHaveLength(1);
    expect(depth()).toBe(100);
  });

  // Two days take a while, and say nothing of a database.
  if (database === databaseIds[0][0]) {
    it('is tried once a day without a person, not while the cause is found, and done when it is gone', async () => {
      await start({
        auto: [{ queue: DEAD_LETTERS, afterMinutes: 60, canary: 3 }],
      });
      const change = (is: object) =>
        plugin.simulator.sqs.changeFlow(
          plugin.simulator.sqs.queue('orders', scope),
          is,
        );
      const hours = (count: number) => pass(count * 60, undefined, 20);

      await hours(27);
      const tried = await tasks();
      expect(tried).toMatchObject(
        Array(2).fill({
          state: 'failed',
          message: expect.stringContaining('Stopped after the canary'),
          after: { moved: 3, cameBack: 3 },
        }),
      );
      const [last, first] = tried.map(({ startedAt }) => Date.parse(startedAt));
      expect(last - first).toBeGreaterThanOrEqual(24 * 60 * MINUTE);
      expect(depth()).toBe(100);

      change({ consumer: 'down' });
      await hours(24);
      expect(await tasks()).toHaveLength(2);

      change({ consumer: 'up', failures: 0 });
      await hours(4);
      expect(await tasks()).toMatchObject([
        { state: 'succeeded', after: { moved: 100, cameBack: 0 } },
        {},
        {},
      ]);
      expect(depth()).toBe(0);
    });
  }
});

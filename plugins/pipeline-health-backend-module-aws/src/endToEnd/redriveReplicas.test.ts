import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { scope } from '../__testUtils__/simulatedAws';
import {
  databaseIds,
  isShared,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const MINUTE = 60_000;
/** For so long a call is under way when its process dies; then it is carried out. */
const UNDER_WAY_MS = 500;
const NOW = Date.parse('2026-03-04T12:00:00Z');
const arnOf = (name: string) =>
  `arn:aws:sqs:${scope.region}:${scope.account}:${name}`;
const DEAD_LETTERS = arnOf('orders-dlq');
const PIPELINE = '/pipelines/component/default/orders';

/** A consumer at work, and what it could not process five hours ago and could now. */
const SCENARIO = `
history: 12h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -5h, count: 40, fails: true }]
  - { name: orders-dlq, retention: 14d }
`;

jest.setTimeout(600_000);

describe.each(databaseIds)('redrives of several replicas, on %s', database => {
  let plugin: WholePlugin;

  beforeEach(async () => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: { scenarioText: SCENARIO, now: NOW, speed: 0 },
      database,
      pipelines: { orders: arnOf('orders') },
      config: { actions: { redrive: { enabled: true } } },
    });
    await plugin.pipeline('orders', ({ stages }) =>
      stages.some(({ arn, readings }) =>
        Boolean(arn === DEAD_LETTERS && readings.messagesVisible),
      ),
    );
    const { sqs } = plugin.simulator;
    sqs.changeFlow(sqs.queue('orders', scope), { failures: 0 });
  });
  afterEach(() => plugin.close());

  const start = (
    by: Pick<WholePlugin, 'post'>,
    reason: string,
    headers?: { [name: string]: string },
  ) =>
    by.post(
      `${PIPELINE}/actions/redrive`,
      {
        stage: DEAD_LETTERS,
        input: { maxMessagesPerSecond: 5, canary: 4 },
        reason,
      },
      headers,
    );
  const tasks = async (): Promise<ActionTask[]> =>
    (await plugin.get(`${PIPELINE}/action-tasks`)).body.items;
  const isDone = async () =>
    (await tasks()).every(({ state }) => state !== 'running');
  const passUntil = async (
    isOver: () => Promise<boolean>,
    by: Pick<WholePlugin, 'act'>[] = [plugin],
  ) => {
    for (let minute = 0; minute < 60 && !(await isOver()); minute += 1) {
      await plugin.pass(MINUTE);
      await Promise.all(by.map(each => each.act()));
    }
  };
  const moves = () => plugin.simulator.sqs.state.moveTasks.list(DEAD_LETTERS);
  const depth = () => {
    const { visible, inFlight } = plugin.simulator.sqs.counts(
      'orders-dlq',
      scope,
    );
    return visible + inFlight;
  };

  it('start one task, and follow it together', async () => {
    const other = await plugin.startReplica();
    const answers = await Promise.all([
      start(plugin, 'repaired'),
      start(other, 'me too'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await passUntil(isDone, [plugin, other]);
    expect(await tasks()).toMatchObject([
      { state: 'succeeded', after: { moved: 40, movedAhead: 4, cameBack: 0 } },
    ]);
    expect([depth(), moves().length]).toEqual([0, 1]);
  });

  it('answer the same request with the same task, and another with a conflict', async () => {
    const other = await plugin.startReplica();
    const key = { 'Idempotency-Key': 'once' };
    const answers = await Promise.all([
      start(plugin, 'repaired', key),
      start(other, 'repaired', key),
      start(plugin, 'repaired', key),
      start(other, 'repaired', key),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const otherwise = await start(other, 'something else', key);
    expect(otherwise.status).toBe(409);
    expect(otherwise.body.error.message).toContain('Idempotency-Key');
    await passUntil(isDone, [plugin, other]);
    expect(await tasks()).toHaveLength(1);
    expect(moves()).toHaveLength(1);
  });

  // Where replicas have connections of their own, which end with them.
  if (isShared(database)) {
    it('forget no task and start none twice when they die in the middle of a call', async () => {
      const { faults } = plugin.simulator;
      /** Does something, minute by minute, until a replica dies in the middle of a call. */
      const dieDuring = async (
        operation: string,
        doing: (replica: Pick<WholePlugin, 'act' | 'post'>) => Promise<unknown>,
      ) => {
        const replica = await plugin.startReplica();
        const id = faults.inject({
          kind: 'latency',
          operation,
          milliseconds: UNDER_WAY_MS,
        });
        const isHit = () => faults.list().some(({ hits }) => hits > 0);
        for (let minute = 0; minute < 60 && !isHit(); minute += 1) {
          let isOver = false;
          const done = doing(replica)
            .catch(() => undefined)
            .finally(() => {
              isOver = true;
            });
          while (!isHit() && !isOver) {
            await sleep(5);
          }
          // What it began may go on behind the answer to a request.
          for (let wait = 0; wait < 50 && !isHit(); wait += 1) {
            await sleep(5);
          }
          if (isHit()) {
            await replica.die();
          }
          await done;
          await plugin.pass(MINUTE);
        }
        expect(isHit()).toBe(true);
        faults.remove(id);
        await sleep(2 * UNDER_WAY_MS);
      };

      await dieDuring('SendMessage', replica => start(replica, 'repaired'));
      await dieDuring('StartMessageMoveTask', replica => replica.act());
      expect(moves()).toHaveLength(1);
      await passUntil(isDone);
      const [task, ...more] = await tasks();
      expect(more).toEqual([]);
      expect(task).toMatchObject({
        state: 'succeeded',
        after: { movedAhead: 4, cameBack: 0, unsure: [expect.any(String)] },
        message: expect.stringContaining('1 may be in both queues'),
      });
      // What may have been sent was left, and moved with the rest.
      expect(task.after?.moved).toBe(40);
      expect([depth(), moves().length]).toEqual([0, 1]);
    });
  }
});

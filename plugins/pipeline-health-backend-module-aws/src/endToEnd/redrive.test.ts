import { scope } from '../__testUtils__/simulatedAws';
import {
  DEAD_LETTERS,
  ORDERS,
  RedriveLab,
  startRedriveLab,
} from '../__testUtils__/redriveLab';
import { databaseIds, WholePlugin } from '../__testUtils__/wholePlugin';
import { JsonObject } from '@backstage/types';

const DAY = 24 * 60 * 60_000;

jest.setTimeout(600_000);

describe.each(databaseIds)('a redrive, on %s', database => {
  let lab: RedriveLab;
  let plugin: WholePlugin;

  const start = async (redrive: JsonObject) => {
    lab = await startRedriveLab({ database, failed: 100, redrive });
    ({ plugin } = lab);
  };
  const request = (more: object = {}) => ({
    stage: DEAD_LETTERS,
    input: { maxMessagesPerSecond: 1, canary: 5 },
    ...more,
  });

  afterEach(() => plugin.close());

  it('is proposed, started once by two people, and moves all', async () => {
    await start({});
    lab.repair();
    const proposed = await plugin.post(
      `${ORDERS}/actions/redrive/preflight`,
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
        plugin.post(`${ORDERS}/actions/redrive`, request({ reason })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await lab.pass(60, { isOver: lab.isDone });
    expect(await lab.tasks()).toMatchObject([
      {
        state: 'succeeded',
        message: '100 were moved, none was seen to come back.',
        after: { moved: 100, movedAhead: 5, cameBack: 0 },
      },
    ]);
    expect(lab.depth()).toBe(0);
  });

  it('stops by itself when the canary comes back', async () => {
    await start({});
    const started = await plugin.post('/redrives', {
      queue: DEAD_LETTERS,
      canary: 5,
      reason: 'hope',
    });
    expect(started.status).toBe(202);
    await lab.pass(30, { isOver: lab.isDone });
    const told = await plugin.get(`/redrives?queue=${DEAD_LETTERS}`);
    expect(told.body.items).toEqual(await lab.tasks());
    expect(told.body.items).toMatchObject([
      {
        state: 'failed',
        message: expect.stringContaining('Stopped after the canary'),
        after: { moved: 5, cameBack: 5, cameBackRatio: 1 },
      },
    ]);
    expect(lab.depth()).toBe(100);
  });

  it('is done without a person when the cause has been away, and not again that day', async () => {
    await start({
      auto: [{ queue: DEAD_LETTERS, afterMinutes: 10, canary: 3 }],
    });
    await lab.pass(40, { isOver: lab.isDone });
    // What made them fail is a thing of the consumer's, which nothing tells from outside.
    expect(await lab.tasks()).toMatchObject([
      {
        state: 'failed',
        startedBy: 'plugin:pipeline-health',
        after: { moved: 3, cameBack: 3 },
      },
    ]);
    expect(lab.depth()).toBe(100);
    await lab.pass(90);
    expect(await lab.tasks()).toHaveLength(1);
    expect(lab.depth()).toBe(100);
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
      const hours = (count: number) => lab.pass(count * 60, { step: 20 });

      await hours(27);
      const tried = await lab.tasks();
      expect(tried).toMatchObject(
        Array(2).fill({
          state: 'failed',
          message: expect.stringContaining('Stopped after the canary'),
          after: { moved: 3, cameBack: 3 },
        }),
      );
      const [last, first] = tried.map(({ startedAt }) => Date.parse(startedAt));
      expect(last - first).toBeGreaterThanOrEqual(DAY);
      expect(lab.depth()).toBe(100);

      change({ consumer: 'down' });
      await hours(24);
      expect(await lab.tasks()).toHaveLength(2);

      change({ consumer: 'up', failures: 0 });
      await hours(4);
      expect(await lab.tasks()).toMatchObject([
        { state: 'succeeded', after: { moved: 100, cameBack: 0 } },
        {},
        {},
      ]);
      expect(lab.depth()).toBe(0);
    });
  }
});

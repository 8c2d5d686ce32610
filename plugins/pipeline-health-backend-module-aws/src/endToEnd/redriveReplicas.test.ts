import { setTimeout as sleep } from 'node:timers/promises';
import {
  DEAD_LETTERS,
  ORDERS,
  RedriveLab,
  startRedriveLab,
} from '../__testUtils__/redriveLab';
import {
  databaseIds,
  isShared,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const MINUTE = 60_000;
/** For so long a call is under way when its process dies; then it is carried out. */
const UNDER_WAY_MS = 500;

jest.setTimeout(600_000);

describe.each(databaseIds)('redrives of several replicas, on %s', database => {
  let lab: RedriveLab;
  let plugin: WholePlugin;

  beforeEach(async () => {
    lab = await startRedriveLab({ database, failed: 40 });
    ({ plugin } = lab);
    lab.repair();
  });
  afterEach(() => plugin.close());

  const start = (
    by: Pick<WholePlugin, 'post'>,
    reason: string,
    headers?: { [name: string]: string },
  ) =>
    by.post(
      `${ORDERS}/actions/redrive`,
      {
        stage: DEAD_LETTERS,
        input: { maxMessagesPerSecond: 5, canary: 4 },
        reason,
      },
      headers,
    );
  const moves = () => plugin.simulator.sqs.state.moveTasks.list(DEAD_LETTERS);
  it('start one task, and follow it together', async () => {
    const other = await plugin.startReplica();
    const answers = await Promise.all([
      start(plugin, 'repaired'),
      start(other, 'me too'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    await lab.pass(60, { isOver: lab.isDone, by: [plugin, other] });
    expect(await lab.tasks()).toMatchObject([
      { state: 'succeeded', after: { moved: 40, movedAhead: 4, cameBack: 0 } },
    ]);
    expect([lab.depth(), moves().length]).toEqual([0, 1]);
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
    await lab.pass(60, { isOver: lab.isDone, by: [plugin, other] });
    expect(await lab.tasks()).toHaveLength(1);
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
      await lab.pass(60, { isOver: lab.isDone });
      const [task, ...more] = await lab.tasks();
      expect(more).toEqual([]);
      expect(task).toMatchObject({
        state: 'succeeded',
        after: { movedAhead: 4, cameBack: 0, unsure: [expect.any(String)] },
        message: expect.stringContaining('1 may be in both queues'),
      });
      // What may have been sent was left, and moved with the rest.
      expect(task.after?.moved).toBe(40);
      expect([lab.depth(), moves().length]).toEqual([0, 1]);
    });
  }
});

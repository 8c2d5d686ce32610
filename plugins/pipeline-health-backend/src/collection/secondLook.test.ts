import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { fakeQueue, fakeStream } from './__testUtils__/MemorySource';
import {
  entityOf,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

/** A stage whose fault is seen in what is measured of it, at the moment itself. */
const worker: StageKind = {
  ...fakeStream,
  kind: 'fake-worker',
  checks: [
    {
      ...fakeQueue.checks[0],
      id: 'failing',
      claim: 'own-fault',
      metric: 'age',
      run: ({ readings }) =>
        readings.age?.value >= 1
          ? { severity: 'critical', evidence: { calls: readings.age.value } }
          : undefined,
    },
  ],
};

describeOnDatabases('before something new is told', ({ migrated }) => {
  /** A queue whose messages a worker takes, and when that began to fail. */
  function setUp(knex: Knex) {
    const fault = { at: Infinity };
    const set = setUpCollection(
      knex,
      {},
      { kinds: [{ ...fakeQueue, relations: { takes: 'takes' } }, worker] },
    );
    const { source, entities, time } = set;
    const taker = source.addStream('worker', {
      answer: ({ id, from, to }) => ({
        id,
        outcome: 'complete',
        samples: Array.from({ length: (to - from) / MINUTE }, (_, index) => ({
          at: from + index * MINUTE,
          value: from + index * MINUTE >= fault.at ? 1 : 0,
        })),
      }),
    });
    const queue = source.add('orders');
    const stage = source.stages.get(queue)!;
    stage.links = [{ from: queue, to: taker, relation: 'takes' }];
    entities.push(entityOf('orders', [queue, taker]));
    /** So many rounds; answers how many metrics were asked for. */
    const rounds = async (count: number, every = MINUTE) => {
      const asked = source.requests.length;
      for (let round = 0; round < count; round++) {
        time.now += every;
        await set.collect();
      }
      return source.requests.length - asked;
    };
    return { ...set, queue, taker, stage, fault, rounds };
  }

  it.each([4, 9, 14, 19])(
    'its cause is looked for, at whatever time of their rhythm it begins: after %d minutes',
    async minutes => {
      const { collect, rounds, announced, fault, stage, taker } = setUp(
        await migrated(),
      );
      await collect();
      await rounds(minutes);
      fault.at = T + (minutes - 3) * MINUTE;
      stage.depth = 3;
      await rounds(20);
      expect(announced).toMatchObject([
        { health: 'healthy' },
        { reason: { id: 'fake-worker/failing', stage: taker } },
      ]);
    },
  );

  it('is told all the same when nobody answers for another stage', async () => {
    const { collect, rounds, source, pipeline, stage, taker, queue } = setUp(
      await migrated(),
    );
    await collect();
    source.stages.get(taker)!.answer = () => undefined;
    stage.depth = 3;
    await rounds(8);
    expect(await pipeline('orders')).toMatchObject({
      health: 'critical',
      reason: { id: 'fake-queue/depth', stage: queue },
    });
  });

  it('costs nothing while there is nothing new', async () => {
    const { collect, rounds, stage } = setUp(await migrated());
    await collect();
    const calm = await rounds(12, 5 * MINUTE);
    stage.depth = 3;
    await rounds(3, 5 * MINUTE);
    const burning = await rounds(12, 5 * MINUTE);
    // Of four series in an hour: four times each, and twelve times those of what burns.
    expect(calm).toBe(4 * 4);
    expect(burning).toBe(2 * 4 + 2 * 12);
  });
});

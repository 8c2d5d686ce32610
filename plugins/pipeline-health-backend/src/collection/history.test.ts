import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { fakeQueue } from './__testUtils__/MemorySource';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

jest.setTimeout(60_000);

/** What checks look at is newer. */
const FIRST = T - 3 * HOUR;

describeOnDatabases('the history of series', ({ migrated }) => {
  async function setUp(queues: number, settings = {}, kind = fakeQueue) {
    const collecting = setUpCollection(await migrated(), settings, {
      kinds: [kind],
    });
    const { source, entities } = collecting;
    const add = (name: string) =>
      entities.push(entityOf(name, [source.add(name)]));
    for (let index = 0; index < queues; index++) {
      add(`queue-${index}`);
    }
    return {
      ...collecting,
      add,
      isHistory: () => {
        const last = source.requests.at(-1);
        return last !== undefined && last.to <= FIRST;
      },
      windows: (name: string) =>
        source.requests
          .filter(
            ({ stage, metric }) => stage.name === name && metric === 'age',
          )
          .map(({ from, to }) => [from, to]),
    };
  }

  it('is asked for when every pipeline has its verdict, and once', async () => {
    const it = await setUp(30);
    const unknown: number[] = [];
    it.source.beforeAnswer = async () => {
      const counts = await it.overview.counts({ visible: {} }, it.time.now);
      unknown.push(counts.unknown);
    };
    await it.collect();
    expect(it.windows('queue-7')).toEqual([
      [FIRST, T - 2 * MINUTE],
      [T - 24 * HOUR, FIRST],
    ]);
    expect(unknown.at(-1)).toBe(0);
    it.source.requests.length = 0;
    it.time.now += 15 * MINUTE;
    await it.collect();
    const [[from, to], ...more] = it.windows('queue-7');
    expect([to, ...more]).toEqual([T + 13 * MINUTE]);
    // Once an hour, at a time of its own, a series is looked through for points that came late.
    expect([T - 32 * MINUTE, FIRST - 2 * MINUTE]).toContain(from);
  });

  it('comes newest first, so that all know yesterday before one knows the day before', async () => {
    const it = await setUp(2, { collection: { backfill: '48h' } });
    await it.collect();
    const history = it.source.requests
      .filter(({ metric, to }) => metric === 'age' && to <= FIRST)
      .map(({ to }) => to);
    expect(history).toEqual([
      FIRST,
      FIRST,
      FIRST - 24 * HOUR,
      FIRST - 24 * HOUR,
    ]);
  });

  it('is asked for once where a verdict looks further back than samples are kept', async () => {
    const it = await setUp(
      1,
      { retention: { samples: '48h' } },
      { ...fakeQueue, lookback: ({ now }) => ({ age: now - 14 * 24 * HOUR }) },
    );
    for (let round = 0; round < 4; round++) {
      await it.collect();
      it.time.now += 15 * MINUTE;
    }
    const long = it
      .windows('queue-0')
      .filter(([from, to]) => to - from > 24 * HOUR);
    expect(long).toEqual([[T - 48 * HOUR, T - 2 * MINUTE]]);
  });

  it('waits for what is declared meanwhile', async () => {
    const it = await setUp(300);
    let declared = false;
    it.source.beforeAnswer = async () => {
      if (!declared && it.isHistory()) {
        declared = true;
        it.add('urgent');
        await it.sync.run();
      }
    };
    await it.collect();
    const asked = it.source.requests;
    const urgent = asked.findIndex(({ stage }) => stage.name === 'urgent');
    const lastOfOthers = asked.findLastIndex(
      ({ stage, to }) => stage.name !== 'urgent' && to <= FIRST,
    );
    expect(urgent).toBeGreaterThan(0);
    expect(urgent).toBeLessThan(lastOfOthers);
  });

  it('is no trouble when it is not answered, and asked for an hour later', async () => {
    const it = await setUp(1);
    const stage = [...it.source.stages.values()][0];
    stage.answer = ({ id, from, to }) =>
      to <= FIRST
        ? {
            id,
            outcome: 'failed',
            problem: { code: 'throttled', message: 'Slow down' },
          }
        : { id, outcome: 'complete', samples: [{ at: from, value: 1 }] };
    await it.collect();
    await expect(it.pipeline('queue-0')).resolves.toMatchObject({
      health: 'healthy',
    });
    expect(it.windows('queue-0')).toHaveLength(2);
    stage.answer = undefined;
    it.time.now += 30 * MINUTE;
    await it.collect();
    expect(it.windows('queue-0')).toHaveLength(3);
    it.time.now += 31 * MINUTE;
    await it.collect();
    expect(it.windows('queue-0').at(-1)).toEqual([
      T + 61 * MINUTE - 24 * HOUR,
      FIRST,
    ]);
  });

  it('leaves the next round its time', async () => {
    const it = await setUp(300);
    it.source.beforeAnswer = async () => {
      if (it.time.now === T && it.isHistory()) {
        it.time.now += MINUTE;
      }
    };
    await it.collect();
    const known = new Set(
      it.source.requests.filter(({ to }) => to <= FIRST).map(({ id }) => id),
    );
    expect(known.size).toBe(500);
    await it.collect();
    const all = it.source.requests.filter(({ to }) => to <= FIRST);
    expect(new Set(all.map(({ id }) => id)).size).toBe(600);
  });
});

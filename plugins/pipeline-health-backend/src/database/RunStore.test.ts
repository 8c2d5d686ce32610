import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { RunStore } from './RunStore';
import { createStores } from './stores';

const T = 1_800_000_000_000;
const at = (minute: number) => new Date(T + minute * 60_000).toISOString();
const run = (id: string, minute: number, more: Partial<Run> = {}): Run => ({
  id,
  state: 'running',
  startedAt: at(minute),
  ...more,
});

describeOnDatabases('RunStore', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    const ids = await createStores(knex).stages.ensure(
      ['a', 'b'].map(arn => ({
        arn,
        kind: 'glue-job',
        name: arn,
        account: '1',
        region: 'r',
      })),
    );
    return {
      knex,
      store: new RunStore(knex),
      a: ids.get('a') ?? -1,
      b: ids.get('b') ?? -1,
    };
  }

  it('updates a run when it ends', async () => {
    const { store, a } = await setUp();
    await store.store(new Map([[a, [run('1', 0)]]]));
    const ended = run('1', 0, {
      state: 'failed',
      endedAt: at(2),
      durationSeconds: 120,
      error: 'Exception: <none>',
      estimatedCostUsd: 0.12,
      figures: { tables: 3, unit: 'G.1X' },
    });
    await store.store(new Map([[a, [ended, ended]]]));
    await expect(store.newest([a], 5)).resolves.toEqual(
      new Map([[a, [ended]]]),
    );
  });

  it('answers the newest runs of each stage, newest first', async () => {
    const { store, a, b } = await setUp();
    await store.store(
      new Map([
        [a, [run('2', 2), run('1', 1), run('3', 3)]],
        [b, [run('1', 9)]],
      ]),
    );
    const newest = await store.newest([a, b], 2);
    expect(newest.get(a)?.map(({ id }) => id)).toEqual(['3', '2']);
    expect(newest.get(b)?.map(({ id }) => id)).toEqual(['1']);
    await expect(store.newest([], 2)).resolves.toEqual(new Map());
  });

  it('drops what began long ago', async () => {
    const { store, knex, a } = await setUp();
    await store.store(new Map([[a, [run('1', 1), run('2', 2)]]]));
    await store.dropBefore(T + 2 * 60_000);
    await expect(knex('runs').select('run_id')).resolves.toEqual([
      { run_id: '2' },
    ]);
  });
});

import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { IncidentStore } from './IncidentStore';

const T = 1_800_000_000_000;

describeOnDatabases('IncidentStore', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    const add = (entityRef: string, openedAt: number, resolvedAt?: number) =>
      knex('incidents').insert({
        entity_ref: entityRef,
        opened_at: openedAt,
        resolved_at: resolvedAt ?? null,
        worst: 'critical',
        reason: '<b>r</b>',
        finding_id: 'k/c',
      });
    for (let index = 0; index < 5; index++) {
      await add('a', T + index, T + index + 1);
    }
    await add('a', T + 9);
    await add('b', T);
    return { knex, store: new IncidentStore(knex) };
  }

  it('pages from the newest to the oldest', async () => {
    const { store } = await setUp();
    const opened = [];
    let before: string | undefined;
    do {
      const page = await store.page('a', { limit: 2, before });
      opened.push(
        ...page.items.map(({ openedAt }) => Date.parse(openedAt) - T),
      );
      before = page.next;
    } while (before);
    expect(opened).toEqual([9, 4, 3, 2, 1, 0]);
  });

  it('knows the open ones', async () => {
    const { store } = await setUp();
    const open = await store.open(['a', 'c']);
    expect([...open]).toEqual([
      [
        'a',
        {
          id: expect.any(String),
          entityRef: 'a',
          openedAt: new Date(T + 9).toISOString(),
          resolvedAt: undefined,
          worst: 'critical',
          reason: '<b>r</b>',
          findingId: 'k/c',
        },
      ],
    ]);
  });

  async function openOf(store: IncidentStore, entityRef: string) {
    const incident = (await store.open([entityRef])).get(entityRef);
    return incident?.id ?? '';
  }

  async function addPipeline(knex: Knex, findings: object[]) {
    await knex('pipelines').insert({
      entity_ref: 'a',
      title: 'A',
      declaration: '{}',
      fingerprint: 'f',
      found: '{}',
      revision: 1,
      assessed_revision: 1,
      health_rank: 1,
      urgency: 0,
      findings: JSON.stringify(findings),
      stage_count: 1,
    });
  }

  it('notes who has seen what was found, and has it assessed again', async () => {
    const { store, knex } = await setUp();
    await addPipeline(knex, [{ id: 'k/lost', stage: 'arn', title: 'gone' }]);
    const id = await openOf(store, 'a');
    const seen = { at: T + 20, by: 'user:default/ann', note: 'refund' };
    const incident = await store.acknowledge('a', id, seen);
    expect(incident?.acknowledgement).toEqual({
      ...seen,
      at: new Date(T + 20).toISOString(),
    });
    expect(await store.acknowledged(['a', 'b'])).toEqual(
      new Map([['a', [{ id: 'k/lost', stage: 'arn', at: T + 20 }]]]),
    );
    const [{ revision }] = await knex('pipelines').select('revision');
    expect(revision).toBe(2);

    await store.acknowledge('a', id, { at: T + 30, by: 'monitor' });
    const [newest] = (await store.page('a', { limit: 1 })).items;
    expect(newest.acknowledgement).toEqual({
      at: new Date(T + 30).toISOString(),
      by: 'monitor',
      note: undefined,
    });
  });

  it('acknowledges no incident of another pipeline, and none that is over', async () => {
    const { store, knex } = await setUp();
    await addPipeline(knex, [{ id: 'k/lost', stage: 'arn' }]);
    const somebody = { at: T + 20, by: 'user:default/ann' };
    const other = await openOf(store, 'b');
    expect(await store.acknowledge('a', other, somebody)).toBeUndefined();
    const [, past] = (await store.page('a', { limit: 2 })).items;
    await store.acknowledge('a', past.id, somebody);
    expect(await store.acknowledged(['a'])).toEqual(new Map([['a', []]]));
  });

  it('drops what was resolved long ago, never what is open', async () => {
    const { store, knex } = await setUp();
    await store.dropBefore(T + 3);
    const rows = await knex('incidents').orderBy('id');
    expect(
      rows.map(row => [row.entity_ref, Number(row.opened_at) - T]),
    ).toEqual([
      ['a', 2],
      ['a', 3],
      ['a', 4],
      ['a', 9],
      ['b', 0],
    ]);
  });
});

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

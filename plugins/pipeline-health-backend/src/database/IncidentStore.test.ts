import { Knex } from 'knex';
import { addIncidents } from '../__testUtils__/addIncidents';
import {
  incidentSettings as settings,
  silentAnnouncer,
} from '../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from './stores';

const T = 1_800_000_000_000;
const MINUTE = 60_000;
const options = { settings, ...silentAnnouncer };

describeOnDatabases('IncidentStore', ({ migrated }) => {
  async function setUp() {
    const knex = await migrated();
    await addIncidents(knex, [
      ...[0, 1, 2, 3, 4].map(index => ({
        entityRef: 'a',
        openedAt: T + index,
        resolvedAt: T + index + 1,
      })),
      { entityRef: 'a', openedAt: T + 9, reason: '<b>r</b>' },
      { entityRef: 'b', openedAt: T },
    ]);
    return { knex, store: createStores(knex).incidents };
  }
  type Store = Awaited<ReturnType<typeof setUp>>['store'];

  async function openOf(store: Store, entityRef: string) {
    const open = await store.open([entityRef], T + 20);
    return { entityRef, id: open.get(entityRef)?.[0].id ?? '' };
  }

  async function addPipeline(knex: Knex) {
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
      findings: '[]',
      stage_count: 1,
    });
  }

  it('pages from the newest to the oldest', async () => {
    const { store } = await setUp();
    const opened = [];
    let before: string | undefined;
    do {
      const page = await store.page('a', { limit: 2, before }, T + 20);
      opened.push(
        ...page.items.map(({ openedAt }) => Date.parse(openedAt) - T),
      );
      before = page.next;
    } while (before);
    expect(opened).toEqual([9, 4, 3, 2, 1, 0]);
  });

  it('knows the open ones', async () => {
    const { store } = await setUp();
    const open = await store.open(['a', 'c'], T + 20);
    expect([...open]).toEqual([
      [
        'a',
        [
          {
            id: expect.any(String),
            entityRef: 'a',
            openedAt: new Date(T + 9).toISOString(),
            state: 'open',
            worst: 'critical',
            health: 'critical',
            reason: '<b>r</b>',
            findingId: 'k/c',
            stage: 'arn of a',
            findings: [expect.objectContaining({ id: 'k/c' })],
            pipelines: [{ entityRef: 'a', title: 'a', health: 'critical' }],
            otherPipelines: 0,
          },
        ],
      ],
    ]);
  });

  it('notes who has seen what was found, and has it assessed again', async () => {
    const { store, knex } = await setUp();
    await addPipeline(knex);
    const ref = await openOf(store, 'a');
    const seen = { by: 'user:default/ann', note: '<i>refund</i>' };
    const said = { type: 'acknowledge', entityRefs: ['a'], ...seen } as const;
    const incident = await store.respond(ref, said, options, T + 20);
    expect(incident).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { ...seen, at: new Date(T + 20).toISOString() },
    });
    expect(await store.acknowledged(['a', 'b'])).toEqual(
      new Map([['a', [{ id: 'k/c', stage: 'arn of a', at: T + 20 }]]]),
    );
    const [{ revision }] = await knex('pipelines').select('revision');
    expect(revision).toBe(2);

    // The same once more is a slip; another note is not.
    const again = store.respond(ref, said, options, T + 25);
    await expect(again).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('user:default/ann'),
    });
    const other = { ...said, by: 'monitor', note: 'paid' };
    await store.respond(ref, other, options, T + 30);
    const [newest] = (await store.page('a', { limit: 1 }, T + 30)).items;
    expect(newest.acknowledgement).toEqual({
      at: new Date(T + 30).toISOString(),
      by: 'monitor',
      note: 'paid',
    });

    const withdraw = {
      type: 'withdraw',
      what: 'acknowledge',
      by: 'user:default/ben',
      entityRefs: ['a'],
    } as const;
    await expect(
      store.respond(ref, withdraw, options, T + 40),
    ).resolves.toMatchObject({ state: 'open' });
    expect(await store.acknowledged(['a'])).toEqual(new Map());
    await expect(
      store.respond(ref, withdraw, options, T + 50),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    const timeline = await store.timeline(ref.id);
    expect(timeline.map(({ type, by, text }) => [type, by, text])).toEqual([
      ['acknowledged', 'user:default/ann', '<i>refund</i>'],
      ['acknowledged', 'monitor', 'paid'],
      ['acknowledgement-withdrawn', 'user:default/ben', undefined],
    ]);
  });

  it('acknowledges no incident of another pipeline, and none that is over', async () => {
    const { store, knex } = await setUp();
    await addPipeline(knex);
    const said = {
      type: 'acknowledge',
      by: 'user:default/ann',
      entityRefs: ['a'],
    } as const;
    const { id } = await openOf(store, 'b');
    await expect(
      store.respond({ entityRef: 'a', id }, said, options, T + 20),
    ).resolves.toBeUndefined();
    const [, past] = (await store.page('a', { limit: 2 }, T + 20)).items;
    await store.respond({ entityRef: 'a', id: past.id }, said, options, T + 20);
    expect(await store.acknowledged(['a'])).toEqual(new Map([['a', []]]));
  });

  it('is snoozed until a time, held with a ticket, and neither once it is over', async () => {
    const { store } = await setUp();
    const ref = await openOf(store, 'a');
    const who = { by: 'user:default/ann', entityRefs: ['a'] };
    const until = T + MINUTE;
    const snoozed = await store.respond(
      ref,
      { type: 'snooze', until, reason: 'vendor', ...who },
      options,
      T + 20,
    );
    expect(snoozed).toMatchObject({
      state: 'snoozed',
      snooze: {
        by: 'user:default/ann',
        until: new Date(until).toISOString(),
        reason: 'vendor',
      },
    });
    await expect(store.get(ref, until)).resolves.toMatchObject({
      state: 'open',
    });
    const link = 'https://tickets.example/7';
    const held = { type: 'hold', link, ...who } as const;
    await store.respond(
      ref,
      { type: 'withdraw', what: 'snooze', ...who },
      options,
      T + 25,
    );
    await expect(
      store.respond(ref, held, options, T + 30),
    ).resolves.toMatchObject({ state: 'held', hold: { link } });
    const [, past] = (await store.page('a', { limit: 2 }, T + 20)).items;
    await expect(
      store.respond({ ...ref, id: past.id }, held, options, T + 30),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('is over'),
    });
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
    await expect(knex('incident_pipelines')).resolves.toHaveLength(5);
  });
});

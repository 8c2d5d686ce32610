import {
  Health,
  HEALTHS,
  PIPELINE_ORDERS,
  PipelineOrder,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { PipelineFilter, PipelinePosition } from './OverviewStore';
import { createStores } from './stores';
import { storeTraits } from './TraitStore';

const NOW = 1_800_000_000_000;

interface Given {
  name: string;
  health?: Health;
  urgency?: number;
  staleAfter?: number;
  owner?: string;
  ownerTitle?: string;
  system?: string;
  /** What an assessment says that lists are sorted by. */
  figures?: { [column: string]: number | string };
  stages?: { name: string; kind?: string; account?: string; region?: string }[];
}

let nextId = 1;

async function insert(knex: Knex, given: Given): Promise<void> {
  const id = nextId++;
  await knex('pipelines').insert({
    id,
    entity_ref: `component:default/${given.name.toLowerCase()}`,
    title: given.name,
    owner: given.owner ?? null,
    owner_title: given.ownerTitle ?? null,
    system: given.system ?? null,
    ...given.figures,
    declaration: '{}',
    fingerprint: 'f',
    found: '{}',
    revision: 1,
    assessed_revision: 1,
    health_rank: HEALTHS.indexOf(given.health ?? 'healthy'),
    urgency: given.urgency ?? 0,
    findings: '[]',
    summary: JSON.stringify({
      readings: { deadLetterMessages: 3 },
      collectedAt: new Date(NOW - 60_000).toISOString(),
    }),
    stage_count: 1,
    stale_after: given.staleAfter ?? NOW + 60_000,
  });
  for (const stage of given.stages ?? []) {
    const stageId = nextId++;
    await knex('stages').insert({
      id: stageId,
      arn: `arn:${stageId}`,
      kind: 'sqs-queue',
      account: '1',
      region: 'r1',
      failures: 0,
      tier: 'warm',
      next_describe_at: 0,
      ...stage,
    });
    await knex('pipeline_stages').insert({
      pipeline_id: id,
      stage_id: stageId,
      origin: 'declared',
      depth: 0,
      health: 'healthy',
      readings: '{}',
      tier: 'warm',
    });
  }
}

describeOnDatabases('OverviewStore', ({ migrated }) => {
  const all = { visible: {} } as const;

  async function setUp(given: Given[]) {
    const knex = await migrated();
    for (const pipeline of given) {
      await insert(knex, pipeline);
    }
    const ids: number[] = await knex('pipelines').pluck('id');
    await knex.transaction(trx => storeTraits(trx, ids));
    const { overview: store, filterOptions } = createStores(knex);
    return {
      store,
      filterOptions,
      titles: async (
        filter: Partial<PipelineFilter> = {},
        orderBy: PipelineOrder = 'urgency',
        options: Partial<Parameters<typeof store.list>[1]> = {},
      ) => {
        const { items } = await store.list(
          { visible: {}, ...filter },
          { orderBy, limit: 100, now: NOW, ...options },
        );
        return items.map(({ title }) => title);
      },
    };
  }

  it('sorts by what to do first, or by name', async () => {
    const { titles } = await setUp([
      { name: 'Fine' },
      { name: 'later', health: 'critical', urgency: 5 },
      { name: 'Soon', health: 'critical', urgency: 1 },
      { name: 'warned', health: 'warning' },
      { name: 'Old', staleAfter: NOW },
      { name: 'unread', health: 'unknown', urgency: 1 },
    ]);
    await expect(titles()).resolves.toEqual([
      'Soon',
      'later',
      'Old',
      'unread',
      'warned',
      'Fine',
    ]);
    await expect(titles({}, 'name')).resolves.toEqual([
      'Fine',
      'later',
      'Old',
      'Soon',
      'unread',
      'warned',
    ]);
  });

  it('has a stale pipeline unknown in lists, filters and counts', async () => {
    const { store, titles } = await setUp([
      { name: 'fresh', health: 'critical', staleAfter: NOW + 1 },
      { name: 'stale', health: 'critical', staleAfter: NOW },
    ]);
    await expect(titles({ health: ['critical'] })).resolves.toEqual(['fresh']);
    await expect(titles({ health: ['unknown'] })).resolves.toEqual(['stale']);
    await expect(store.counts({ visible: {} }, NOW)).resolves.toEqual({
      healthy: 0,
      warning: 0,
      critical: 1,
      unknown: 1,
    });
    const { items } = await store.list(
      { visible: {} },
      { orderBy: 'name', limit: 9, now: NOW },
    );
    expect(items.map(({ stale, health }) => [stale, health])).toEqual([
      [false, 'critical'],
      [true, 'unknown'],
    ]);
  });

  it('tells until when each row may be believed', async () => {
    const { store } = await setUp([
      { name: 'a while', staleAfter: NOW + 1 },
      { name: 'for ever', staleAfter: Number.MAX_SAFE_INTEGER },
    ]);
    const { items } = await store.list(
      { visible: {} },
      { orderBy: 'name', limit: 9, now: NOW },
    );
    expect(items.map(({ staleAfter }) => staleAfter)).toEqual([
      new Date(NOW + 1).toISOString(),
      undefined,
    ]);
  });

  it('sorts by what an assessment says, what has none last either way', async () => {
    const { titles } = await setUp([
      { name: 'none' },
      {
        name: 'few',
        figures: {
          loss_at: NOW + 9,
          dead_letters: 2,
          trend_change: 0.5,
          collected_at: NOW - 1,
          figure_title: 'Age',
          figure_value: 10,
        },
      },
      {
        name: 'many',
        figures: {
          loss_at: NOW + 5,
          dead_letters: 10,
          trend_change: -1,
          collected_at: NOW - 9,
          figure_title: 'Age',
          figure_value: 9,
        },
      },
    ]);
    const both = async (orderBy: PipelineOrder) => [
      await titles({}, orderBy),
      await titles({}, orderBy, { descending: true }),
    ];
    const rising = ['few', 'many', 'none'];
    const falling = ['many', 'few', 'none'];
    await expect(both('loss')).resolves.toEqual([falling, rising]);
    await expect(both('deadLetters')).resolves.toEqual([rising, falling]);
    await expect(both('trend')).resolves.toEqual([falling, rising]);
    await expect(both('updated')).resolves.toEqual([falling, rising]);
    await expect(both('keyFigure')).resolves.toEqual([falling, rising]);
  });

  it('sorts owners by what people read', async () => {
    const { titles } = await setUp([
      { name: '1', owner: 'group:default/a', ownerTitle: 'Zebra' },
      { name: '2', owner: 'user:other/mole' },
      { name: '3', owner: 'group:default/z', ownerTitle: 'ant' },
      { name: '4' },
    ]);
    await expect(titles({}, 'owner')).resolves.toEqual(['3', '2', '1', '4']);
  });

  it.each(
    PIPELINE_ORDERS.flatMap(orderBy =>
      [false, true].map(descending => ({ orderBy, descending })),
    ),
  )(
    'pages by $orderBy without a gap or a repetition, descending: $descending',
    async order => {
      const given = [...Array(23).keys()].map(
        (index): Given => ({
          name: `${index % 2 ? 'Ä' : 'p'} ${index}%_\\'`,
          health: HEALTHS[index % 4],
          urgency: index % 3,
          staleAfter: index % 5 ? undefined : NOW - 1,
          owner: index % 4 ? `group:default/${index % 3}` : undefined,
          system: index % 3 ? `system:default/${index % 2}` : undefined,
          figures:
            index % 4
              ? {
                  loss_at: NOW + (index % 3),
                  dead_letters: index % 2,
                  trend_change: (index % 3) / 3,
                  collected_at: NOW - (index % 5),
                  figure_title: `Figure ${index % 2}`,
                  figure_value: index % 3,
                }
              : {},
        }),
      );
      const { store } = await setUp(given);
      const whole = await store.list(all, { ...order, limit: 100, now: NOW });
      const paged = [];
      const skipped = [];
      let after: PipelinePosition | undefined;
      do {
        const page = await store.list(all, {
          ...order,
          limit: 5,
          after: after && JSON.parse(JSON.stringify(after)),
          now: NOW,
        });
        paged.push(...page.items);
        after = page.next;
      } while (after);
      for (let offset = 0; offset < 25; offset += 5) {
        const options = { ...order, limit: 5, offset, now: NOW };
        skipped.push(...(await store.list(all, options)).items);
      }
      expect(paged).toEqual(whole.items);
      expect(skipped).toEqual(whole.items);
      expect(new Set(paged.map(({ entityRef }) => entityRef)).size).toBe(23);
    },
  );

  it('takes a position that somebody made up', async () => {
    const { titles } = await setUp([{ name: 'one', urgency: 2 }]);
    const after = { now: NOW, keys: [1.5, 2.5], entityRef: '' };
    await expect(titles({}, 'urgency', { after })).resolves.toEqual(['one']);
    await expect(
      titles({}, 'urgency', { after, descending: true }),
    ).resolves.toEqual([]);
  });

  describe('in groups', () => {
    const a = 'group:default/a';
    const b = 'group:default/b';
    const given: Given[] = [
      { name: '1', owner: a, ownerTitle: 'Ants', urgency: 2 },
      { name: '2', owner: b, health: 'critical' },
      { name: '3', owner: b, urgency: 1 },
      { name: '4', health: 'critical', urgency: 3 },
      { name: '5', health: 'critical', urgency: 2 },
      { name: '6', owner: a, staleAfter: NOW },
    ];
    const grouped = { groupBy: 'owner', limit: 100, now: NOW } as const;

    it('keeps together what is of one owner, the worst group first', async () => {
      const { store, titles } = await setUp(given);
      const { groups, next } = await store.list(all, {
        ...grouped,
        orderBy: 'urgency',
        limit: 2,
      });
      expect(groups).toEqual([
        {
          value: undefined,
          title: undefined,
          counts: { critical: 2, unknown: 0, warning: 0, healthy: 0 },
        },
        {
          value: b,
          title: undefined,
          counts: { critical: 1, unknown: 0, warning: 0, healthy: 1 },
        },
        {
          value: a,
          title: 'Ants',
          counts: { critical: 0, unknown: 1, warning: 0, healthy: 1 },
        },
      ]);
      expect(next).toBeUndefined();
      await expect(titles({}, 'urgency', grouped)).resolves.toEqual([
        ...['5', '4'],
        ...['2', '3'],
        ...['6', '1'],
      ]);
      await expect(
        titles({}, 'name', { ...grouped, descending: true }),
      ).resolves.toEqual(['5', '4', '3', '2', '6', '1']);
    });

    it('counts in groups what is listed', async () => {
      const { store } = await setUp(given);
      const { groups = [] } = await store.list(
        { ...all, health: ['healthy'] },
        { ...grouped, orderBy: 'urgency' },
      );
      expect(
        groups.map(({ value, counts }) => [value, counts.healthy]),
      ).toEqual([
        [a, 1],
        [b, 1],
      ]);
    });

    it('has any page of it', async () => {
      const { titles } = await setUp(given);
      const whole = await titles({}, 'urgency', grouped);
      for (let offset = 0; offset <= 6; offset++) {
        await expect(
          titles({}, 'urgency', { ...grouped, offset, limit: 2 }),
        ).resolves.toEqual(whole.slice(offset, offset + 2));
      }
    });
  });

  it('offers what those pipelines have that are visible', async () => {
    const { filterOptions } = await setUp([
      {
        name: 'one',
        owner: 'group:default/a',
        ownerTitle: 'Zoo',
        system: 'system:default/s',
        stages: [
          { name: 'x', kind: 'sqs-queue', account: '2', region: 'r2' },
          { name: 'y', kind: 'glue-job', account: '1', region: '' },
        ],
      },
      {
        name: 'two',
        owner: 'group:default/b',
        stages: [{ name: 'z', kind: 's3-bucket', account: '3' }],
      },
    ]);
    await expect(
      filterOptions.of({ entityRefs: ['component:default/one'] }, NOW),
    ).resolves.toEqual({
      owner: [{ value: 'group:default/a', title: 'Zoo' }],
      system: [{ value: 'system:default/s', title: undefined }],
      kind: [{ value: 'glue-job' }, { value: 'sqs-queue' }],
      account: [{ value: '1' }, { value: '2' }],
      region: [{ value: 'r2' }],
    });
    const whole = await filterOptions.of({}, NOW);
    expect(whole.owner.map(({ value }) => value)).toEqual([
      'group:default/b',
      'group:default/a',
    ]);
  });

  it('filters by owner, by one and the same stage, and by what is visible', async () => {
    const { titles, store } = await setUp([
      {
        name: 'one',
        owner: 'group:default/a',
        stages: [
          { name: 'x', kind: 'sqs-queue', account: '1' },
          { name: 'y', kind: 'glue-job', account: '2' },
        ],
      },
      {
        name: 'two',
        owner: 'group:default/b',
        stages: [{ name: 'z', kind: 'glue-job', account: '1', region: 'r2' }],
      },
    ]);
    await expect(titles({ owner: ['group:default/b'] })).resolves.toEqual([
      'two',
    ]);
    await expect(titles({ kind: ['glue-job'] })).resolves.toHaveLength(2);
    await expect(
      titles({ kind: ['glue-job'], account: ['1'] }),
    ).resolves.toEqual(['two']);
    await expect(titles({ region: ['r2', 'r3'] })).resolves.toEqual(['two']);
    await expect(titles({ visible: { entityRefs: [] } })).resolves.toEqual([]);
    await expect(
      titles({
        visible: {
          entityRefs: ['component:default/one', 'component:default/x'],
        },
      }),
    ).resolves.toEqual(['one']);
    const counts = await store.counts(
      { visible: { entityRefs: [] }, health: ['critical'] },
      NOW,
    );
    expect(Object.values(counts)).toEqual([0, 0, 0, 0]);
  });

  it('filters by system and by pipeline', async () => {
    const { titles } = await setUp([
      { name: 'one', system: 'system:default/a' },
      { name: 'two', system: 'system:default/b' },
      { name: 'three' },
    ]);
    await expect(titles({ system: ['system:default/b'] })).resolves.toEqual([
      'two',
    ]);
    await expect(
      titles({ entityRef: ['component:default/three', 'component:x/y'] }),
    ).resolves.toEqual(['three']);
  });

  it.each([
    ['the title of the owner', 'finance D'],
    ['a kind of stage', 'redshift'],
    ['an account', '2109876'],
    ['a region', 'eu-west'],
    ['the system', 'default/billing'],
  ])('finds %s', async (_, text) => {
    const { titles } = await setUp([
      {
        name: 'Payments',
        owner: 'group:default/fin',
        ownerTitle: 'Finance Data',
        system: 'system:default/billing',
        stages: [
          {
            name: 'dwh',
            kind: 'redshift-cluster',
            account: '210987654321',
            region: 'eu-west-1',
          },
        ],
      },
      { name: 'Other', stages: [{ name: 'intake' }] },
    ]);
    await expect(titles({ text })).resolves.toEqual(['Payments']);
  });

  it('finds text in titles, refs and names of stages, as it is written', async () => {
    const { titles } = await setUp([
      { name: '100% Orders', stages: [{ name: 'Intake_Queue' }] },
      { name: 'Payments', stages: [{ name: 'intakeXqueue' }] },
    ]);
    await expect(titles({ text: 'oRDers' })).resolves.toEqual(['100% Orders']);
    await expect(titles({ text: '0% o' })).resolves.toEqual(['100% Orders']);
    await expect(titles({ text: 'default/pay' })).resolves.toEqual([
      'Payments',
    ]);
    await expect(titles({ text: 'take_q' })).resolves.toEqual(['100% Orders']);
    await expect(titles({ text: "'; drop" })).resolves.toEqual([]);
    await expect(titles({ text: '\\' })).resolves.toEqual([]);
  });
});

import {
  Health,
  HEALTHS,
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
  async function setUp(given: Given[]) {
    const knex = await migrated();
    for (const pipeline of given) {
      await insert(knex, pipeline);
    }
    const ids: number[] = await knex('pipelines').pluck('id');
    await knex.transaction(trx => storeTraits(trx, ids));
    const store = createStores(knex).overview;
    return {
      store,
      titles: async (
        filter: Partial<PipelineFilter> = {},
        orderBy: 'urgency' | 'name' = 'urgency',
      ) => {
        const { items } = await store.list(
          { visible: {}, ...filter },
          { orderBy, limit: 100, now: NOW },
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

  it.each(['urgency', 'name'] as const)(
    'pages by %s without a gap or a repetition',
    async orderBy => {
      const given = [...Array(23).keys()].map(
        (index): Given => ({
          name: `${index % 2 ? 'Ä' : 'p'} ${index}%_\\'`,
          health: HEALTHS[index % 4],
          urgency: index % 3,
          staleAfter: index % 5 ? undefined : NOW - 1,
        }),
      );
      const { store } = await setUp(given);
      const filter = { visible: {} } as const;
      const all = await store.list(filter, { orderBy, limit: 100, now: NOW });
      const paged = [];
      let after: PipelinePosition | undefined;
      do {
        const page = await store.list(filter, {
          orderBy,
          limit: 5,
          after: after && JSON.parse(JSON.stringify(after)),
          now: NOW,
        });
        paged.push(...page.items);
        after = page.next;
      } while (after);
      expect(paged).toEqual(all.items);
      expect(new Set(paged.map(({ entityRef }) => entityRef)).size).toBe(23);
    },
  );

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

import { Knex } from 'knex';
import { addIncidents } from '../../__testUtils__/addIncidents';
import { assessPipelines } from '../../__testUtils__/assessPipelines';
import { incidentOptions } from '../../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../../__testUtils__/testDatabases';
import { createStores } from '../../database';
import { createRules } from '../../evaluation';
import { decodePipelineCursor } from '../cursors';
import { PipelinesQuery } from '../PipelineHealthService';
import { StoredPipelineHealthService } from './StoredPipelineHealthService';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const refOf = (name: string) => `component:default/${name}`;

function serviceAt(knex: Knex, clock: () => number) {
  return new StoredPipelineHealthService({
    stores: createStores(knex),
    sources: [],
    rules: createRules(new Map(), new Map()),
    ...incidentOptions,
    interval: 60_000,
    clock,
  });
}

const query = (overrides: Partial<PipelinesQuery> = {}): PipelinesQuery => ({
  orderBy: 'urgency',
  limit: 50,
  ...overrides,
});

describeOnDatabases('StoredPipelineHealthService', ({ migrated }) => {
  let knex: Knex;
  let now: number;
  const service = () => serviceAt(knex, () => now);
  const list = async (overrides: Partial<PipelinesQuery> = {}) => {
    const { items, ...rest } = await service().listPipelines(query(overrides));
    return { ...rest, items: items.map(it => `${it.title} ${it.health}`) };
  };

  beforeEach(async () => {
    now = NOW;
    knex = await migrated();
    await assessPipelines(
      knex,
      {
        burning: { health: 'critical', minutes: 10 },
        ailing: { health: 'warning', minutes: 10 },
        fading: { health: 'healthy', minutes: 1 },
        well: { health: 'healthy', minutes: 10 },
      },
      NOW,
    );
  });

  it('lists what burns first, and counts all', async () => {
    expect(await list()).toEqual({
      items: [
        'burning critical',
        'ailing warning',
        'fading healthy',
        'well healthy',
      ],
      totalItems: 4,
      counts: { critical: 1, warning: 1, healthy: 2, unknown: 0 },
      nextCursor: undefined,
    });
  });

  it('calls what is stale unknown: in the list, the counts and the filters', async () => {
    now = NOW + MINUTE;
    expect(await list()).toMatchObject({
      items: [
        'burning critical',
        'fading unknown',
        'ailing warning',
        'well healthy',
      ],
      counts: { critical: 1, warning: 1, healthy: 1, unknown: 1 },
    });
    expect(await list({ health: ['healthy'] })).toMatchObject({
      items: ['well healthy'],
      totalItems: 1,
      counts: { critical: 1, warning: 1, healthy: 1, unknown: 1 },
    });
    expect(await list({ health: ['unknown', 'critical'] })).toMatchObject({
      items: ['burning critical', 'fading unknown'],
      totalItems: 2,
    });
  });

  it('claims nothing of stale pipelines', async () => {
    now = NOW + 10 * MINUTE;
    const { items, counts } = await service().listPipelines(query());
    expect(counts).toEqual({ critical: 0, warning: 0, healthy: 0, unknown: 4 });
    for (const item of items) {
      expect(item).toMatchObject({
        health: 'unknown',
        stale: true,
        reason: { id: 'pipeline/stale' },
      });
      expect(item.secondsToLoss).toBeUndefined();
    }
    const pipeline = await service().getPipeline(refOf('burning'));
    expect(pipeline.health).toBe('unknown');
    expect(pipeline.findings.map(it => it.id)).toEqual([
      'pipeline/stale',
      'tank/leak',
    ]);
  });

  it('judges all pages by the time of the first, for a minute', async () => {
    now = NOW + MINUTE / 2;
    const first = await list({ limit: 3 });
    expect(first.items).toEqual([
      'burning critical',
      'ailing warning',
      'fading healthy',
    ]);
    const after = decodePipelineCursor(first.nextCursor, {
      orderBy: 'urgency',
    });
    now = NOW + 1.25 * MINUTE;
    const second = await list({ limit: 3, after });
    expect(second.items).toEqual(['well healthy']);
    expect(second.counts).toEqual(first.counts);
    expect(second.nextCursor).toBeUndefined();

    now = NOW + 10 * MINUTE;
    const late = await list({ limit: 3, after });
    expect(late.counts).toEqual({
      critical: 0,
      warning: 0,
      healthy: 0,
      unknown: 4,
    });
  });

  it.each([0, NOW - MINUTE, NOW + 365 * 24 * 60 * MINUTE])(
    'does not judge by a time that a cursor makes up: %s',
    async made => {
      const first = await list({ limit: 1 });
      const position = decodePipelineCursor(first.nextCursor, {
        orderBy: 'urgency',
      });
      if (!position) {
        throw new Error('Expected more than one page');
      }
      now = NOW + 10 * MINUTE;
      const page = await service().listPipelines(
        query({ after: { ...position, now: made, keys: [0, -1e9] } }),
      );
      expect(page.items.map(({ health }) => health)).not.toContain('healthy');
      expect(page.counts.unknown).toBe(4);
    },
  );

  it('shows only what is visible', async () => {
    expect(await list({ visible: { entityRefs: [] } })).toMatchObject({
      items: [],
      totalItems: 0,
      counts: { critical: 0, warning: 0, healthy: 0, unknown: 0 },
    });
    expect(
      await list({
        visible: { entityRefs: [refOf('well'), refOf('nobody')] },
      }),
    ).toMatchObject({ items: ['well healthy'], totalItems: 1 });
  });

  it('pages through incidents, newest first', async () => {
    await addIncidents(
      knex,
      [1, 2, 3].map(minute => ({
        entityRef: refOf('well'),
        openedAt: NOW - minute * MINUTE,
        resolvedAt: NOW,
        reason: `reason ${minute}`,
      })),
    );
    const page = await service().listIncidents(refOf('well'), { limit: 2 });
    expect(page.items.map(it => it.reason)).toEqual(['reason 3', 'reason 2']);
    const rest = await service().listIncidents(refOf('well'), {
      limit: 2,
      after: { id: page.items[1].id },
    });
    expect(rest.items.map(it => it.reason)).toEqual(['reason 1']);
    expect([page.nextCursor !== undefined, rest.nextCursor]).toEqual([
      true,
      undefined,
    ]);
  });

  it('knows no pipeline that is not there', async () => {
    const series = { stage: 'arn', metric: 'age', from: 0, to: 1, step: 60 };
    for (const ask of [
      () => service().getPipeline(refOf('nobody')),
      () => service().getSeries(refOf('nobody'), series),
      () => service().listIncidents(refOf('nobody'), { limit: 1 }),
    ]) {
      await expect(ask()).rejects.toMatchObject({ name: 'NotFoundError' });
    }
  });
});

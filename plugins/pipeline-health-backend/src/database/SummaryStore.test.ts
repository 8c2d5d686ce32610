import { PipelineSummary } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { assessPipelines } from '../__testUtils__/assessPipelines';
import { incidentSettings } from '../__testUtils__/incidentOptions';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from './stores';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;
const REF = 'component:default/burning';
const BY = 'user:default/ann';

describeOnDatabases('a row of the overview', ({ migrated }) => {
  let knex: Knex;
  const stores = () => createStores(knex);

  /** The row at a time, and how many statements it took. */
  async function read(now: number) {
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    knex.on('query', count);
    const { items } = await stores().overview.list(
      { visible: {} },
      { orderBy: 'urgency', limit: 10, now },
    );
    knex.removeListener('query', count);
    return { row: items[0], statements };
  }

  /** The row at a time, which must be the same when nothing is stored of it. */
  async function rowAt(now: number): Promise<PipelineSummary> {
    const { row } = await read(now);
    const before = await knex('pipelines').select('id', 'summary_until');
    await knex('pipelines').update({ summary_until: null });
    const anew = await read(now);
    for (const { id, summary_until } of before) {
      await knex('pipelines').where({ id }).update({ summary_until });
    }
    expect(row).toEqual(anew.row);
    return row;
  }

  const assess = (now: number) =>
    assessPipelines(
      knex,
      { burning: { health: 'critical', minutes: 600, isIncident: true } },
      now,
    );

  const respond = (
    response: Parameters<ReturnType<typeof stores>['incidents']['respond']>[1],
    id: string,
    now: number,
  ) =>
    stores().incidents.respond(
      { entityRef: REF, id },
      response,
      { settings: incidentSettings, announcementsOf: () => [] },
      now,
    );

  beforeEach(async () => {
    knex = await migrated();
    await assess(NOW);
  });

  it('is sent as it was stored when it was assessed', async () => {
    expect(await read(NOW)).toMatchObject({
      row: { entityRef: REF, incident: { state: 'open' } },
      statements: 1,
    });
  });

  it('tells at once what somebody says of its incident, and again as it is stored', async () => {
    const { incident } = await rowAt(NOW);
    const common = { by: BY, entityRefs: [REF] };
    await respond({ type: 'acknowledge', ...common }, incident!.id, NOW + 1);
    expect(await rowAt(NOW + 2)).toMatchObject({
      incident: { state: 'acknowledged', acknowledgement: { by: BY } },
    });
    await respond(
      { type: 'snooze', until: NOW + 30 * MINUTE, reason: 'r', ...common },
      incident!.id,
      NOW + 3,
    );
    await assess(NOW + MINUTE);
    expect(await read(NOW + 29 * MINUTE)).toMatchObject({
      row: { incident: { state: 'snoozed' } },
      statements: 1,
    });
    expect(await rowAt(NOW + 30 * MINUTE)).toMatchObject({
      incident: { state: 'acknowledged' },
    });
  });

  it('tells that it is worked on, and no longer than it is', async () => {
    const reason = 'a new pump';
    await stores().maintenance.add(
      REF,
      {
        from: new Date(NOW + 10 * MINUTE).toISOString(),
        until: new Date(NOW + 20 * MINUTE).toISOString(),
        reason,
      },
      BY,
      NOW,
    );
    await assess(NOW + MINUTE);
    expect(await rowAt(NOW + 9 * MINUTE)).toMatchObject({
      incident: { state: 'open' },
    });
    expect(await rowAt(NOW + 10 * MINUTE)).toMatchObject({
      maintenance: { reason },
      incident: { state: 'maintenance' },
    });
    await assess(NOW + 11 * MINUTE);
    expect((await read(NOW + 12 * MINUTE)).statements).toBe(1);
    const over = await rowAt(NOW + 20 * MINUTE);
    expect([over.maintenance, over.incident?.state]).toEqual([
      undefined,
      'open',
    ]);
    const [{ id }] = await knex('maintenance_windows').select('id');
    await stores().maintenance.remove(REF, String(id));
    expect((await rowAt(NOW + 12 * MINUTE)).maintenance).toBeUndefined();
  });

  it('tells what the catalog calls it now', async () => {
    await stores().declarations.store(
      [
        {
          entityRef: REF,
          title: 'Renamed',
          owner: 'group:default/new',
          declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
          fingerprint: 'changed',
        },
      ],
      NOW,
    );
    expect(await rowAt(NOW)).toMatchObject({
      title: 'Renamed',
      owner: 'group:default/new',
    });
  });

  it('grows stale by time alone', async () => {
    expect(await rowAt(NOW + 600 * MINUTE)).toMatchObject({
      stale: true,
      health: 'unknown',
    });
  });

  it('is not believed when somebody wrote the pipeline who does not keep it right', async () => {
    await knex('pipelines').update({
      assessed_at: NOW + 1,
      summary: '{"readings":{}}',
    });
    expect((await rowAt(NOW + 1)).incident).toMatchObject({ state: 'open' });
  });

  it('is not believed when other maintenance is configured', async () => {
    const times = {
      until: new Date(NOW + 10 * MINUTE).toISOString(),
      reason: 'configured',
    };
    const { overview } = createStores(knex, { maintenance: [{ times }] });
    const { items } = await overview.list(
      { visible: {} },
      { orderBy: 'urgency', limit: 10, now: NOW },
    );
    expect(items[0].maintenance).toMatchObject({ reason: 'configured' });
  });
});

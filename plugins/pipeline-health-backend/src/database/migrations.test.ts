import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { wideHour } from './__testUtils__/wideHour';
import { emptyHour, HOUR, MINUTE, packHour } from './packing';
import { SampleStore } from './SampleStore';
import { DayPacker } from './samples/DayPacker';
import { packDay } from './samples/packedDay';
import { packSpan, ROLL_UPS } from './samples/packedSpan';

const directory = resolvePackagePath(
  '@pipeline-health/plugin-pipeline-health-backend',
  'migrations',
);

const TABLES = [
  'pipelines',
  'stages',
  'pipeline_stages',
  'links',
  'series',
  'sample_hours',
  'sample_days',
  'roll_ups',
  'runs',
  'incidents',
  'acknowledgements',
  'collection_usage',
  'shards',
  'announcements',
  'incident_pipelines',
  'incident_consequences',
  'incident_entries',
  'setting_changes',
];

/** What the columns of a pipeline's assessment were called before they became one value. */
const OLD_ASSESSMENT = {
  reason: null,
  readings: '{}',
  seconds_to_loss: null,
  collected_at: null,
};

async function fill(
  knex: Knex,
  assessment: object = { summary: null },
): Promise<void> {
  await knex('pipelines').insert({
    id: 1,
    entity_ref: 'component:default/orders',
    title: 'Orders',
    declaration: '{}',
    fingerprint: 'f',
    found: '{}',
    revision: 1,
    assessed_revision: 0,
    health_rank: 1,
    urgency: 0,
    findings: '[]',
    stage_count: 1,
    ...assessment,
  });
  await knex('stages').insert({
    id: 1,
    arn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
    kind: 'sqs-queue',
    name: 'orders',
    account: '123456789012',
    region: 'eu-central-1',
    failures: 0,
    tier: 'warm',
    next_describe_at: 1_800_000_000_000,
  });
  await knex('pipeline_stages').insert({
    pipeline_id: 1,
    stage_id: 1,
    origin: 'declared',
    depth: 0,
    health: 'unknown',
    readings: '{}',
    tier: 'warm',
  });
  await knex('links').insert({
    stage_id: 1,
    from_arn: 'a',
    to_arn: 'b',
    relation: 'dead-letter-queue',
    note: 'n',
  });
  await knex('series').insert({
    id: 1,
    stage_id: 1,
    metric: 'messages',
    unit: 'count',
    statistic: 'Maximum',
    period: 60,
    failures: 0,
  });
  await knex('sample_hours').insert({
    series_id: 1,
    hour: 500_000,
    packed: Buffer.alloc(488),
  });
  await knex('runs').insert({
    stage_id: 1,
    run_id: 'r',
    state: 'failed',
    started_at: 1_800_000_000_000,
  });
}

const openIncident = {
  entity_ref: 'component:default/orders',
  opened_at: 1_800_000_000_000,
  worst: 'critical',
  reason: 'r',
  finding_id: 'sqs-queue/dead-letters',
};

describeOnDatabases('migrations', ({ empty }) => {
  it('go up and down and up again, with rows in the tables', async () => {
    const knex = await empty();
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex('incidents').insert({ ...openIncident, id: 1, losses: '[]' });
    await knex('acknowledgements').insert({
      incident_id: 1,
      given_at: 1_800_000_000_000,
      given_by: 'user:default/ann',
      findings: '[]',
    });
    await knex('incident_entries').insert({
      incident_id: 1,
      at: 1_800_000_000_000,
      entry: '{}',
    });
    await knex('incidents').insert({ ...openIncident, id: 2, cause: 'other' });

    await knex('sample_days').insert({
      series_id: 1,
      day: 20_000,
      packed: packDay([emptyHour(20_000 * 24)]),
    });
    await knex('roll_ups').insert({
      series_id: 1,
      step: 300,
      span: 20_000,
      packed: packSpan([], ROLL_UPS.fiveMinutes),
    });

    await knex.migrate.rollback({ directory }, true);
    for (const table of TABLES) {
      await expect(knex.schema.hasTable(table)).resolves.toBe(false);
    }

    await knex.migrate.latest({ directory });
    for (const table of TABLES) {
      await expect(knex(table).select()).resolves.toEqual([]);
    }
  });

  it('add since when pipelines have their health, and take it away again', async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await fill(knex, OLD_ASSESSMENT);
    await knex.migrate.up({ directory });
    await expect(
      knex('pipelines').select('id', 'health_since'),
    ).resolves.toEqual([{ id: 1, health_since: null }]);
    await knex.migrate.down({ directory });
    const [row] = await knex('pipelines').select();
    expect(row).toMatchObject({ id: 1, title: 'Orders' });
    expect(row).not.toHaveProperty('health_since');
    await expect(knex('pipeline_stages').select()).resolves.toHaveLength(1);
  });

  it('add causes of failures, and take them away again', async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    await fill(knex);
    const name = '20261127000001_causes.js';
    await knex.migrate.up({ directory, name });
    for (const table of ['stages', 'series']) {
      await expect(knex(table).select('id', 'cause')).resolves.toEqual([
        { id: 1, cause: null },
      ]);
    }
    await knex.migrate.down({ directory, name });
    for (const table of ['stages', 'series']) {
      const [row] = await knex(table).select();
      expect(row).toMatchObject({ id: 1, failures: 0 });
      expect(row).not.toHaveProperty('cause');
    }
    await expect(knex('sample_hours').select()).resolves.toHaveLength(1);
  });

  it('keep what was known of series and pipelines, and give it back', async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    const reason = { id: 'sqs-queue/dead-letters' };
    const assessment = {
      reason: JSON.stringify(reason),
      readings: '{"deadLetterMessages":3}',
      trend: null,
      seconds_to_loss: 7_200,
      collected_at: 1_800_000_000_000,
    };
    await fill(knex, assessment);
    const hour = 500_001;
    const entry = emptyHour(hour);
    entry.asked[3] = true;
    entry.values[3] = 7;
    entry.asked[4] = true;
    const silent = emptyHour(hour + 1);
    silent.asked.fill(true);
    await knex('sample_hours').delete();
    await knex('sample_hours').insert(
      [entry, silent].map(each => ({
        series_id: 1,
        hour: each.hour,
        packed: wideHour(each),
      })),
    );

    await knex.migrate.up({ directory });
    const [series] = await knex('series').select();
    const at = hour * HOUR + 3 * MINUTE;
    expect([Number(series.last_at), series.last_value]).toEqual([at, 7]);
    expect(Number(series.asked_from)).toBe(at);
    const [pipeline] = await knex('pipelines').select();
    expect(JSON.parse(pipeline.summary)).toEqual({
      reason,
      readings: { deadLetterMessages: 3 },
      secondsToLoss: 7_200,
      collectedAt: new Date(1_800_000_000_000).toISOString(),
    });
    await expect(knex('pipeline_stages').select('stage_id')).resolves.toEqual([
      { stage_id: 1 },
    ]);

    await knex.migrate.down({ directory });
    const [before] = await knex('pipelines').select();
    expect({
      ...before,
      collected_at: Number(before.collected_at),
    }).toMatchObject(assessment);
    await expect(knex('sample_hours').select('hour')).resolves.toHaveLength(2);
  });

  it('give hours of samples back as the version before reads them', async () => {
    const name = '20261128000000_narrow_hours.js';
    const knex = await empty();
    await knex.migrate.latest({ directory });
    await fill(knex);
    const entry = emptyHour(500_000);
    entry.asked.fill(true, 0, 30);
    entry.values.fill(254, 3, 20);
    await knex('sample_hours').update({ packed: packHour(entry) });
    await knex.migrate.down({ directory, name });
    const [{ packed }] = await knex('sample_hours').select('packed');
    expect(packed).toEqual(wideHour(entry));
  });

  it('pack what was stored before by the day, and keep it', async () => {
    const name = '20261127140000_roll_ups.js';
    const knex = await empty();
    for (;;) {
      const [, pending] = await knex.migrate.list({ directory });
      if (pending[0].file === name) {
        break;
      }
      await knex.migrate.up({ directory });
    }
    await fill(knex);
    const entry = { ...emptyHour(500_000) };
    entry.asked.fill(true);
    entry.values.fill(1.5, 10, 20);
    await knex('sample_hours').update({ packed: wideHour(entry) });

    await knex.migrate.up({ directory, name });
    await new DayPacker(knex).packBefore(500_024 * HOUR);
    await expect(knex('sample_hours').select()).resolves.toEqual([]);
    await expect(
      new SampleStore(knex).hours(1, entry.hour * HOUR, 500_001 * HOUR),
    ).resolves.toEqual([entry]);
  });

  it('know what was told of assessed pipelines, and forget it again', async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    await fill(knex);
    const reason = { id: 'q/age', stage: 'a', severity: 'warning', title: 't' };
    const [pipeline] = await knex('pipelines').select();
    await knex('pipelines').insert({
      ...pipeline,
      id: 2,
      entity_ref: 'component:default/assessed',
      health_rank: 2,
      assessed_at: 1_800_000_000_000,
      summary: JSON.stringify({ reason }),
    });
    const name = '20261127000002_announcements.js';
    await knex.migrate.up({ directory, name });
    const rows = await knex('pipelines').orderBy('id').select('announced');
    expect(rows.map(({ announced }) => JSON.parse(announced))).toEqual([
      null,
      {
        health: 'warning',
        reason: { id: 'q/age', stage: 'a', severity: 'warning' },
      },
    ]);
    await expect(knex('announcements').select()).resolves.toEqual([]);

    await knex.migrate.down({ directory, name });
    await expect(knex.schema.hasTable('announcements')).resolves.toBe(false);
    const [row] = await knex('pipelines').select();
    expect(row).not.toHaveProperty('announced');
    await expect(knex('pipeline_stages').select()).resolves.toHaveLength(1);
  });

  it('keep all rows, one by one up and down again', async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await fill(knex, OLD_ASSESSMENT);
    await knex('incidents').insert(openIncident);
    const filled = [
      'pipelines',
      'stages',
      'pipeline_stages',
      'links',
      'series',
      'sample_hours',
      'runs',
      'incidents',
    ];
    const counts = async () =>
      Promise.all(filled.map(async table => (await knex(table)).length));
    const before = await counts();
    const [, pending] = await knex.migrate.list({ directory });
    for (const _ of pending) {
      await knex.migrate.up({ directory });
      expect(await counts()).toEqual(before);
    }
    for (const _ of pending) {
      await knex.migrate.down({ directory });
      expect(await counts()).toEqual(before);
    }
  });

  it('have the series of before asked for in the account and region of their stage', async () => {
    const knex = await empty();
    const name = '20261127120000_due_by_shard.js';
    const [, pending] = await knex.migrate.list({ directory });
    const before = pending.findIndex(
      ({ file }: { file: string }) => file === name,
    );
    for (const _ of pending.slice(0, before)) {
      await knex.migrate.up({ directory });
    }
    await fill(knex);
    await knex.migrate.up({ directory });
    await expect(knex('series').select('shard')).resolves.toEqual([
      { shard: '123456789012/eu-central-1' },
    ]);
  });

  it('let everything of a stage go with it, and no more', async () => {
    const knex = await empty();
    await knex.migrate.latest({ directory });
    await fill(knex);
    await knex('stages').delete();
    for (const table of [
      'pipeline_stages',
      'links',
      'series',
      'sample_hours',
      'runs',
    ]) {
      await expect(knex(table).select()).resolves.toEqual([]);
    }
    await expect(knex('pipelines').select('id')).resolves.toHaveLength(1);
  });

  it('make one incident of those of all pipelines with the same cause', async () => {
    const knex = await empty();
    const name = '20261127000010_incidents_by_cause.js';
    const migrations = { directory };
    await knex.migrate.latest(migrations);
    await knex.migrate.down({ ...migrations, name });
    await fill(knex);
    const found = [
      { id: openIncident.finding_id, stage: 'arn', remedy: 'Look.' },
    ];
    const [pipeline] = await knex('pipelines').select();
    await knex('pipelines').update({
      findings: JSON.stringify(found),
      owner: 'group:default/shop',
      health_rank: 0,
    });
    await knex('pipelines').insert({
      ...pipeline,
      id: 2,
      entity_ref: 'component:default/stock',
      findings: JSON.stringify(found),
      health_rank: 2,
    });
    await knex('incidents').insert([
      { ...openIncident, id: 1, resolved_at: 1_800_000_000_001 },
      { ...openIncident, id: 2, losses: '[{"stage":"arn"}]' },
      {
        ...openIncident,
        id: 3,
        entity_ref: 'component:default/stock',
        worst: 'warning',
      },
    ]);

    await knex.migrate.up({ ...migrations, name });
    const open = await knex('incidents').whereNull('resolved_at');
    expect(open).toMatchObject([
      { id: 2, cause: 'arn', told: '{"group:default/shop":"critical"}' },
    ]);
    const [merged] = await knex('incidents').where({ id: 3 });
    expect(merged.merged_into).toBe(2);
    const members = await knex('incident_pipelines')
      .whereNull('left_at')
      .orderBy('entity_ref');
    expect(members).toMatchObject([
      {
        incident_id: 2,
        entity_ref: 'component:default/orders',
        health: 'critical',
        remedy: 'Look.',
        losses: '[{"stage":"arn"}]',
      },
      {
        incident_id: 2,
        entity_ref: 'component:default/stock',
        health: 'warning',
      },
    ]);

    await knex.migrate.down({ ...migrations, name });
    await expect(knex('incidents').select()).resolves.toHaveLength(3);
  });

  it('allow one open incident of a cause', async () => {
    const knex = await empty();
    await knex.migrate.latest({ directory });
    const incident = { ...openIncident, cause: 'arn' };
    await knex('incidents').insert({ ...incident, resolved_at: 1 });
    await knex('incidents').insert(incident);
    await expect(knex('incidents').insert(incident)).rejects.toThrow(/unique/i);
  });
});

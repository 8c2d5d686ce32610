import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { migrate } from '../database';
import { wideHourUntil } from '../database/__testUtils__/wideHour';
import { complete } from './__testUtils__/MemorySource';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';

const directory = resolvePackagePath(
  '@pipeline-health/plugin-pipeline-health-backend',
  'migrations',
);

const SHARD = { account: '123456789012', region: 'eu-central-1' };
const PIPELINES = ['orders', 'payments'];
const arnOf = (name: string) =>
  `arn:aws:sqs:${SHARD.region}:${SHARD.account}:${name}`;
/** How many hours are stored, the last of them half. */
const HOURS = 30;
const valueAt = (at: number) => (at / MINUTE) % 50;
/** Until then everything was known. */
const KNOWN = T - 3 * MINUTE;

const finding = {
  id: 'fake-queue/depth',
  stage: arnOf('payments'),
  severity: 'critical',
  claim: 'backlog',
  title: 'Messages wait',
  evidence: { messages: 3 },
  remedy: 'Take them.',
};

/** Fills the tables of the first release as it filled them: two queues that share a database, one of them burning. */
async function fillFirstRelease(knex: Knex): Promise<void> {
  for (const [index, name] of PIPELINES.entries()) {
    // As the database numbers them.
    const id = index + 1;
    const isBurning = name === 'payments';
    await knex('pipelines').insert({
      entity_ref: `component:default/${name}`,
      title: name,
      owner: 'group:default/shop',
      declaration: JSON.stringify({
        arns: [arnOf(name)],
        selector: [],
        thresholds: {},
        problems: [],
      }),
      fingerprint: 'of the first release',
      found: JSON.stringify({ stages: [], problems: [] }),
      revision: 7,
      assessed_revision: 7,
      assessed_at: KNOWN,
      health_rank: isBurning ? 0 : 3,
      urgency: 0,
      findings: JSON.stringify(isBurning ? [finding] : []),
      reason: isBurning ? JSON.stringify(finding) : null,
      readings: JSON.stringify({ deadLetterMessages: isBurning ? 3 : 0 }),
      stage_count: 1,
      collected_at: KNOWN,
      stale_after: KNOWN + 10 * MINUTE,
    });
    await knex('stages').insert({
      ...SHARD,
      arn: arnOf(name),
      kind: 'fake-queue',
      name,
      inventory: JSON.stringify({ retention: 60 }),
      described_at: KNOWN,
      failures: 0,
      tier: 'warm',
      next_describe_at: KNOWN + 5 * MINUTE,
    });
    await knex('pipeline_stages').insert({
      pipeline_id: id,
      stage_id: id,
      origin: 'declared',
      depth: 0,
      health: isBurning ? 'critical' : 'healthy',
      readings: '{}',
      tier: 'warm',
    });
    await knex('series').insert({
      stage_id: id,
      metric: 'age',
      unit: 'seconds',
      statistic: 'Maximum',
      period: 60,
      watermark: KNOWN,
      next_due_at: KNOWN + 5 * MINUTE,
      failures: 0,
    });
    const last = Math.floor(T / HOUR);
    for (let hour = last - HOURS + 1; hour <= last; hour += 1) {
      await knex('sample_hours').insert({
        series_id: id,
        hour,
        packed: wideHourUntil(hour, KNOWN, valueAt),
      });
    }
    await knex('runs').insert({
      stage_id: id,
      run_id: 'first',
      state: 'succeeded',
      started_at: T - 2 * HOUR,
      ended_at: T - HOUR,
    });
    await knex('incidents').insert({
      entity_ref: `component:default/${name}`,
      opened_at: T - 5 * HOUR,
      resolved_at: isBurning ? null : T - 4 * HOUR,
      worst: 'critical',
      reason: finding.title,
      finding_id: finding.id,
    });
  }
  await knex('shards').insert({
    ...SHARD,
    ended_at: KNOWN,
    duration_seconds: 2,
  });
  await knex('collection_usage').insert({
    ...SHARD,
    hour: Math.floor(T / HOUR),
    counter: 'metrics',
    amount: 12,
  });
}

describeOnDatabases('what the first release has collected', ({ empty }) => {
  const setUp = async () => {
    const knex = await empty();
    await knex.migrate.up({ directory });
    await fillFirstRelease(knex);
    await migrate(knex);
    const collecting = setUpCollection(knex);
    for (const name of PIPELINES) {
      const arn = collecting.source.add(name, {
        depth: name === 'payments' ? 3 : 0,
        answer: request => ({
          ...complete(request),
          samples: complete(request).samples.map(({ at }) => ({
            at,
            value: request.metric === 'age' ? valueAt(at) : 0,
          })),
        }),
      });
      collecting.entities.push(entityOf(name, [arn]));
    }
    return { ...collecting, knex };
  };

  it('is told before anything is read anew', async () => {
    const { pipeline, stores } = await setUp();
    await expect(pipeline('orders')).resolves.toMatchObject({
      health: 'healthy',
      collectedAt: new Date(KNOWN).toISOString(),
      owner: 'group:default/shop',
    });
    await expect(pipeline('payments')).resolves.toMatchObject({
      health: 'critical',
      reason: { id: finding.id, stage: finding.stage },
    });
    const incidents = await stores.incidents.page(
      'component:default/orders',
      { limit: 10 },
      T,
    );
    expect(incidents.items).toMatchObject([
      { resolvedAt: new Date(T - 4 * HOUR).toISOString() },
    ]);
  });

  it('goes on in the next round: no sample is lost, and nobody is told of what is known', async () => {
    const collecting = await setUp();
    const { knex, stores, incidentNews } = collecting;
    for (let minute = 0; minute < 10; minute += 5) {
      collecting.time.now = T + minute * MINUTE;
      await collecting.collect();
    }
    await expect(collecting.pipeline('orders')).resolves.toMatchObject({
      health: 'healthy',
    });
    await expect(collecting.pipeline('payments')).resolves.toMatchObject({
      health: 'critical',
    });
    expect(incidentNews).toEqual([]);
    await expect(
      knex('incidents').orderBy('id').select('id', 'resolved_at'),
    ).resolves.toEqual([
      { id: 1, resolved_at: expect.anything() },
      { id: 2, resolved_at: null },
    ]);
    await expect(knex('runs').select('run_id')).resolves.toHaveLength(2);
    const from = (Math.floor(T / HOUR) - HOURS + 1) * HOUR;
    for (const id of [1, 2]) {
      const hours = await stores.samples.hours(id, from, T);
      const stored = hours.flatMap(({ hour, values }) =>
        values.map((value, minute) => [hour * HOUR + minute * MINUTE, value]),
      );
      expect(stored.filter(([at]) => at < T)).toEqual(
        Array.from({ length: (T - from) / MINUTE }, (_, minute) => [
          from + minute * MINUTE,
          valueAt(from + minute * MINUTE),
        ]),
      );
    }
  });
});

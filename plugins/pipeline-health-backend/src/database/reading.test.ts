import { HEALTHS } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { chunks, isPostgres } from './bulk';
import { PipelineFilter, PipelinePosition } from './OverviewStore';
import { MaintenanceStore } from './MaintenanceStore';
import { createStores } from './stores';
import { SummaryStore } from './SummaryStore';
import { storeTraits } from './TraitStore';

const NOW = 1_800_000_000_000;
const COUNT = 3_000;
const FEW = { entityRefs: ['component:default/p3', 'component:default/p7'] };
const FEW_OWNED = { demands: { owners: ['group:default/few'] } };
const MOST = { demands: { not: FEW_OWNED.demands } };
const MOST_LISTED = {
  entityRefs: Array.from({ length: COUNT - 3 }, (_, at) => refOf(at)),
};

function refOf(index: number) {
  return `component:default/p${index}`;
}

async function fill(knex: Knex): Promise<void> {
  const indexes = [...Array(COUNT).keys()];
  for (const chunk of chunks(indexes, 500)) {
    await knex('pipelines').insert(
      chunk.map(index => ({
        entity_ref: refOf(index),
        title: `Pipeline ${index}`,
        owner: index % 1_000 === 3 ? 'group:default/few' : 'group:default/many',
        declaration: '{}',
        fingerprint: 'f',
        found: '{}',
        revision: 1,
        assessed_revision: 1,
        assessed_at: NOW,
        health_rank: index % HEALTHS.length,
        urgency: index % 100,
        // As wide as rows are.
        findings: JSON.stringify(['x'.repeat(1_500)]),
        summary: '{"readings":{}}',
        stage_count: 1,
        // Some went stale.
        stale_after: index % 500 === 0 ? NOW : NOW + 60_000,
      })),
    );
    await knex('stages').insert(
      chunk.map(index => ({
        arn: `arn:${index}`,
        kind: index === 5 ? 'rare-kind' : 'sqs-queue',
        name: `Intake-${index}`,
        account: '1',
        region: 'r1',
        failures: 0,
        tier: 'warm',
        next_describe_at: 0,
      })),
    );
    await knex('pipeline_stages').insert(
      chunk.map(index => ({
        pipeline_id: index + 1,
        stage_id: index + 1,
        origin: 'declared',
        depth: 0,
        health: 'healthy',
        readings: '{}',
        tier: 'warm',
      })),
    );
  }
  await knex('pipelines').update({
    summary_until: NOW + 1_000_000,
    summary_of: new SummaryStore(knex, {
      maintenance: new MaintenanceStore(knex),
    }).wholeOf({ readings: {} }, undefined, NOW).summary_of,
  });
  await knex.transaction(trx =>
    storeTraits(
      trx,
      indexes.map(index => index + 1),
    ),
  );
  await knex.raw(isPostgres(knex) ? 'vacuum analyze' : 'analyze');
}

type Statement = { sql: string; bindings: Knex.RawBinding[] };

/** What some work asks the database. */
async function statementsOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const note = (statement: Statement) => statements.push(statement);
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  return statements;
}

/** How the database answers: the lines of its plans that name the table of pipelines. */
async function plansOf(
  knex: Knex,
  statements: readonly Statement[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const { sql, bindings } of statements) {
    const asked = sql.replace(/\$\d+/g, '?');
    if (isPostgres(knex)) {
      const { rows } = await knex.raw(`explain ${asked}`, bindings);
      lines.push(...rows.map((row: object) => Object.values(row)[0]));
    } else {
      const rows = await knex.raw(`explain query plan ${asked}`, bindings);
      lines.push(...rows.map((row: { detail: string }) => row.detail));
    }
  }
  return lines.filter(line => /\bpipelines\b/.test(line));
}

/** Reads every row of a table, or of an index that is as long. */
const SCAN =
  /SCAN pipelines$|SCAN pipelines USING COVERING|Seq Scan on pipelines/;

describeOnDatabases('reading of many pipelines', ({ migrated }) => {
  let knex: Knex;
  let stores: ReturnType<typeof createStores>;

  const read = async (
    filter: Partial<PipelineFilter> = {},
    options: { orderBy?: 'urgency' | 'name'; after?: PipelinePosition } = {},
  ) => {
    const asked = { visible: {}, ...filter };
    const page = await stores.overview.list(asked, {
      orderBy: 'urgency',
      limit: 50,
      now: NOW,
      ...options,
    });
    return { ...page, counts: await stores.overview.counts(asked, NOW) };
  };

  beforeEach(async () => {
    knex = await migrated();
    await fill(knex);
    stores = createStores(knex);
  }, 60_000);

  it('asks little, whoever asks and whatever for, and reads no more than it needs', async () => {
    const filters: [Partial<PipelineFilter>, number][] = [
      [{}, 2],
      [{ health: ['critical', 'unknown'] }, 2],
      [{ visible: FEW }, 4],
      [{ visible: FEW_OWNED }, 4],
      [{ visible: MOST }, 5],
      [{ visible: MOST_LISTED }, 5],
      [{ text: 'pipeline 299' }, 4],
      [{ kind: ['rare-kind'] }, 4],
    ];
    for (const [filter, most] of filters) {
      for (const orderBy of ['urgency', 'name'] as const) {
        await read(filter, { orderBy });
        const again = await statementsOf(knex, () => read(filter, { orderBy }));
        expect([filter, again.length]).toEqual([filter, most]);
        const plans = await plansOf(knex, again);
        expect([filter, plans.filter(line => SCAN.test(line))]).toEqual([
          filter,
          [],
        ]);
      }
    }
  }, 60_000);

  it('reads the last page as it reads the first', async () => {
    let { next: after } = await read();
    let last = after;
    while (after) {
      last = after;
      ({ next: after } = await stores.overview.list(
        { visible: {} },
        { orderBy: 'urgency', limit: 500, now: NOW, after },
      ));
    }
    const statements = await statementsOf(knex, () =>
      read({}, { after: last }),
    );
    expect(statements).toHaveLength(2);
    const plans = await plansOf(knex, statements);
    expect(plans.filter(line => SCAN.test(line))).toEqual([]);
  }, 60_000);

  it('counts what it lists', async () => {
    for (const visible of [{}, FEW, FEW_OWNED, MOST, MOST_LISTED]) {
      const { counts } = await read({ visible });
      const { items } = await stores.overview.list(
        { visible },
        { orderBy: 'urgency', limit: COUNT, now: NOW },
      );
      const listed = HEALTHS.map(
        health => items.filter(item => item.health === health).length,
      );
      expect(HEALTHS.map(health => counts[health])).toEqual(listed);
    }
  });

  it('shows nobody what is new and was not theirs to see', async () => {
    const before = await read({ visible: MOST_LISTED });
    const most = await read({ visible: MOST });
    await stores.declarations.store(
      [
        {
          entityRef: 'component:default/new',
          title: 'new',
          declaration: { stages: [], tags: {}, thresholds: {}, problems: [] },
          fingerprint: 'new',
        },
      ],
      NOW,
    );
    expect((await read({ visible: MOST_LISTED })).counts).toEqual(
      before.counts,
    );
    expect((await read({ text: 'new' })).items).toHaveLength(1);
    expect((await read({ visible: MOST })).counts.unknown).toBe(
      most.counts.unknown + 1,
    );
  });

  it('finds any part of a title, a ref, an owner, or a name or kind of a stage', async () => {
    const found = async (text: string) => {
      const { items, counts } = await read({ text });
      const total = HEALTHS.reduce((sum, health) => sum + counts[health], 0);
      expect(total).toBeGreaterThanOrEqual(items.length);
      return total;
    };
    expect(await found('PIPELINE 2999')).toBe(1);
    expect(await found('default/few')).toBe(3);
    expect(await found('take-1234')).toBe(1);
    expect(await found('RARE')).toBe(1);
    expect(await found('99')).toBeGreaterThan(50);
    expect(await found('no such "words"')).toBe(0);
    expect(await found('%')).toBe(0);
  });
});

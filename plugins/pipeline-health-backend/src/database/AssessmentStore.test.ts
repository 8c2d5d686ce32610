import { Knex } from 'knex';
import { assessPipelines } from '../__testUtils__/assessPipelines';
import { describeOnDatabases } from '../__testUtils__/testDatabases';
import { createStores } from './stores';

const NOW = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;
const ENTITY = 'component:default/orders';

const critical = { orders: { health: 'critical' as const, minutes: 10 } };
const healthy = { orders: { health: 'healthy' as const, minutes: 10 } };

async function titles(knex: Knex, now: number): Promise<string[]> {
  const pipeline = await createStores(knex).pipelines.get(ENTITY, now);
  return pipeline?.findings.map(({ title }) => title) ?? [];
}

/** What is sent to the database meanwhile. */
async function sent(knex: Knex, work: () => Promise<void>): Promise<string> {
  const bindings: unknown[] = [];
  const note = (query: { bindings?: unknown[] }) =>
    bindings.push(...(query.bindings ?? []));
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  return bindings.join();
}

describeOnDatabases('AssessmentStore', ({ migrated }) => {
  it('keeps findings that are as they were, without sending them again', async () => {
    const knex = await migrated();
    const assess = () => assessPipelines(knex, critical, NOW);
    const first = await sent(knex, assess);
    const found = await titles(knex, NOW);
    const { findings } = await knex('pipelines').first('findings');
    const asSent = JSON.stringify(findings);
    expect(found).toHaveLength(1);
    expect(first).toContain(asSent);
    expect(await sent(knex, assess)).not.toContain(asSent);
    expect(await titles(knex, NOW)).toEqual(found);
  });

  it('follows findings that end and come back', async () => {
    const knex = await migrated();
    await assessPipelines(knex, critical, NOW);
    const found = await titles(knex, NOW);
    await assessPipelines(knex, healthy, NOW + MINUTE);
    expect(await titles(knex, NOW + MINUTE)).toEqual([]);
    await assessPipelines(knex, critical, NOW + 2 * MINUTE);
    expect(await titles(knex, NOW + 2 * MINUTE)).toEqual(found);
  });
});

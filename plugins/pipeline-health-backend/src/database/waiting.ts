import { Shard } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';

/** Rows that are asked for again at a time, because the last question failed. */
export interface Waiting {
  table: 'stages' | 'series';
  /** The column with that time. */
  due: 'next_describe_at' | 'next_due_at';
  /** All of `table` that is asked for, joined with `stages`. */
  rows: Knex.QueryBuilder;
}

/** Has one of all rows of an account and region that failed alike asked for now. */
export async function probe(
  knex: Knex,
  { table, due, rows }: Waiting,
  { account, region }: Shard,
  now: number,
): Promise<void> {
  const ranked = rows
    .where({ 'stages.account': account, 'stages.region': region })
    .whereNotNull(`${table}.cause`)
    .select({ id: `${table}.id`, due: `${table}.${due}` })
    .rowNumber('place', over => {
      over
        .partitionBy(`${table}.cause`)
        .orderBy([`${table}.${due}`, `${table}.id`]);
    });
  const first = knex
    .from(ranked.as('ranked'))
    .where('place', 1)
    .where('due', '>', now)
    .select('id');
  await knex(table)
    .whereIn('id', first)
    .update({ [due]: now });
}

/**
 * Has some rows of an account and region that failed alike asked for now:
 * those of pipelines with critical incidents first, then who waits longest.
 */
export async function release(
  knex: Knex,
  { table, due, rows }: Waiting,
  which: { shard: Shard; cause: string; limit: number },
  now: number,
): Promise<void> {
  const { account, region } = which.shard;
  const burning = knex('pipeline_stages')
    .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
    .join(
      'incident_pipelines',
      'incident_pipelines.entity_ref',
      'pipelines.entity_ref',
    )
    .join('incidents', 'incidents.id', 'incident_pipelines.incident_id')
    .whereRaw('pipeline_stages.stage_id = stages.id')
    .whereNull('incidents.resolved_at')
    .whereNull('incident_pipelines.left_at')
    .where('incident_pipelines.worst', 'critical')
    .select(knex.raw('1'));
  const chosen = rows
    .where({
      'stages.account': account,
      'stages.region': region,
      [`${table}.cause`]: which.cause,
    })
    .where(`${table}.${due}`, '>', now)
    .orderByRaw('case when exists ? then 0 else 1 end', [burning])
    .orderBy([`${table}.${due}`, `${table}.id`])
    .limit(which.limit)
    .select(`${table}.id`);
  await knex(table)
    .whereIn('id', chosen)
    .update({ [due]: now });
}

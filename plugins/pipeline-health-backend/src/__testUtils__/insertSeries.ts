import { Knex } from 'knex';

/** Adds so many series of one stage, numbered from one. */
export async function insertSeries(knex: Knex, count: number): Promise<void> {
  await knex('stages').insert({
    id: 1,
    arn: 'arn',
    kind: 'k',
    name: 'n',
    account: '1',
    region: 'r',
    failures: 0,
    tier: 'warm',
    next_describe_at: 0,
  });
  for (let id = 1; id <= count; id++) {
    await knex('series').insert({
      id,
      stage_id: 1,
      metric: `m${id}`,
      unit: 'count',
      statistic: 'Sum',
      period: 60,
      failures: 0,
    });
  }
}

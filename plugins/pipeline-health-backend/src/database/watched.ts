import { Knex } from 'knex';

/** The stages that are part of a pipeline. */
export function watchedStages(knex: Knex): Knex.QueryBuilder {
  return knex('stages').whereIn(
    'stages.id',
    knex('pipeline_stages').select('stage_id'),
  );
}

/** The series of those stages that are asked for. */
export function watchedSeries(knex: Knex): Knex.QueryBuilder {
  return watchedStages(knex)
    .join('series', 'series.stage_id', 'stages.id')
    .whereNotNull('series.next_due_at');
}

// @ts-check

const OLD_INDEX = 'series_next_due_at_idx';

/**
 * What is due in an account and region, and which pipelines changed, is found
 * by an index, however much else there is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .text('shard')
      .comment(
        'Account and region of the stage, with a slash between; in a row that an older version wrote, null until the stage is described again',
      );
  });
  await knex.raw(
    `update series set shard = (
       select account || '/' || region
       from stages where stages.id = series.stage_id)`,
  );
  await knex.schema.alterTable('series', table => {
    table.dropIndex(['next_due_at'], OLD_INDEX);
    table.index(['shard', 'next_due_at', 'id'], 'series_due_idx');
    table.index(['shard', 'rhythm_due_at', 'id'], 'series_rhythm_due_idx', {
      predicate: knex.whereNotNull('rhythm_due_at'),
    });
  });
  await knex.schema.alterTable('pipelines', table => {
    table.index(['id'], 'pipelines_changed_idx', {
      predicate: knex.whereRaw('revision <> assessed_revision'),
    });
    table.index(['stale_after'], 'pipelines_stale_idx', {
      predicate: knex.whereRaw('assessed_at < stale_after'),
    });
    table.index(['assessed_at'], 'pipelines_assessed_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.dropIndex(['assessed_at'], 'pipelines_assessed_at_idx');
    table.dropIndex(['stale_after'], 'pipelines_stale_idx');
    table.dropIndex(['id'], 'pipelines_changed_idx');
  });
  await knex.schema.alterTable('series', table => {
    table.dropIndex(['shard', 'rhythm_due_at', 'id'], 'series_rhythm_due_idx');
    table.dropIndex(['shard', 'next_due_at', 'id'], 'series_due_idx');
    table.index(['next_due_at'], OLD_INDEX);
  });
  await knex.raw('alter table series drop column shard');
};

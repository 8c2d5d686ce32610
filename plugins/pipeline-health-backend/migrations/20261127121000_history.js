// @ts-check

/**
 * What was before a series was first read is asked for when everything else is
 * done, the newest first. What is stored already has its history.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .bigInteger('history_due_at')
      .comment('When more of what was before is asked for; null: it is known');
    table.index(['shard', 'asked_from', 'id'], 'series_history_idx', {
      predicate: knex.whereNotNull('history_due_at'),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('series', table => {
    table.dropIndex(['shard', 'asked_from', 'id'], 'series_history_idx');
  });
  await knex.raw('alter table series drop column history_due_at');
};

// @ts-check

/**
 * A day of a series becomes one short row of what was measured, and rows of what
 * steps of 5 minutes and of an hour come to, which are kept for longer.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sample_days', table => {
    table.comment('Values of a series, one row a day');
    references(table, 'series_id', 'series');
    table.integer('day').notNullable().comment('Days since the epoch, UTC');
    table
      .binary('packed')
      .notNullable()
      .comment('Which minutes were asked for and have values, and these');
    table.primary(['series_id', 'day'], 'sample_days_pk');
    table.index(['day'], 'sample_days_day_idx');
  });
  await knex.schema.createTable('roll_ups', table => {
    table.comment('What the steps of days come to');
    references(table, 'series_id', 'series');
    table.integer('step').notNullable().comment('Seconds of one step');
    table
      .integer('span')
      .notNullable()
      .comment('The stretch of steps; how long one is depends on the step');
    table
      .binary('packed')
      .notNullable()
      .comment(
        'How many minutes were asked for, how many values there are, the least, the greatest and the sum of them',
      );
    table.primary(['series_id', 'step', 'span'], 'roll_ups_pk');
    table.index(['step', 'span'], 'roll_ups_span_idx');
  });
  // Those that are to be packed are found in order, a page at a time.
  await knex.schema.alterTable('sample_hours', table => {
    table.index(['hour', 'series_id'], 'sample_hours_hour_series_idx');
    table.dropIndex(['hour'], 'sample_hours_hour_idx');
  });
  if (knex.client.config.client === 'pg') {
    for (const table of ['sample_days', 'roll_ups']) {
      // It is compressed already.
      await knex.raw('alter table ?? alter packed set storage external', [
        table,
      ]);
      // The room of what was dropped or written anew is used again before a fifth of the table is such.
      await knex.raw(
        'alter table ?? set (autovacuum_vacuum_scale_factor = 0.05)',
        [table],
      );
    }
  }
};

/**
 * What was packed is gone with it.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('sample_hours', table => {
    table.index(['hour'], 'sample_hours_hour_idx');
    table.dropIndex(['hour', 'series_id'], 'sample_hours_hour_series_idx');
  });
  await knex.schema.dropTable('roll_ups');
  await knex.schema.dropTable('sample_days');
};

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} column
 * @param {string} parent
 */
function references(table, column, parent) {
  table
    .integer(column)
    .unsigned()
    .notNullable()
    .references('id')
    .inTable(parent)
    .onDelete('CASCADE')
    .comment(`Row of ${parent}`);
}

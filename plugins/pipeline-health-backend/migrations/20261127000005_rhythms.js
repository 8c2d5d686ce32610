// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('series', table => {
    table
      .bigInteger('rhythm_due_at')
      .comment(
        'When the hours of the weeks before are asked for again; null: it has no rhythm',
      );
  });
  await knex.schema.createTable('rhythms', table => {
    table.comment('What series summed up to in each hour of the weeks before');
    table
      .integer('series_id')
      .notNullable()
      .references('id')
      .inTable('series')
      .onDelete('CASCADE')
      .comment('Row of series');
    table
      .integer('first_hour')
      .notNullable()
      .comment('Hours since the epoch of the first sum');
    table
      .binary('packed')
      .notNullable()
      .comment('A single-precision number for each hour since');
    table.primary(['series_id'], 'rhythms_pk');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rhythms');
  await knex.raw('alter table series drop column ??', ['rhythm_due_at']);
};

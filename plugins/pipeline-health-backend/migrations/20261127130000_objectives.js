// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('objectives', table => {
    table.comment('How far was counted what pipelines are held to');
    table
      .integer('pipeline_id')
      .notNullable()
      .references('id')
      .inTable('pipelines')
      .onDelete('CASCADE')
      .comment('Row of pipelines');
    table.string('name').notNullable().comment('freshness or delivery');
    table.text('terms').notNullable().comment('By what it was counted (JSON)');
    table
      .integer('counted_until')
      .notNullable()
      .comment('Hours since the epoch of the first that was not counted');
    table.primary(['pipeline_id', 'name'], 'objectives_pk');
  });
  await knex.schema.createTable('objective_hours', table => {
    table.comment('What was counted in each hour of four weeks');
    table
      .integer('pipeline_id')
      .notNullable()
      .references('id')
      .inTable('pipelines')
      .onDelete('CASCADE')
      .comment('Row of pipelines');
    table.string('name').notNullable().comment('freshness or delivery');
    table.integer('hour').notNullable().comment('Hours since the epoch');
    table.double('good').notNullable().comment('What was good');
    table.double('bad').notNullable().comment('What was bad');
    table
      .integer('unknown_minutes')
      .notNullable()
      .comment('Minutes of which nothing is known');
    table
      .integer('planned_minutes')
      .notNullable()
      .comment('Minutes of maintenance');
    table.primary(['pipeline_id', 'name', 'hour'], 'objective_hours_pk');
    table.index(['hour'], 'objective_hours_hour_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('objective_hours');
  await knex.schema.dropTable('objectives');
};

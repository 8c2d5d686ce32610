// @ts-check

/**
 * What is told unasked: which events were heard already, when a stage is looked
 * at because of one, and facts that come no other way.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('heard_events', table => {
    table.comment('Events that were taken in, so that each counts once');
    table.string('source').notNullable().comment('Id of the source');
    table.string('event').notNullable().comment('What the source calls it');
    table.bigInteger('heard_at').notNullable().comment('When it came');
    table.primary(['source', 'event'], 'heard_events_pk');
    table.index(['heard_at'], 'heard_events_heard_at_idx');
  });
  await knex.schema.createTable('reports', table => {
    table.comment('The latest that events told of stages about each thing');
    table
      .integer('stage_id')
      .notNullable()
      .references('id')
      .inTable('stages')
      .onDelete('CASCADE')
      .comment('Row of stages');
    table.string('key').notNullable().comment('What it is about');
    table.bigInteger('at').notNullable().comment('As of when it is true');
    table.text('facts').notNullable().comment('What was told (JSON)');
    table.primary(['stage_id', 'key'], 'reports_pk');
    table.index(['at'], 'reports_at_idx');
  });
  await knex.schema.alterTable('stages', table => {
    table
      .bigInteger('event_due_at')
      .comment('When it is described because of the last event; null: never');
    table.index(['name'], 'stages_name_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('stages', table => {
    table.dropIndex(['name'], 'stages_name_idx');
  });
  await knex.raw('alter table stages drop column event_due_at');
  await knex.schema.dropTable('reports');
  await knex.schema.dropTable('heard_events');
};

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('maintenance_windows', table => {
    table.comment('When pipelines are worked on, as people said');
    table.increments('id').comment('Number of the window');
    table
      .string('entity_ref')
      .notNullable()
      .comment('Ref of the entity that is worked on');
    table.text('times').notNullable().comment('When, and why (JSON)');
    table.bigInteger('ends_at').comment('When it is over; null: it comes back');
    table.text('added_by').notNullable().comment('Who said so');
    table.bigInteger('added_at').notNullable().comment('When they said so');
    table.index(['entity_ref'], 'maintenance_windows_entity_ref_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('maintenance_windows');
};

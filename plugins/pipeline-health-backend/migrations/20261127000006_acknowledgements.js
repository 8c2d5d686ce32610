// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incidents', table => {
    table.text('losses').comment('Data that was lost meanwhile (JSON)');
  });
  await knex.schema.createTable('acknowledgements', table => {
    table.comment('Who has seen what was found during incidents');
    table.increments('id').comment('Number of the acknowledgement');
    table
      .integer('incident_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('incidents')
      .onDelete('CASCADE')
      .comment('The incident');
    table.bigInteger('given_at').notNullable().comment('When it was given');
    table.text('given_by').notNullable().comment('Who gave it');
    table.text('note').comment('What they had to say');
    table
      .text('findings')
      .notNullable()
      .comment('The findings that they saw, by id and stage (JSON)');
    table.index(['incident_id'], 'acknowledgements_incident_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('acknowledgements');
  // On SQLite the builder would make the table anew.
  await knex.raw('alter table incidents drop column losses');
};

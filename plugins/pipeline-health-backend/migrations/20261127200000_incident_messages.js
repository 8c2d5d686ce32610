// @ts-check

/**
 * What the reason of an incident is made of, so that it can be said in the
 * language of whoever reads it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incident_pipelines', table => {
    table
      .text('message')
      .nullable()
      .comment('What the reason is made of; null of what was kept before');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // As it is: what else builds the table anew would lose its triggers.
  await knex.raw('alter table incident_pipelines drop column message');
};

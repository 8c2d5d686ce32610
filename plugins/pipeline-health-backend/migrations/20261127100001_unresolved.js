// @ts-check

/**
 * What a pipeline declares and may not have.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .text('unresolved')
      .notNullable()
      .defaultTo('[]')
      .comment('What of its declaration is not in force, and why (JSON)');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column unresolved');
};

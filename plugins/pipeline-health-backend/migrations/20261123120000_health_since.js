// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .bigInteger('health_since')
      .comment('Since when it has its health; epoch milliseconds');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column health_since');
};

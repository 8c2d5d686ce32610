// @ts-check

/**
 * What is gone is known after a restart, too.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .bigInteger('lacking_since')
      .comment(
        'Since when listings of the catalog lack it; null: the last one had it',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column lacking_since');
};

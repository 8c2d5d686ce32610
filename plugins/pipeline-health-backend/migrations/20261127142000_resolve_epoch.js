// @ts-check

/**
 * Several replicas work out stages, each those of other pipelines.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .integer('resolve_epoch')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Grows when its stages are to be worked out, and when somebody begins to',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column resolve_epoch');
};

// @ts-check

/**
 * Since when something new waits to be told, and since when metrics are asked
 * for more seldom to keep the budget, outlive the process that saw it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .bigInteger('news_since')
      .nullable()
      .comment('Since when there is something new that was not told yet');
  });
  await knex.schema.createTable('budget_lowering', table => {
    table.comment('That metrics are asked for more seldom to keep the budget');
    table.integer('id').primary().comment('Always 1: there is one budget');
    table.bigInteger('since').notNullable().comment('Since when they are');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('budget_lowering');
  // As it is: what else builds the table anew would lose its triggers.
  await knex.raw('alter table pipelines drop column news_since');
};

// @ts-check

/**
 * What keeps an account and region from being read is kept, with when it
 * began, and what fails is found by an index, however much else there is.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('troubles', table => {
    table.comment('What kept the last rounds from reading all that was due');
    table.string('account').notNullable().comment('AWS account');
    table.string('region').notNullable().comment('AWS region');
    table
      .string('cause')
      .notNullable()
      .comment('What the failures have in common, such as sqs/throttled');
    table
      .bigInteger('since')
      .notNullable()
      .comment('When a round first met it');
    table.text('problem').notNullable().comment('What one was told (JSON)');
    table.integer('questions').notNullable().comment('Stages and series');
    table.integer('pipelines').notNullable().comment('Pipelines of these');
    table.primary(['account', 'region', 'cause'], 'troubles_pk');
  });
  await knex.schema.alterTable('stages', table => {
    table.index(['account', 'region'], 'stages_problem_idx', {
      predicate: knex.whereNotNull('problem'),
    });
  });
  await knex.schema.alterTable('series', table => {
    table.index(['shard'], 'series_problem_idx', {
      predicate: knex.whereNotNull('problem'),
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('series', table => {
    table.dropIndex(['shard'], 'series_problem_idx');
  });
  await knex.schema.alterTable('stages', table => {
    table.dropIndex(['account', 'region'], 'stages_problem_idx');
  });
  await knex.schema.dropTable('troubles');
};

// @ts-check

// What was assessed of before is assessed anew: a clock that does not say what
// its seconds are counted from may be later than the truth.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipeline_stages', table => {
    table
      .text('loss')
      .comment(
        'When the first data of the stage can be lost, what that rests on and from when on it is counted (JSON); null: none can',
      );
  });
  await dropColumn(knex, 'seconds_to_loss');
  await assessAgain(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pipeline_stages', table => {
    table.double('seconds_to_loss');
  });
  await dropColumn(knex, 'loss');
  await assessAgain(knex);
};

/**
 * On SQLite the builder would make the table anew, and all that refers to it would go.
 *
 * @param {import('knex').Knex} knex
 * @param {string} column
 */
async function dropColumn(knex, column) {
  await knex.raw('alter table pipeline_stages drop column ??', [column]);
}

/**
 * @param {import('knex').Knex} knex
 */
async function assessAgain(knex) {
  await knex('pipelines').increment('revision', 1);
}

// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const name of ['stages', 'series']) {
    await knex.schema.alterTable(name, table => {
      table
        .string('cause')
        .comment(
          'What the last failure has in common with others, such as sqs/throttled; null: nothing',
        );
      table.index(['cause'], `${name}_cause_idx`);
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of ['stages', 'series']) {
    await knex.schema.alterTable(name, table => {
      table.dropIndex(['cause'], `${name}_cause_idx`);
    });
    // On SQLite the builder would make the table anew, and all that refers to it would go.
    await knex.raw('alter table ?? drop column cause', [name]);
  }
};

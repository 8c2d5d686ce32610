// @ts-check

const TABLES = {
  links: 'note_message',
  pipeline_stages: 'note_message',
  action_tasks: 'sentence',
};

/**
 * What the sentences of links, of the stages that they lead to, and of what was
 * done are made of, so that they can be said in the language of the reader.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const [name, column] of Object.entries(TABLES)) {
    await knex.schema.alterTable(name, table => {
      table
        .text(column)
        .nullable()
        .comment('What the sentence is made of; null of what was kept before');
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const [name, column] of Object.entries(TABLES)) {
    // As it is: what else builds the table anew would lose its triggers.
    await knex.raw('alter table ?? drop column ??', [name, column]);
  }
};

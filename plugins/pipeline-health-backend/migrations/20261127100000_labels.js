// @ts-check

/**
 * What policies tell pipelines apart by: the labels of their entities, and
 * who owns them.
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('pipeline_labels', table => {
    table.comment('The labels of watched catalog entities');
    table
      .integer('pipeline_id')
      .unsigned()
      .notNullable()
      .references('id')
      .inTable('pipelines')
      .onDelete('CASCADE')
      .comment('Row of pipelines');
    table.string('label').notNullable().comment('Name of the label');
    table.text('value').notNullable().comment('What it says');
    table.primary(['pipeline_id', 'label'], 'pipeline_labels_pk');
    table.index(['label'], 'pipeline_labels_label_idx');
  });
  await knex.schema.alterTable('pipelines', table => {
    table.index(['owner'], 'pipelines_owner_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.dropIndex(['owner'], 'pipelines_owner_idx');
  });
  await knex.schema.dropTable('pipeline_labels');
};

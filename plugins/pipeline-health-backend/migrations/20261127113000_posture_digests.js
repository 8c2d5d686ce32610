// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('posture_digests', table => {
    table.comment('What the owners of pipelines were told of posture last');
    table.string('owner').primary().comment('Ref of the owner');
    table
      .bigInteger('looked_at')
      .notNullable()
      .comment('When it was looked at whether there is anything to tell');
    table
      .text('known')
      .comment('What was known of it then (JSON); null: it was never told');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('posture_digests');
};

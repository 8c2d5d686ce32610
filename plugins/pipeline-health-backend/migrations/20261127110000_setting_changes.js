// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('setting_changes', table => {
    table.comment('What somebody set differently on stages');
    table.increments('id').comment('In the order in which it was seen');
    table.string('stage_arn', 600).notNullable().comment('ARN of the stage');
    table
      .bigInteger('at')
      .notNullable()
      .comment('When, as AWS tells it, otherwise when it was seen');
    table.text('setting').notNullable().comment('Key of the inventory or part');
    table.text('title').notNullable().comment('What a person calls it');
    table.text('before').comment('What it was (JSON); null: not set');
    table.text('after').comment('What it is (JSON); null: not set');
    table.index(['stage_arn', 'at'], 'setting_changes_stage_arn_at_idx');
    table.index(['at'], 'setting_changes_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('setting_changes');
};

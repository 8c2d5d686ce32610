// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('action_tasks', table => {
    table.comment('What was done to stages, by whom, why, and what came of it');
    table.increments('id').comment('Number of the task');
    table
      .string('entity_ref')
      .notNullable()
      .comment('Ref of the entity; a task outlives the pipeline');
    table
      .text('stage')
      .notNullable()
      .comment('The stage as it was: ARN, kind, name, account, region (JSON)');
    table.text('stage_arn').notNullable().comment('ARN of the stage');
    table.string('action').notNullable().comment('Id of the action');
    table.text('input').notNullable().comment('What was asked for (JSON)');
    table
      .text('running')
      .unique()
      .comment(
        'Family of the action and ARN while it is running, so that only one is; null: it is over',
      );
    table
      .string('state')
      .notNullable()
      .comment('running, succeeded, failed or cancelled');
    table.text('started_by').notNullable().comment('Who started it');
    table.text('reason').notNullable().comment('Why');
    table.bigInteger('started_at').notNullable().comment('When');
    table
      .string('request_key')
      .unique()
      .comment('Hash of who asked and of their idempotency key');
    table
      .string('request')
      .notNullable()
      .comment('Hash of what was asked, to know the same request again');
    table
      .text('before')
      .notNullable()
      .comment('What it rested on when it was started (JSON)');
    table
      .text('override')
      .comment('Red lines that stood against it, and why it was done (JSON)');
    table.text('step').comment('What is intended next (JSON)');
    table.bigInteger('step_since').notNullable().comment('Since when');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often somebody began to go on from this step');
    table
      .bigInteger('next_at')
      .comment('When it is to go on; null: it is over');
    table
      .bigInteger('leased_until')
      .notNullable()
      .comment('Until when only who holds the lease goes on with it');
    table
      .integer('epoch')
      .notNullable()
      .comment('Counts the leases; what an older one says does not count');
    table.text('progress').comment('How far it is (JSON)');
    table
      .text('problem')
      .comment('Why the last step could not be taken (JSON)');
    table.text('cancelled_by').comment('Who wants it to be stopped');
    table.bigInteger('cancelled_at').comment('Since when');
    table.text('cancel_reason').comment('Why');
    table.bigInteger('ended_at').comment('When it ended');
    table.text('message').comment('What was done, or why it failed');
    table.text('after').comment('What it came to (JSON)');
    table.string('refused').comment('The IAM action that was refused');
    table.index(['next_at'], 'action_tasks_next_at_idx');
    table.index(['entity_ref', 'id'], 'action_tasks_entity_ref_id_idx');
  });
  await knex.schema.createTable('action_proposals', table => {
    table.comment('What was proposed and may still be carried out');
    table.string('token').primary().comment('Names the proposal');
    table
      .string('request')
      .notNullable()
      .comment('Hash of what was proposed to whom');
    table
      .text('seen')
      .notNullable()
      .comment('What must still be so when it is carried out (JSON)');
    table.bigInteger('expires_at').notNullable().comment('Until when');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('action_proposals');
  await knex.schema.dropTable('action_tasks');
};

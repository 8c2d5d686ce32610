// @ts-check

/** As they are ranked in `pipelines.health_rank`. */
const HEALTHS = ['critical', 'unknown', 'warning', 'healthy'];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('announcements', table => {
    table.comment('Changes of pipelines that nobody was told of yet');
    table.increments('id').comment('In the order in which they happened');
    table
      .string('channel')
      .notNullable()
      .comment('How it is told: event, signal or notification');
    table
      .string('entity_ref')
      .notNullable()
      .comment('Ref of the entity; a change outlives the pipeline');
    table.text('change').notNullable().comment('What changed (JSON)');
    table.bigInteger('created_at').notNullable().comment('When it changed');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often somebody tried to tell it');
    table
      .bigInteger('next_try_at')
      .notNullable()
      .comment('From when on it may be tried, which nobody does before');
    table.index(
      ['channel', 'entity_ref', 'id'],
      'announcements_channel_entity_ref_id_idx',
    );
  });
  await knex.schema.alterTable('pipelines', table => {
    table
      .text('announced')
      .comment(
        'Health, and id, stage and severity of the reason, as told last (JSON); null: nothing was told',
      );
  });
  const assessed = await knex('pipelines')
    .whereNotNull('assessed_at')
    .select('id', 'health_rank', 'summary');
  for (const { id, health_rank: rank, summary } of assessed) {
    const { reason } = JSON.parse(summary ?? '{}');
    const announced = {
      health: HEALTHS[rank],
      ...(reason && {
        reason: {
          id: reason.id,
          stage: reason.stage,
          severity: reason.severity,
        },
      }),
    };
    await knex('pipelines')
      .where({ id })
      .update({ announced: JSON.stringify(announced) });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column announced');
  await knex.schema.dropTable('announcements');
};

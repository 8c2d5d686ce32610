// @ts-check

/** As they are ranked in `pipelines.health_rank`. */
const HEALTHS = ['critical', 'unknown', 'warning', 'healthy'];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('incidents', table => {
    table
      .string('cause', 1000)
      .notNullable()
      .defaultTo('')
      .comment('What all its findings have in common: mostly a stage');
    table.bigInteger('onset_at').comment('When it began by its evidence');
    table
      .bigInteger('recovered_at')
      .comment('Since when its opposite is seen everywhere; null: it is not');
    table
      .integer('reopened')
      .notNullable()
      .defaultTo(0)
      .comment('How often it came back');
    table
      .integer('merged_into')
      .comment('The incident of which it turned out to be a consequence');
    table
      .text('told')
      .notNullable()
      .defaultTo('{}')
      .comment('Owners that were notified, and of which health (JSON)');
    table
      .boolean('untold')
      .notNullable()
      .defaultTo(false)
      .comment('Whether somebody is to be notified once it is not quiet');
    table
      .bigInteger('snoozed_until')
      .comment('When the first of its pipelines is not snoozed any more');
  });
  await knex.schema.alterTable('acknowledgements', table => {
    table
      .text('pipelines')
      .comment('The pipelines that it is given for (JSON); null: all');
  });
  await knex.schema.createTable('incident_pipelines', table => {
    table.comment('Which pipelines have a share in an incident');
    incidentColumn(table);
    table.string('entity_ref').notNullable().comment('Ref of the entity');
    table.bigInteger('joined_at').notNullable().comment('Since when');
    table
      .bigInteger('left_at')
      .comment('Since when its opposite is seen; null: it is found');
    table.string('worst').notNullable().comment('Worst health meanwhile');
    table.string('health').notNullable().comment('Health because of it now');
    table
      .string('stage', 1000)
      .notNullable()
      .comment('ARN of the stage of what made it worst');
    table.string('finding_id').notNullable().comment('Id of that finding');
    table.text('reason').notNullable().comment('Title of that finding');
    table.text('remedy').notNullable().comment('What to do about it');
    table
      .text('findings')
      .notNullable()
      .comment('What was found last, the cause first (JSON)');
    table
      .text('unasked')
      .notNullable()
      .comment('What could not be asked although it was found (JSON)');
    table.text('losses').notNullable().comment('Data that was lost (JSON)');
    table.text('snooze').comment('Who snoozed it, when and why (JSON)');
    table.text('hold').comment('Who put it on hold, when and why (JSON)');
    table.primary(['incident_id', 'entity_ref']);
    table.index(
      ['entity_ref', 'incident_id'],
      'incident_pipelines_entity_ref_incident_id_idx',
    );
  });
  await knex.schema.createTable('incident_consequences', table => {
    table.comment('Causes that turned out to follow from that of an incident');
    incidentColumn(table);
    table.string('cause', 1000).notNullable().comment('As in `incidents`');
    table.primary(['incident_id', 'cause']);
    table.index(['cause'], 'incident_consequences_cause_idx');
  });
  await knex.schema.createTable('incident_entries', table => {
    table.comment('What happened during incidents');
    table.increments('id').comment('In the order in which it was noted');
    incidentColumn(table);
    table.bigInteger('at').notNullable().comment('When it happened');
    table.text('entry').notNullable().comment('What happened (JSON)');
    table.index(['incident_id'], 'incident_entries_incident_id_idx');
  });
  await knex.schema.alterTable('pipelines', table => {
    table
      .text('looks')
      .comment('When causes were looked for lately, and found (JSON)');
  });
  await shareIncidents(knex);
  await knex.raw('drop index incidents_open_uniq');
  await knex.schema.alterTable('incidents', table => {
    table.unique(['cause'], {
      indexName: 'incidents_open_cause_uniq',
      predicate: knex.whereNull('resolved_at'),
    });
  });
};

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function incidentColumn(table) {
  table
    .integer('incident_id')
    .unsigned()
    .notNullable()
    .references('id')
    .inTable('incidents')
    .onDelete('CASCADE')
    .comment('The incident');
}

/**
 * Until now each pipeline had an incident of its own, whatever the cause.
 *
 * @param {import('knex').Knex} knex
 */
async function shareIncidents(knex) {
  const now = Date.now();
  const rows = await knex('incidents')
    .leftJoin('pipelines', 'pipelines.entity_ref', 'incidents.entity_ref')
    .orderBy('incidents.id')
    .select('incidents.*', 'pipelines.findings', 'pipelines.owner')
    .select('pipelines.health_rank');
  /** @type {Map<string, number>} */
  const open = new Map();
  for (const row of rows) {
    const found = JSON.parse(row.findings ?? '[]').find(
      (/** @type {{ id: string }} */ { id }) => id === row.finding_id,
    );
    const stage = found?.stage ?? row.entity_ref;
    const isOpen = row.resolved_at === null;
    const first = isOpen ? open.get(stage) : undefined;
    if (isOpen && first === undefined) {
      open.set(stage, row.id);
    }
    const health = isOpen ? HEALTHS[row.health_rank ?? 1] : row.worst;
    const member = {
      entity_ref: row.entity_ref,
      joined_at: row.opened_at,
      worst: row.worst,
      health: health === 'healthy' ? row.worst : health,
      stage,
      finding_id: row.finding_id,
      reason: row.reason,
      remedy: found?.remedy ?? '',
      findings: JSON.stringify([
        {
          id: row.finding_id,
          stage,
          severity: row.worst,
          title: row.reason,
        },
      ]),
      unasked: '[]',
      losses: row.losses ?? '[]',
    };
    await knex('incident_pipelines').insert({
      ...member,
      incident_id: row.id,
      left_at: isOpen && first === undefined ? null : row.resolved_at ?? now,
    });
    if (first !== undefined) {
      await knex('incident_pipelines').insert({
        ...member,
        incident_id: first,
        left_at: null,
      });
    }
    await knex('incidents')
      .where({ id: row.id })
      .update({
        cause: stage,
        ...(isOpen &&
          row.worst === 'critical' &&
          row.owner && {
            told: JSON.stringify({ [row.owner]: 'critical' }),
          }),
        ...(first !== undefined && { merged_into: first, resolved_at: now }),
      });
  }
  // They tell of the incidents of single pipelines.
  await knex('announcements').where({ channel: 'notification' }).delete();
}

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('incident_entries');
  await knex.schema.dropTable('incident_consequences');
  await knex.raw('drop index incidents_open_cause_uniq');
  // A pipeline has one open incident from then on: the oldest.
  const rows = await knex('incidents')
    .whereNull('resolved_at')
    .orderBy('id')
    .select('id', 'entity_ref');
  const seen = new Set();
  for (const { id, entity_ref: ref } of rows) {
    if (seen.has(ref)) {
      await knex('incidents').where({ id }).update({ resolved_at: Date.now() });
    }
    seen.add(ref);
  }
  await knex.schema.dropTable('incident_pipelines');
  await knex.schema.alterTable('incidents', table => {
    table.unique(['entity_ref'], {
      indexName: 'incidents_open_uniq',
      predicate: knex.whereNull('resolved_at'),
    });
  });
  // On SQLite the builder would make the tables anew.
  for (const column of [
    'cause',
    'onset_at',
    'recovered_at',
    'reopened',
    'merged_into',
    'told',
    'untold',
    'snoozed_until',
  ]) {
    await knex.raw(`alter table incidents drop column ${column}`);
  }
  await knex.raw('alter table acknowledgements drop column pipelines');
  await knex.raw('alter table pipelines drop column looks');
};

// @ts-check

// What lists of pipelines are sorted, grouped and searched by beside urgency
// and name. Without an index: it would be written at each assessment, and
// saves nothing that a person would notice among 10,000 pipelines.

const SEARCHED_AT_ONCE = 500;

/** What lists are sorted by that an assessment says; the same as in the row of the overview. */
const SORTED_BY = [
  'loss_at',
  'dead_letters',
  'figure_title',
  'figure_value',
  'trend_change',
  'collected_at',
];

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.bigInteger('loss_at').comment('When the first data can be lost');
    table.double('dead_letters').comment('Messages in dead-letter queues');
    table.string('figure_title').comment('What its key figure is called');
    table.double('figure_value').comment('Its key figure');
    table
      .double('trend_change')
      .comment('By which share its key figure changed over its trend');
    table.bigInteger('collected_at').comment('When it was read');
    table.string('owner_title').comment('What the catalog calls its owner');
    table.string('system_title').comment('What the catalog calls its system');
  });
  await searchPlaces(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  for (const column of ['system_title', 'owner_title', ...SORTED_BY]) {
    await knex.raw('alter table pipelines drop column ??', [column]);
  }
};

/**
 * Pipelines are found by account and region of their stages, too.
 * @param {import('knex').Knex} knex
 */
async function searchPlaces(knex) {
  /** @type {Map<number, string>} */
  const places = new Map();
  const stages = await knex('pipeline_stages')
    .join('stages', 'stages.id', 'pipeline_stages.stage_id')
    .distinct('pipeline_id', 'account', 'region');
  for (const { pipeline_id: id, account, region } of stages) {
    places.set(id, [places.get(id) ?? '', account, region].join('\n'));
  }
  const ids = await knex('pipeline_search').pluck('rowid');
  for (let start = 0; start < ids.length; start += SEARCHED_AT_ONCE) {
    const some = ids.slice(start, start + SEARCHED_AT_ONCE);
    const rows = await knex('pipeline_search')
      .whereIn('rowid', some)
      .select('rowid', 'text');
    await knex('pipeline_search').whereIn('rowid', some).delete();
    await knex('pipeline_search').insert(
      rows.map(({ rowid, text }) => ({
        rowid,
        text: (text + (places.get(rowid) ?? '')).toLowerCase(),
      })),
    );
  }
}

// @ts-check

const COLUMNS = ['health_rank', 'urgency', 'stale_after', 'entity_ref'];
const NAME = 'pipelines_overview_idx';

// The index holds all that an overview is counted and ordered by. An assessment
// that was made in the future counts as too old, so it holds when that was, too.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.dropIndex(COLUMNS, NAME);
    table.index([...COLUMNS, 'assessed_at'], NAME);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table.dropIndex([...COLUMNS, 'assessed_at'], NAME);
    table.index(COLUMNS, NAME);
  });
};

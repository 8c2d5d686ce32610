// @ts-check

// All times are epoch milliseconds; all columns named with a JSON content hold
// it as text, because reading it needs no operator of the database.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await createPipelines(knex);
  await createStages(knex);
  await createSeries(knex);
  await createHistory(knex);
  await createCollection(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('shards');
  await knex.schema.dropTable('collection_usage');
  await knex.schema.dropTable('incidents');
  await knex.schema.dropTable('runs');
  await knex.schema.dropTable('sample_hours');
  await knex.schema.dropTable('series');
  await knex.schema.dropTable('links');
  await knex.schema.dropTable('pipeline_stages');
  await knex.schema.dropTable('stages');
  await knex.schema.dropTable('pipelines');
};

/**
 * @param {import('knex').Knex} knex
 */
async function createPipelines(knex) {
  await knex.schema.createTable('pipelines', table => {
    table.comment('Watched catalog entities, with their last assessment');
    table.increments('id').comment('Number of the pipeline');
    table.string('entity_ref').notNullable().comment('Ref of the entity');
    table.text('title').notNullable().comment('What the catalog calls it');
    table.string('owner').comment('Ref of the owning entity');
    table.string('system').comment('Ref of the system it is part of');
    table.text('runbook').comment('URL of the runbook');
    table
      .text('declaration')
      .notNullable()
      .comment('What its annotations say, with what is wrong in them (JSON)');
    table
      .string('fingerprint')
      .notNullable()
      .comment('Hash of everything above; tells whether the entity changed');
    table
      .bigInteger('next_resolve_at')
      .comment('When its stages must be worked out anew; null: not due');
    table
      .text('found')
      .notNullable()
      .comment('Stages found by tags, and where nobody could look (JSON)');
    table.bigInteger('next_find_at').comment('When tags are searched again');
    table
      .integer('revision')
      .notNullable()
      .comment('Grows when something that the assessment rests on changes');
    table
      .integer('assessed_revision')
      .notNullable()
      .comment('The revision that was assessed last');
    table.bigInteger('assessed_at').comment('When it was assessed last');
    table
      .integer('health_rank')
      .notNullable()
      .comment('Place of the health among all, the worst first');
    table
      .double('urgency')
      .notNullable()
      .comment('Orders pipelines of equal health, the most urgent first');
    table.text('findings').notNullable().comment('All findings (JSON)');
    table.text('reason').comment('The finding to look at first (JSON)');
    table
      .text('readings')
      .notNullable()
      .comment('Figures of its row on the overview (JSON)');
    table.text('trend').comment('Points of its sparkline (JSON)');
    table.double('seconds_to_loss').comment('Until the first data can be lost');
    table
      .integer('stage_count')
      .notNullable()
      .comment('How many stages it has');
    table
      .bigInteger('collected_at')
      .comment('Oldest of the newest successful readings of its stages');
    table
      .bigInteger('stale_after')
      .comment('From when the assessment is too old to be believed');
    table.unique(['entity_ref'], { indexName: 'pipelines_entity_ref_uniq' });
    table.index(['next_resolve_at'], 'pipelines_next_resolve_at_idx');
    table.index(['next_find_at'], 'pipelines_next_find_at_idx');
    // Holds all that an overview is counted and ordered by, so that wide rows are read for one page only.
    table.index(
      ['health_rank', 'urgency', 'stale_after', 'entity_ref'],
      'pipelines_overview_idx',
    );
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createStages(knex) {
  await knex.schema.createTable('stages', table => {
    table.comment('AWS resources; one row however many pipelines share it');
    table.increments('id').comment('Number of the stage');
    table.string('arn', 600).notNullable().comment('ARN of the resource');
    table.string('kind').notNullable().comment('Such as sqs-queue');
    table.text('name').notNullable().comment('Name of the resource');
    table.string('account').notNullable().comment('AWS account');
    table.string('region').notNullable().comment('AWS region');
    table.text('inventory').comment('As last described (JSON)');
    table.bigInteger('described_at').comment('Last successful description');
    table.text('problem').comment('Why the last description failed (JSON)');
    table
      .integer('failures')
      .notNullable()
      .comment('Failed descriptions since the last success');
    table.string('tier').notNullable().comment('How closely it is watched');
    table
      .bigInteger('next_describe_at')
      .notNullable()
      .comment('When it is described again');
    table.unique(['arn'], { indexName: 'stages_arn_uniq' });
    table.index(
      ['account', 'region', 'next_describe_at'],
      'stages_next_describe_at_idx',
    );
  });
  await knex.schema.createTable('pipeline_stages', table => {
    table.comment('Which stages a pipeline has, and how each is within it');
    references(table, 'pipeline_id', 'pipelines');
    references(table, 'stage_id', 'stages');
    table.string('origin').notNullable().comment('declared or discovered');
    table.text('note').comment('Why a discovered stage belongs here');
    table
      .integer('depth')
      .notNullable()
      .comment('Links between the stage and a declared one');
    table.string('health').notNullable().comment('Health within the pipeline');
    table.text('consequence_of').comment('ARN of the stage that explains it');
    table.text('readings').notNullable().comment('Newest values (JSON)');
    table.double('seconds_to_loss').comment('Until its first data can be lost');
    table.string('tier').notNullable().comment('As the pipeline wants it');
    table.primary(['pipeline_id', 'stage_id'], 'pipeline_stages_pk');
    table.index(['stage_id'], 'pipeline_stages_stage_id_idx');
  });
  await knex.schema.createTable('links', table => {
    table.comment('Flows of data that the description of a stage names');
    references(table, 'stage_id', 'stages');
    table
      .string('from_arn', 600)
      .notNullable()
      .comment('Where data comes from');
    table.string('to_arn', 600).notNullable().comment('Where data goes');
    table.string('relation').notNullable().comment('What the flow is');
    table
      .text('note')
      .notNullable()
      .comment('Why the stage at the other end belongs to the pipeline');
    table.primary(['stage_id', 'from_arn', 'to_arn', 'relation'], 'links_pk');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createSeries(knex) {
  await knex.schema.createTable('series', table => {
    table.comment('Metrics of stages');
    table.increments('id').comment('Number of the series');
    references(table, 'stage_id', 'stages');
    table.string('metric').notNullable().comment('Our name of the metric');
    table.string('unit').notNullable().comment('What a value counts');
    table.string('statistic').notNullable().comment('How a period is joined');
    table.integer('period').notNullable().comment('Seconds between two points');
    table
      .string('coolest_tier')
      .comment('Tier at which it is asked for at most');
    table
      .bigInteger('watermark')
      .comment('All points before this time are known; null: none');
    table
      .bigInteger('next_due_at')
      .comment('When it is asked for again; null: the stage has it no more');
    table
      .integer('failures')
      .notNullable()
      .comment('Failed questions since the last success');
    table.text('problem').comment('Why the last question failed (JSON)');
    table.unique(['stage_id', 'metric'], {
      indexName: 'series_stage_id_metric_uniq',
    });
    table.index(['next_due_at'], 'series_next_due_at_idx');
  });
  await knex.schema.createTable('sample_hours', table => {
    table.comment('Values of a series, one row an hour');
    references(table, 'series_id', 'series');
    table.integer('hour').notNullable().comment('Hours since the epoch');
    table
      .binary('packed')
      .notNullable()
      .comment('A bit for each minute that was asked for, then 60 doubles');
    table.primary(['series_id', 'hour'], 'sample_hours_pk');
    table.index(['hour'], 'sample_hours_hour_idx');
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createHistory(knex) {
  await knex.schema.createTable('runs', table => {
    table.comment('Executions of crawlers, jobs and transforms');
    references(table, 'stage_id', 'stages');
    table.string('run_id').notNullable().comment('As the service names it');
    table.string('state').notNullable().comment('How it stands or ended');
    table.bigInteger('started_at').notNullable().comment('When it began');
    table.bigInteger('ended_at').comment('When it ended; null: it runs');
    table.double('duration_seconds').comment('How long it took');
    table.text('error').comment('Error message of a failed run');
    table.double('estimated_cost_usd').comment('At list price');
    table.text('figures').comment('Further figures (JSON)');
    table.primary(['stage_id', 'run_id'], 'runs_pk');
    table.index(['stage_id', 'started_at'], 'runs_stage_id_started_at_idx');
    table.index(['started_at'], 'runs_started_at_idx');
  });
  await knex.schema.createTable('incidents', table => {
    table.comment('Times during which a pipeline was not healthy');
    table.increments('id').comment('Number of the incident');
    table
      .string('entity_ref')
      .notNullable()
      .comment('Ref of the entity; the incident outlives the pipeline');
    table.bigInteger('opened_at').notNullable().comment('When it began');
    table.bigInteger('resolved_at').comment('When it ended; null: open');
    table.string('worst').notNullable().comment('Worst health meanwhile');
    table.text('reason').notNullable().comment('Title of the finding');
    table.string('finding_id').notNullable().comment('Id of the finding');
    table.index(['entity_ref', 'id'], 'incidents_entity_ref_id_idx');
    table.index(['resolved_at'], 'incidents_resolved_at_idx');
    table.unique(['entity_ref'], {
      indexName: 'incidents_open_uniq',
      predicate: knex.whereNull('resolved_at'),
    });
  });
}

/**
 * @param {import('knex').Knex} knex
 */
async function createCollection(knex) {
  await knex.schema.createTable('collection_usage', table => {
    table.comment('What collection used, by account, region and hour');
    table.string('account').notNullable().comment('AWS account');
    table.string('region').notNullable().comment('AWS region');
    table.integer('hour').notNullable().comment('Hours since the epoch');
    table
      .string('counter')
      .notNullable()
      .comment('metrics, usd, throttles, or calls: and a service');
    table.double('amount').notNullable().comment('How much');
    table.primary(
      ['account', 'region', 'hour', 'counter'],
      'collection_usage_pk',
    );
    table.index(['hour'], 'collection_usage_hour_idx');
  });
  await knex.schema.createTable('shards', table => {
    table.comment('How the last round of an account and region went');
    table.string('account').notNullable().comment('AWS account');
    table.string('region').notNullable().comment('AWS region');
    table.bigInteger('ended_at').notNullable().comment('When the round ended');
    table.double('duration_seconds').notNullable().comment('How long it took');
    table.text('problem').comment('Why nothing could be asked (JSON)');
    table.primary(['account', 'region'], 'shards_pk');
  });
}

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 * @param {string} column
 * @param {string} parent
 */
function references(table, column, parent) {
  table
    .integer(column)
    .unsigned()
    .notNullable()
    .references('id')
    .inTable(parent)
    .onDelete('CASCADE')
    .comment(`Row of ${parent}`);
}

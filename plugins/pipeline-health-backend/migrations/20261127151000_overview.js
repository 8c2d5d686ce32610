// @ts-check

// What lists of pipelines are read by: rows that can be sent as they are, in
// the order in which they are shown, and a text to search in.

const OLD_ORDER = [
  'health_rank',
  'urgency',
  'stale_after',
  'entity_ref',
  'assessed_at',
];
const ORDER = [
  'health_rank',
  'urgency',
  'entity_ref',
  'stale_after',
  'assessed_at',
];
const BY_URGENCY = 'pipelines_overview_idx';

/** @param {import('knex').Knex} knex */
const isPostgres = knex => knex.client.config.client === 'pg';

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pipelines', table => {
    table
      .bigInteger('summary_until')
      .comment(
        'Until when its row of the overview is sent as it is stored; null: it is put together anew',
      );
    table
      .string('summary_of')
      .comment('What its stored row of the overview was made of');
    table.dropIndex(OLD_ORDER, BY_URGENCY);
    table.index(ORDER, BY_URGENCY);
    table.index(['stale_after', 'health_rank'], 'pipelines_stale_after_idx');
  });
  await knex.raw(
    'create index pipelines_title_idx on pipelines (lower(substr(title, 1, 200)), entity_ref)',
  );
  await knex.schema.alterTable('stages', table => {
    table.index(['kind'], 'stages_kind_idx');
  });
  await knex.schema.createTable('traits', table => {
    table.comment('One row: what pipelines are told apart by');
    table
      .bigInteger('version')
      .notNullable()
      .comment('Grows when owner, labels or stages of a pipeline change');
  });
  await knex('traits').insert({ version: 1 });
  await createHealths(knex);
  await createSearch(knex);
  await fillSearch(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop table pipeline_search');
  await dropHealths(knex);
  if (isPostgres(knex)) {
    await knex.raw('drop function pipeline_search_parts(text)');
  }
  await knex.schema.dropTable('traits');
  await knex.schema.alterTable('stages', table => {
    table.dropIndex(['kind'], 'stages_kind_idx');
  });
  await knex.raw('drop index pipelines_title_idx');
  await knex.schema.alterTable('pipelines', table => {
    table.dropIndex(
      ['stale_after', 'health_rank'],
      'pipelines_stale_after_idx',
    );
    table.dropIndex(ORDER, BY_URGENCY);
    table.index(OLD_ORDER, BY_URGENCY);
  });
  // On SQLite the builder would make the table anew, and all that refers to it would go.
  await knex.raw('alter table pipelines drop column summary_of');
  await knex.raw('alter table pipelines drop column summary_until');
};

/**
 * A table of its own that hardly ever changes: rows of pipelines are wide, and
 * written at every assessment, so that PostgreSQL cannot count them by an index.
 * @param {import('knex').Knex} knex
 */
async function createHealths(knex) {
  await knex.schema.createTable('pipeline_healths', table => {
    table.comment('What lists count: the health of each pipeline as assessed');
    table
      .integer('pipeline_id')
      .primary('pipeline_healths_pk')
      .references('id')
      .inTable('pipelines')
      .onDelete('CASCADE')
      .comment('Row of pipelines');
    table
      .integer('health_rank')
      .notNullable()
      .comment('Place of the health among all, the worst first');
  });
  await knex.raw(
    'insert into pipeline_healths (pipeline_id, health_rank) select id, health_rank from pipelines',
  );
  // Whoever writes a pipeline, also an older version beside this one, keeps the counts right.
  const added =
    'insert into pipeline_healths (pipeline_id, health_rank) values (new.id, new.health_rank);';
  const changed =
    'update pipeline_healths set health_rank = new.health_rank where pipeline_id = new.id;';
  const isChanged = 'old.health_rank is distinct from new.health_rank';
  if (!isPostgres(knex)) {
    await knex.raw(
      `create trigger pipeline_healths_add after insert on pipelines
       begin ${added} end`,
    );
    await knex.raw(
      `create trigger pipeline_healths_change after update of health_rank on pipelines
       when ${isChanged} begin ${changed} end`,
    );
    return;
  }
  for (const [name, event, statement] of [
    ['add', 'insert on pipelines for each row', added],
    [
      'change',
      `update of health_rank on pipelines for each row when (${isChanged})`,
      changed,
    ],
  ]) {
    await knex.raw(
      `create function pipeline_healths_${name}() returns trigger language plpgsql
       as $$ begin ${statement} return null; end $$`,
    );
    await knex.raw(
      `create trigger pipeline_healths_${name} after ${event}
       execute function pipeline_healths_${name}()`,
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 */
async function dropHealths(knex) {
  for (const name of ['add', 'change']) {
    await knex.raw(
      isPostgres(knex)
        ? `drop function pipeline_healths_${name}() cascade`
        : `drop trigger pipeline_healths_${name}`,
    );
  }
  await knex.schema.dropTable('pipeline_healths');
}

/**
 * Both databases find any part of a text by its runs of three characters:
 * SQLite with its own index of texts, PostgreSQL with an index of arrays,
 * which needs no extension that somebody would have to allow.
 * @param {import('knex').Knex} knex
 */
async function createSearch(knex) {
  if (!isPostgres(knex)) {
    await knex.raw(
      `create virtual table pipeline_search using fts5(text, tokenize = 'trigram')`,
    );
    return;
  }
  await knex.raw(
    `create function pipeline_search_parts(value text) returns text[]
     language sql immutable strict parallel safe as $$
       select array(
         select distinct substr(value, place, 3)
         from generate_series(1, length(value) - 2) as place
       )
     $$`,
  );
  await knex.schema.createTable('pipeline_search', table => {
    table.comment('The words by which pipelines are searched for');
    table
      .integer('rowid')
      .primary('pipeline_search_pk')
      .references('id')
      .inTable('pipelines')
      .onDelete('CASCADE')
      .comment('Row of pipelines');
    table
      .text('text')
      .notNullable()
      .comment(
        'Title, ref, owner, and names and kinds of stages, in lower case',
      );
  });
  await knex.raw(
    'create index pipeline_search_parts_idx on pipeline_search using gin (pipeline_search_parts(text))',
  );
}

/**
 * @param {import('knex').Knex} knex
 */
async function fillSearch(knex) {
  const pipelines = await knex('pipelines').select(
    'id',
    'title',
    'entity_ref',
    'owner',
  );
  const words = new Map(
    pipelines.map(row => [row.id, [row.title, row.entity_ref, row.owner]]),
  );
  const stages = await knex('pipeline_stages')
    .join('stages', 'stages.id', 'pipeline_stages.stage_id')
    .select('pipeline_id', 'name', 'kind');
  for (const { pipeline_id: id, name, kind } of stages) {
    words.get(id)?.push(name, kind);
  }
  const rows = [...words].map(([rowid, found]) => ({
    rowid,
    text: [...new Set(found.filter(Boolean))].join('\n').toLowerCase(),
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await knex('pipeline_search').insert(rows.slice(start, start + 500));
  }
}

const TABLES = ['sample_hours', 'sample_days', 'roll_ups'];

/** Bytes on disk of the tables of samples, with their indexes. */
export async function sizesOf(knex, postgres) {
  const sizes = {};
  for (const table of TABLES) {
    const [row] = postgres
      ? (
          await knex.raw(
            'select pg_total_relation_size(?::regclass) as bytes',
            [table],
          )
        ).rows
      : await knex.raw(
          `select sum(pgsize) as bytes from dbstat
           where name in (select name from sqlite_master where tbl_name = ?)`,
          [table],
        );
    sizes[table] = Number(row.bytes);
  }
  return sizes;
}

/** How the bytes of the roll-ups are shared by what they are packed to. */
export async function rollUpShares(knex) {
  const rows = await knex('roll_ups')
    .groupBy('step')
    .orderBy('step')
    .select('step')
    .count({ count: '*' })
    .sum({ bytes: knex.raw('length(packed)') });
  return rows.map(({ step, count, bytes }) => ({
    step: Number(step),
    // A row has about so much beside what is packed, in the table and its indexes.
    weight: Number(bytes) + 60 * Number(count),
  }));
}

/** Bytes of a whole day of each series as it is packed, by its id. */
export async function packedBytes(knex, today) {
  const rows = await knex('sample_days')
    .where('day', '<', today)
    .groupBy('series_id')
    .select('series_id')
    .avg({ bytes: knex.raw('length(packed)') });
  return new Map(rows.map(row => [row.series_id, Number(row.bytes)]));
}

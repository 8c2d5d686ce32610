// @ts-check

/**
 * Replicas share the work: who holds the lease of an account and region, or of
 * a task, does it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('leases', table => {
    table.comment('Who does what of the work that replicas share');
    table
      .string('name')
      .primary()
      .comment('Account and region with a slash between, a task, or a replica');
    table.string('kind').notNullable().comment('shard, task or replica');
    table.string('holder').comment('The replica that holds it; null: nobody');
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment(
        'Grows whenever it is taken; who writes by an older one is late',
      );
    table.bigInteger('held_since').comment('When the holder took it');
    table
      .bigInteger('locked_until')
      .notNullable()
      .defaultTo(0)
      .comment('When others may take it, unless it is renewed before');
    table
      .bigInteger('due_at')
      .notNullable()
      .defaultTo(0)
      .comment('When there is something to do under it next');
    table.index(['kind', 'locked_until'], 'leases_kind_idx');
    table.index(['holder'], 'leases_holder_idx');
  });
  await knex.raw(
    `insert into leases (name, kind)
     select distinct account || '/' || region, 'shard' from stages`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('leases');
};

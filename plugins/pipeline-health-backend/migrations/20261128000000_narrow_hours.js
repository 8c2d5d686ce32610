const ASKED_BYTES = 8;
const SLOTS = 60;
const WIDE = 8;
const BATCH = 500;

/**
 * Hours of samples take from now on only the bytes that their greatest value
 * needs. Those that are stored are read as they are; each minute writes some anew.
 *
 * @param {import('knex').Knex} _knex
 */
exports.up = async function up(_knex) {};

/**
 * Gives every value the eight bytes back in which the version before reads it.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  const narrow = () =>
    knex('sample_hours')
      .whereRaw('length(packed) < ?', [ASKED_BYTES + SLOTS * WIDE])
      .limit(BATCH);
  for (let rows = await narrow(); rows.length > 0; rows = await narrow()) {
    for (const { series_id, hour, packed } of rows) {
      await knex('sample_hours')
        .where({ series_id, hour })
        .update({ packed: widened(packed) });
    }
  }
};

/**
 * @param {Buffer} packed
 */
function widened(packed) {
  const width = (packed.length - ASKED_BYTES) / SLOTS;
  const none = 2 ** (8 * width) - 1;
  const wide = Buffer.alloc(ASKED_BYTES + SLOTS * WIDE);
  packed.copy(wide, 0, 0, ASKED_BYTES);
  for (let slot = 0; slot < SLOTS; slot++) {
    const value = packed.readUIntLE(ASKED_BYTES + slot * width, width);
    wide.writeDoubleLE(value === none ? NaN : value, ASKED_BYTES + slot * WIDE);
  }
  return wide;
}

/*
 * Run by `yarn soak` in a process of its own, which may be killed, stopped or
 * ended at any moment: the product on a virtual clock. It does what it is asked
 * to by its parent, and tells what it logs and whom it notifies.
 */
import { load } from '../bench/lib/libraries.mjs';
import { connect } from '../bench/lib/database.mjs';
import { readClock } from './clock.mjs';

const HOUR = 3_600_000;
/** The API answers the minutes of a day at once. */
const COMPARED_AT_ONCE = 24 * HOUR;

const options = JSON.parse(process.argv[2]);
const ours = load(options.bundle);
const clock = readClock(options.clock);
ours.useVirtualTime(clock);

const tell = said => process.send(said);
const logged = level => (message, more) =>
  tell({ logged: { level, message: [message, more?.message].join(' ') } });
const logger = {
  ...{ debug: () => {}, info: logged('info') },
  ...{ warn: logged('warn'), error: logged('error') },
  child: () => logger,
};

const knex = connect(options.postgres, options.file);
const product = await ours.startProduct({
  account: '123456789012',
  region: 'eu-central-1',
  pipelines: Object.entries(options.pipelines).map(([name, arn]) => ({
    name,
    arns: [arn],
  })),
  config: options.config,
  aws: { maxAttempts: 1 },
  now: clock,
  knex,
  logger,
  notify: ({ payload }) => tell({ notified: payload }),
});

/** How many rows each table has. */
async function countRows() {
  const tables = await knex.raw(
    options.postgres
      ? "select tablename as name from pg_tables where schemaname = 'public'"
      : "select name from sqlite_master where type = 'table'",
  );
  const rows = {};
  for (const { name } of tables.rows ?? tables) {
    const [{ count }] = await knex(name).count({ count: '*' });
    rows[name] = Number(count);
  }
  return rows;
}

const ASKED = {
  look: () => product.look(),
  async size() {
    globalThis.gc();
    const heapMegabytes = process.memoryUsage().heapUsed / 1024 / 1024;
    return { heapMegabytes, rows: await countRows() };
  },
  /** Every stored sample beside what CloudWatch holds. */
  async truth({ from, until }) {
    const truth = { compared: 0, differences: [] };
    for (let day = from; day < until; day += COMPARED_AT_ONCE) {
      const { compared, differences } = await ours.compareWithTruth(
        { api: product.api, endpoint: options.address },
        Object.keys(options.pipelines).map(name => `component:default/${name}`),
        { from: day, to: Math.min(day + COMPARED_AT_ONCE, until) },
      );
      truth.compared += compared;
      truth.differences.push(...differences);
    }
    return truth;
  },
};

process.on('message', async ({ id, what, details }) => {
  try {
    tell({ id, answer: await ASKED[what](details) });
  } catch ({ message }) {
    tell({ id, failed: message });
  }
});
process.once('SIGTERM', async () => {
  await product.stop();
  process.exit(0);
});
// Who started it is gone.
process.once('disconnect', () => process.exit(1));
tell({ ready: true });

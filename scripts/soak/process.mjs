/*
 * Run by `yarn soak` in a process of its own, which may be killed at any
 * moment: the product on a virtual clock until a time, and then every stored
 * sample beside what CloudWatch holds. The next one goes on where it was.
 */
import { connect } from '../bench/lib/database.mjs';
import { load } from '../bench/lib/libraries.mjs';
import { connectSimulator } from '../bench/collection/simulator.mjs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Points younger than this may not have been asked for: what is watched least is asked once an hour. */
const NEWEST = 2 * HOUR;
/** The API answers the minutes of a day at once. */
const COMPARED_AT_ONCE = DAY;

const options = JSON.parse(process.argv[2]);
const { since, until, pipelines, address } = options;
const ours = load(options.bundle);
const { clock, advance } = await connectSimulator(address);
ours.useVirtualTime(clock);

const tell = said => process.stdout.write(`${JSON.stringify(said)}\n`);

const knex = connect(options.postgres, options.file);
const product = await ours.startProduct({
  account: '123456789012',
  region: 'eu-central-1',
  pipelines: Object.entries(pipelines).map(([name, arn]) => ({
    name,
    arns: [arn],
  })),
  config: {},
  aws: { maxAttempts: 1 },
  now: clock,
  knex,
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

async function tellDay() {
  globalThis.gc();
  const heapMegabytes = process.memoryUsage().heapUsed / 1024 / 1024;
  tell({ day: { heapMegabytes, rows: await countRows() } });
}

for (let day = Math.floor((clock() - since) / DAY); clock() < until; ) {
  await advance(options.stepSeconds);
  // A round that fails, as while the database is away, is followed by the next.
  await product.collect().catch(({ message }) => tell({ failed: message }));
  tell({ round: clock() });
  if (Math.floor((clock() - since) / DAY) > day) {
    day += 1;
    await tellDay();
  }
}

const truth = { compared: 0, differences: [] };
for (
  let from = since - 3 * HOUR;
  from < until - NEWEST;
  from += COMPARED_AT_ONCE
) {
  const to = Math.min(from + COMPARED_AT_ONCE, until - NEWEST);
  const { compared, differences } = await ours.compareWithTruth(
    { api: product.api, endpoint: address },
    Object.keys(pipelines).map(name => `component:default/${name}`),
    { from, to },
  );
  truth.compared += compared;
  truth.differences.push(...differences);
}
tell({ truth });
await product.stop();
process.exit(0);

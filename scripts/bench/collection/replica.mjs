/*
 * Run by `yarn bench:collection --replicas` in processes of their own, which
 * share a PostgreSQL and the shards in it.
 */
import { connect } from '../lib/database.mjs';
import { load } from '../lib/libraries.mjs';
import { placesOf } from '../lib/queues.mjs';
import { connectSimulator } from '../../lib/simulator.mjs';
import { createEngine } from './engine.mjs';

/** As often as by the product's own schedule. */
const KEEP_MS = 5_000;

const options = JSON.parse(process.argv[2]);
const ours = load(options.bundle);
const simulated = await connectSimulator(options.address);
const knex = connect(options.postgres);
await ours.migrate(knex);
const { collection } = createEngine(ours, knex, {
  pipelines: options.pipelines,
  places: placesOf(options),
  clock: simulated.clock,
});
const { replica } = collection;
const { signal } = new AbortController();
setInterval(() => replica.keep(), KEEP_MS);

async function count(table, condition) {
  const [{ rows }] = await knex(table).where(condition).count({ rows: '*' });
  return Number(rows);
}

process.on('message', async what => {
  await simulated.look();
  const before = process.cpuUsage();
  if (what === 'collect') {
    await collection.round.run(signal);
  } else {
    await collection.sync.run();
  }
  const { user, system } = process.cpuUsage(before);
  process.send({
    cpuSeconds: (user + system) / 1e6,
    shards: await count('leases', { kind: 'shard', holder: replica.name }),
    unknown: await count('pipelines', {
      health_rank: ours.HEALTHS.indexOf('unknown'),
    }),
  });
});
process.once('disconnect', () => process.exit(1));

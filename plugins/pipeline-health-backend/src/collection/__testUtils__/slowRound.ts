import knexFactory from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { setUpCollection } from './setUpCollection';

/**
 * Runs a round on the SQLite file named first over as many queues as named
 * second, in each of which as many messages wait as named third, slowly, and says so whenever something was answered, or is about to
 * be told. Run as a process of its own, so that it can be killed, and that
 * ends with the one that started it.
 */
async function slowRound(
  filename: string,
  queues: number,
  depth: number,
): Promise<void> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  const { source, round, telling } = setUpCollection(knex);
  for (let index = 0; index < queues; index++) {
    source.add(`queue-${index}`, { depth });
  }
  source.batch = 2;
  source.beforeAnswer = async () => {
    await sleep(5);
    process.stdout.write(`${source.requests.length}\n`);
  };
  telling.before = async () => {
    process.stdout.write('telling\n');
    await sleep(60_000);
  };
  await round.run(new AbortController().signal);
  await knex.destroy();
}

process.stdin.on('end', () => process.exit(1)).unref();
process.stdin.resume();

slowRound(
  process.argv[2],
  Number(process.argv[3]),
  Number(process.argv[4] ?? 0),
).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});

import { mockServices } from '@backstage/backend-test-utils';
import knexFactory from 'knex';
import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { setUpCollection } from '../../collection/__testUtils__/setUpCollection';
import { ActionContexts } from '../ActionContexts';
import { ConfiguredActions } from '../ConfiguredActions';
import { TaskRunner } from '../TaskRunner';
import { STEP_TIMEOUT, Tank } from './setUpActing';

/**
 * Goes on with the tasks of the SQLite file named first, and stands still where
 * the third argument says: before a tank is filled, or after. What is filled is
 * noted in the file named second. Run as a process of its own, so that it can
 * be killed, and that ends with the one that started it.
 */
async function slowTask(
  filename: string,
  levels: string,
  where: string,
): Promise<void> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  const { stores, rules, config, time } = setUpCollection(knex);
  const tank = new Tank();
  const stand = async (place: string) => {
    if (place === where) {
      process.stdout.write(`${where}\n`);
      await sleep(60_000);
    }
  };
  tank.before = () => stand('before');
  tank.after = async () => {
    appendFileSync(levels, `${tank.level}\n`);
    await stand('after');
  };
  const clock = () => time.now;
  const runner = new TaskRunner({
    tasks: stores.actionTasks,
    actions: ConfiguredActions.read({ fill: { enabled: true, settings: {} } }, [
      tank.action,
    ]),
    contexts: new ActionContexts({
      ...{ stores, rules, clock },
      tiers: config.collection.tiers,
    }),
    auditor: {
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    },
    logger: mockServices.rootLogger({ level: 'none' }),
    onChange: () => {},
    onEnd: async () => {},
    clock,
    leaseClock: async () => time.now,
    stepTimeout: 200 * STEP_TIMEOUT,
  });
  await runner.run();
  await knex.destroy();
}

process.stdin.on('end', () => process.exit(1)).unref();
process.stdin.resume();

slowTask(process.argv[2], process.argv[3], process.argv[4]).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import { migrate } from '../database';
import { setUpActing, STEP_TIMEOUT } from './__testUtils__/setUpActing';

const SECOND = 1000;
const directory = createMockDirectory();

function open(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename: directory.resolve('killed.sqlite') },
    useNullAsDefault: true,
  });
}

/** The levels to which the tank was filled, whoever did it. */
const levels = () =>
  readFileSync(directory.resolve('levels'), 'utf8').split('\n').slice(0, -1);

/** Has a process of its own go on with what is due, and kills it where it stands. */
async function killAt(where: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--no-deprecation',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(__dirname, '__testUtils__/slowTask.ts'),
      directory.resolve('killed.sqlite'),
      directory.resolve('levels'),
      where,
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH } },
  );
  const errors: string[] = [];
  child.stderr.on('data', data => errors.push(String(data)));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === where) {
      child.kill('SIGKILL');
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  expect([child.signalCode, errors.join('')]).toEqual(['SIGKILL', '']);
}

it.each([
  ['before', []],
  ['after', ['7']],
])(
  'a task that is killed %s its call is done once and not forgotten',
  async (where, done) => {
    directory.setContent({ levels: '' });
    const before = open();
    await migrate(before);
    await (await setUpActing(before)).start();
    await before.destroy();

    await killAt(where);
    expect(levels()).toEqual(done);

    const knex = open();
    const { tank, time, one, tasks } = await setUpActing(knex);
    tank.level = Number(levels().at(-1) ?? 0);
    tank.after = async () => {
      appendFileSync(directory.resolve('levels'), `${tank.level}\n`);
    };
    await one.runner.run();
    expect(levels()).toEqual(done);

    // Who was killed holds its lease for a while.
    time.now += 400 * STEP_TIMEOUT;
    await one.runner.run();
    time.now += SECOND;
    await one.runner.run();
    expect(levels()).toEqual(['7']);
    expect(await tasks()).toMatchObject([
      { state: 'succeeded', after: { level: 7 } },
    ]);
    await knex.destroy();
  },
  120_000,
);

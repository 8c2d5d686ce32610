import { createMockDirectory } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import {
  entityOf,
  HOUR,
  MINUTE,
  setUpCollection,
  T,
} from './__testUtils__/setUpCollection';
import { createStores, migrate } from '../database';

const QUEUES = 40;
const directory = createMockDirectory();

function open(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename: directory.resolve('killed.sqlite') },
    useNullAsDefault: true,
  });
}

function setUp(knex: Knex) {
  const collecting = setUpCollection(knex);
  for (let index = 0; index < QUEUES; index++) {
    const name = `queue-${index}`;
    collecting.entities.push(entityOf(name, [collecting.source.add(name)]));
  }
  return collecting;
}

/** Runs a slow round in a process of its own and kills it when it says that it has come so far. */
async function killWhen(
  isSoFar: (line: string) => boolean,
  queues = QUEUES,
  depth = 0,
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--no-deprecation',
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      resolve(__dirname, '__testUtils__/slowRound.ts'),
      directory.resolve('killed.sqlite'),
      String(queues),
      String(depth),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env.PATH } },
  );
  const errors: string[] = [];
  child.stderr.on('data', data => errors.push(String(data)));
  for await (const line of createInterface({ input: child.stdout })) {
    if (isSoFar(line)) {
      child.kill('SIGKILL');
    }
  }
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  expect([child.signalCode, errors.join('')]).toEqual(['SIGKILL', '']);
}

it.each([
  ['describes', 0, [0, 0]],
  ['reads series', 30, [11, 2 * QUEUES - 1]],
])(
  'a round that is killed while it %s loses nothing and goes on',
  async (_, requests, [least, most]) => {
    directory.clear();
    const before = open();
    await migrate(before);
    await setUp(before).sync.run();
    await before.destroy();

    await killWhen(line => Number(line) >= requests);

    const knex = open();
    const stored = await knex('series').whereNotNull('watermark');
    const samples = await knex('sample_hours').orderBy(['series_id', 'hour']);
    expect(stored.length).toBeGreaterThanOrEqual(least);
    expect(stored.length).toBeLessThanOrEqual(most);

    const { source, round, overview } = setUp(knex);
    await round.run(new AbortController().signal);

    // What was before the first read is asked for by itself, and tried elsewhere.
    const again = source.requests
      .filter(({ to }) => to > T - 3 * HOUR)
      .map(({ id }) => id);
    expect(again.filter(id => stored.some(series => series.id === id))).toEqual(
      [],
    );
    expect(again.length + stored.length).toBe(2 * QUEUES);
    const counts = await overview.counts({ visible: {} }, T);
    expect(counts).toEqual({
      healthy: QUEUES,
      warning: 0,
      critical: 0,
      unknown: 0,
    });

    const kept = await knex('sample_hours').orderBy(['series_id', 'hour']);
    const packedOf = (rows: typeof kept) =>
      new Map(rows.map(row => [`${row.series_id}/${row.hour}`, row.packed]));
    const now = packedOf(kept);
    for (const [key, packed] of packedOf(
      samples.filter(row => stored.some(({ id }) => id === row.series_id)),
    )) {
      expect(now.get(key)?.equals(packed)).toBe(true);
    }

    const { series } = createStores(knex);
    for (const arn of source.stages.keys()) {
      const age = (await series.ofStage(arn)).get('age')!;
      const window = { from: T - 24 * HOUR, to: T - 2 * MINUTE, step: 60 };
      const { points, gaps } = await series.read(arn, age, window, T);
      expect(gaps).toEqual([]);
      expect(points).toHaveLength(24 * 60 - 2);
    }
    await knex.destroy();
  },
  120_000,
);

it('what changed is told although it was killed before it could tell', async () => {
  directory.clear();
  const before = open();
  await migrate(before);
  const { source, entities, sync } = setUpCollection(before);
  entities.push(entityOf('queue-0', [source.add('queue-0')]));
  await sync.run();
  await before.destroy();

  await killWhen(line => line === 'telling', 1);

  const knex = open();
  const { announcer, announced, time, round } = setUpCollection(knex);
  time.now += MINUTE;
  await announcer.run();
  expect(announced).toMatchObject([
    { entityRef: 'component:default/queue-0', health: 'healthy' },
  ]);
  await round.run(new AbortController().signal);
  await announcer.run();
  expect(announced).toHaveLength(1);
  await knex.destroy();
}, 120_000);

it('an incident that was killed before it was told is opened, told and resolved once', async () => {
  directory.clear();
  const before = open();
  await migrate(before);
  const queue = (depth: number, knex: Knex) => {
    const collecting = setUpCollection(knex);
    const { source, entities } = collecting;
    const entity = entityOf('queue-0', [source.add('queue-0', { depth })]);
    entity.relations = [{ type: 'ownedBy', targetRef: 'group:default/shop' }];
    entities.push(entity);
    return collecting;
  };
  await queue(3, before).sync.run();
  await before.destroy();

  await killWhen(line => line === 'telling', 1, 3);

  const knex = open();
  const burning = queue(3, knex);
  burning.time.now += 2 * MINUTE;
  await burning.collect();
  await burning.collect();
  const well = queue(0, knex);
  for (const minutes of [4, 10, 12]) {
    well.time.now = T + minutes * MINUTE;
    await well.collect();
  }
  const news = [...burning.incidentNews, ...well.incidentNews];
  expect(
    news.map(({ type }) => type).filter(type => type !== 'changed'),
  ).toEqual(['opened', 'resolved']);
  expect(
    [...burning.notices, ...well.notices].map(({ about }) => about),
  ).toEqual(['critical', 'resolved']);
  await expect(knex('incidents')).resolves.toHaveLength(1);
  await knex.destroy();
}, 120_000);

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { inRepository } from '../lib/paths.mjs';

/** Two rounds, by default, in seconds. */
const TWO_CADENCES = 120;

/** What a soak has seen, which says so itself when a sample is not as it should be. */
async function soak(options) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    inRepository('scripts', 'soak.mjs'),
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    '--postgres',
    '--minutes=15',
  ]);
  const seen = JSON.parse(stdout.trimEnd().split('\n').at(-1));
  assert.ok(seen.compared > 1000);
  assert.deepEqual(seen.examples, []);
  assert.equal(seen.blowsMissing, 0);
  assert.ok(seen.told > 0);
  assert.equal(seen.toldTwice, 0);
  return seen;
}

const secondsOf = ({ blows }) =>
  blows.map(({ seconds }) => seconds).filter(it => it > TWO_CADENCES);

describe('processes of the product that share a PostgreSQL', () => {
  it('go on where one of two was killed, and refuse what it writes that was paused', async () => {
    const seen = await soak({ replicas: 2, kills: 1, pauses: 1, days: 0.016 });
    assert.deepEqual(secondsOf(seen), []);
    assert.ok(seen.lateWritesRefused > 0);
  });

  it('go on when of three one is killed, one paused and one ended, and the database away', async () => {
    const blows = { kills: 1, pauses: 1, ends: 1, outages: 1 };
    const seen = await soak({ replicas: 3, ...blows, days: 0.023 });
    assert.deepEqual(secondsOf(seen), []);
    const ended = seen.blows.find(({ kind }) => kind === 'ends');
    assert.equal(ended.leasesLeft, 0);
  });
});

describe('one process of the product', () => {
  it('loses nothing when it is killed at twenty moments', async () => {
    await soak({ kills: 20, days: 0.5 });
  });
});

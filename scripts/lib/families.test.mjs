import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { Families } from './families.mjs';

/** A program that starts another, says its id, and then both wait. */
const PARENT = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  console.log(child.pid);
  setInterval(() => {}, 1000);
`;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a family ends as a whole', { timeout: 60_000 }, async () => {
  const families = new Families();
  const { child } = families.start('family', process.execPath, ['-e', PARENT]);
  const [said] = await once(child.stdout, 'data');
  const grandchild = Number(said);
  assert.ok(isAlive(grandchild));

  await families.end();
  await untilGone(grandchild);
});

test('what takes too long is ended, and says so', async () => {
  const families = new Families();
  await assert.rejects(
    families.run('family', process.execPath, ['-e', PARENT], {
      title: 'Waiting',
      minutes: 1 / 600,
    }),
    /Waiting took more than/,
  );
  await families.end();
});

test('what fails tells the end of its log, and has the variables of all', async () => {
  const families = new Families({ WORD: 'quince' });
  await assert.rejects(
    families.run(
      'family',
      process.execPath,
      ['-e', 'console.log(process.env.WORD); process.exit(3)'],
      { title: 'Failing', minutes: 1 },
    ),
    /Failing failed[^]*quince/,
  );
  await families.end();
});

async function untilGone(pid) {
  while (isAlive(pid)) await new Promise(resolve => setImmediate(resolve));
}

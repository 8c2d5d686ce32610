import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { Progress, formatSeconds } from './progress.mjs';

describe('Progress', () => {
  const listen = (options = {}) => {
    const lines = [];
    let time = 0;
    const progress = new Progress({
      write: line => lines.push(line),
      now: () => time,
      ...options,
    });
    return { lines, progress, pass: ms => (time += ms) };
  };

  it('tells when a step begins and how long it took', async () => {
    const { lines, progress, pass } = listen();
    const result = await progress.step('Building', async () => {
      pass(65_000);
      return 'built';
    });
    assert.equal(result, 'built');
    assert.deepEqual(lines, ['• Building …', '✓ Building (1 min 05 s)']);
  });

  it('tells which step failed, and lets the failure through', async () => {
    const { lines, progress } = listen();
    await assert.rejects(
      progress.step('Building', async () => {
        throw new Error('no space left');
      }),
      /no space left/,
    );
    assert.deepEqual(lines, ['• Building …', '✗ Building (0 s)']);
  });

  it('shows the newest line of the log while a step takes long', async () => {
    const { lines, progress } = listen({ heartbeatMs: 1 });
    await progress.step('Building', async onLine => {
      onLine('  half done\n');
      onLine('   ');
      while (!lines.some(line => line.includes('half done'))) await sleep(1);
    });
    assert.equal(lines[1], '  … 0 s: half done');
  });
});

describe('formatSeconds', () => {
  it('rounds to seconds', () => {
    assert.equal(formatSeconds(400), '0 s');
    assert.equal(formatSeconds(59_400), '59 s');
    assert.equal(formatSeconds(60_000), '1 min 00 s');
  });
});

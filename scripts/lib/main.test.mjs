import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** Runs a script whose work is the given text, beside a library that wants to end with 0. */
function run(work) {
  const script = `
    import { main } from './scripts/lib/main.mjs';
    import { UserError } from './scripts/lib/userError.mjs';
    process.on('beforeExit', () => process.exit(0));
    await main(async progress => { ${work} });
  `;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('main', () => {
  it('ends with the code that the work returns', () => {
    assert.deepEqual(run('progress.say("3 passed, 1 failed"); return 1;'), {
      status: 1,
      stdout: '3 passed, 1 failed\n',
      stderr: '',
    });
    assert.equal(run('return 0;').status, 0);
    assert.equal(run('').status, 0);
  });

  it('tells an expected failure without a stack trace', () => {
    assert.deepEqual(run('throw new UserError("Port 80 is taken");'), {
      status: 1,
      stdout: '',
      stderr: '\nPort 80 is taken\n',
    });
  });

  it('tells where an unexpected failure came from', () => {
    const { status, stderr } = run('throw new TypeError("oh");');
    assert.equal(status, 1);
    assert.match(stderr, /TypeError: oh\s+at /);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explain, runLogged, startLogged, tail } from './command.mjs';

describe('tail', () => {
  it('is the end of a text', () => {
    assert.equal(tail('a\nb\nc\n', 2), 'b\nc');
    assert.equal(tail('a', 2), 'a');
  });
});

describe('explain', () => {
  const log = entries => entries.map(entry => JSON.stringify(entry)).join('\n');

  it('shows the errors of a log, without the noise', () => {
    assert.equal(
      explain(
        log([
          { level: 'info', message: 'Listening' },
          { level: 'error', message: 'pipelineHealth.collection is wrong' },
          { level: 'info', type: 'incomingRequest', message: 'GET /' },
        ]),
      ),
      'error: pipelineHealth.collection is wrong',
    );
  });

  it('shows the end of a log without errors', () => {
    assert.equal(explain('one\n{broken\n'), 'one\n{broken');
    assert.equal(
      explain(
        log([
          { level: 'warn', message: 'Slow' },
          { level: 'info', type: 'incomingRequest', message: 'GET /' },
        ]),
      ),
      'warn: Slow',
    );
  });
});

describe('runLogged', () => {
  const run = (script, options) =>
    runLogged('test-of-scripts', process.execPath, ['-e', script], options);

  it('fails with the end of the log', async () => {
    await assert.rejects(
      run('console.log("all is lost"); process.exit(3)', { title: 'The test' }),
      /The test failed. From .*test-of-scripts\.log:\s+all is lost/,
    );
  });

  it('tells that a program does not exist', async () => {
    await assert.rejects(
      runLogged('test-of-scripts', 'no-such-program-anywhere', []),
      /ENOENT/,
    );
  });

  it('hands on every line, and the variables it is given', async () => {
    const lines = [];
    await run('console.log(process.env.GREETING)', {
      env: { GREETING: 'hello' },
      onLine: line => lines.push(line),
    });
    assert.deepEqual(lines, ['hello']);
  });

  it('counts a killed program as failed', async () => {
    const { child, ended } = startLogged('test-of-scripts', process.execPath, [
      '-e',
      'setInterval(() => {}, 1000)',
    ]);
    child.kill('SIGKILL');
    assert.equal(await ended, 1);
  });
});

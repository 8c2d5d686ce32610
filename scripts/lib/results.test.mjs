import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  formatResult,
  fromGo,
  fromJest,
  fromPlaywright,
  fromTap,
  fromUnittest,
  sum,
  withExitCode,
} from './results.mjs';

describe('results', () => {
  it('of unittest count failures and errors', () => {
    assert.deepEqual(fromUnittest('....\nRan 4 tests in 0.4s\n\nOK\n'), {
      passed: 4,
      failed: 0,
    });
    assert.deepEqual(
      fromUnittest(
        'F.E.\nRan 4 tests in 0.4s\n\nFAILED (failures=1, errors=1)\n',
      ),
      { passed: 2, failed: 2 },
    );
    assert.throws(() => fromUnittest('No module named boto3'), /no total/);
  });

  it('of go count the tests, not the packages', () => {
    const lines = [
      { Action: 'run', Test: 'TestA' },
      { Action: 'pass', Test: 'TestA' },
      { Action: 'fail', Test: 'TestB' },
      { Action: 'fail', Package: 'p' },
    ].map(event => JSON.stringify(event));
    assert.deepEqual(fromGo(['go: downloading', ...lines, ''].join('\n')), {
      passed: 1,
      failed: 1,
    });
  });

  it('of jest count files that could not run as failures', () => {
    assert.deepEqual(
      fromJest({
        numPassedTests: 7,
        numFailedTests: 1,
        numRuntimeErrorTestSuites: 2,
      }),
      { passed: 7, failed: 3 },
    );
  });

  it('of Playwright count flaky tests as passed, and errors outside of tests as failures', () => {
    assert.deepEqual(
      fromPlaywright({
        stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 0 },
        errors: [{ message: 'no server' }],
      }),
      { passed: 6, failed: 3 },
    );
  });

  it('of node:test come from the totals of the report', () => {
    const report = 'TAP version 13\n1..3\n# pass 12\n# fail 1\n# cancelled 2\n';
    assert.deepEqual(fromTap(report), { passed: 12, failed: 3 });
    assert.throws(() => fromTap('TAP version 13\n'), /no totals/);
  });

  it('are failures when the program failed', () => {
    const fine = { passed: 3, failed: 0 };
    assert.deepEqual(withExitCode(fine, 0), fine);
    assert.deepEqual(withExitCode(fine, 1), { passed: 3, failed: 1 });
    assert.deepEqual(withExitCode({ passed: 0, failed: 2 }, 1), {
      passed: 0,
      failed: 2,
    });
  });

  it('are summed and told in one line', () => {
    const total = sum([
      { passed: 3, failed: 0 },
      { name: 'other', passed: 4, failed: 1 },
    ]);
    assert.equal(formatResult(total), '7 passed, 1 failed');
    assert.equal(formatResult(sum([])), '0 passed, 0 failed');
  });
});

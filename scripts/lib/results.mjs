/** What jest's --json says: a file that could not even run counts as one failure. */
export function fromJest({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
}) {
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
}

/** What Playwright's json reporter says: a test that passed at the second try only has passed. */
export function fromPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  };
}

/** What the tap reporter of node:test says at its end. */
export function fromTap(text) {
  const count = name =>
    Number(text.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? NaN);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled');
  if (Number.isNaN(passed + failed)) {
    throw new Error('The report of node:test has no totals.');
  }
  return { passed, failed };
}

/** What Python's unittest says at its end. */
export function fromUnittest(text) {
  const ran = Number(text.match(/^Ran (\d+) tests?/m)?.[1] ?? NaN);
  if (Number.isNaN(ran)) {
    throw new Error('The report of unittest has no total.');
  }
  const [ending] = text.match(/^FAILED \(.*\)$/m) ?? [''];
  const failed = [...ending.matchAll(/(?:failures|errors)=(\d+)/g)].reduce(
    (total, [, count]) => total + Number(count),
    0,
  );
  return { passed: ran - failed, failed };
}

/** What `go test -json` says: a package without a test of its own that failed could not be built. */
export function fromGo(text) {
  const events = text
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line));
  const count = action =>
    events.filter(event => event.Test && event.Action === action).length;
  return { passed: count('pass'), failed: count('fail') };
}

/** A suite whose program failed has at least one failure, whatever its report says. */
export function withExitCode(result, exitCode) {
  return exitCode !== 0 && result.failed === 0
    ? { ...result, failed: 1 }
    : result;
}

/** The result of all suites together. */
export function sum(results) {
  return results.reduce(
    (total, { passed, failed }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );
}

export const formatResult = ({ passed, failed }) =>
  `${passed} passed, ${failed} failed`;

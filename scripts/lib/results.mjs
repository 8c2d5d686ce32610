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

import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { failuresInARow, lastRunFailedFinding } from './failures';
import { longRunFinding } from './longRun';
import { JobSchedule, overdueFinding } from './overdue';
import { runReadings } from './readings';

/** A Monday. */
const NOW = Date.parse('2026-11-23T13:00:00Z');
const HOUR = 3_600_000;

const lines = {
  failedRunsInARow: { warning: 1, critical: 2 },
  overdue: { critical: 1800 },
  runDuration: { warning: 3 },
};

const run = (
  hoursAgo: number,
  state: Run['state'] = 'succeeded',
  more: Partial<Run> = {},
): Run => ({
  id: `run-${hoursAgo}`,
  state,
  startedAt: new Date(NOW - hoursAgo * HOUR).toISOString(),
  ...(state !== 'running' && { durationSeconds: 900 }),
  ...(state === 'failed' && { error: 'Access Denied' }),
  ...more,
});

describe('failures', () => {
  it.each([
    [[], 0],
    [[run(1), run(2, 'failed')], 0],
    [[run(1, 'running'), run(2, 'failed'), run(3)], 1],
    [[run(1, 'failed'), run(2, 'stopped'), run(3, 'failed'), run(4)], 2],
    [[run(1, 'failed'), run(2, 'failed'), run(3, 'failed')], 3],
  ])('are counted since the last good run (%#)', (runs, count) => {
    expect(failuresInARow(runs)).toBe(count);
  });

  const finding = (runs: Run[]) =>
    lastRunFailedFinding({
      runs,
      lines,
      now: NOW,
      remedies: [[/denied/i, 'give access']],
      otherwise: 'read the log',
    });

  it('say since when and what to do', () => {
    expect(
      finding([run(1, 'failed'), run(2, 'failed'), run(26)]),
    ).toMatchObject({
      severity: 'critical',
      title:
        'The last 2 runs failed; the last good one began 1 d 2 h ago: Access Denied',
      evidence: { failedRunsInARow: 2, run: 'run-1' },
      remedy: 'give access',
    });
    expect(finding([run(1, 'failed', { error: undefined })])).toMatchObject({
      severity: 'warning',
      title: 'The last run failed: AWS gives no reason',
      remedy: 'read the log',
    });
    expect(finding([run(1)])).toBeUndefined();
  });
});

describe('a long run', () => {
  const finding = (minutes: number, ended = [run(3), run(4), run(5)]) =>
    longRunFinding({
      runs: [run(minutes / 60, 'running'), ...ended],
      lines,
      now: NOW,
      remedy: 'look',
    });

  it('is one of three times the median', () => {
    expect(finding(44)).toBeUndefined();
    expect(finding(46)).toMatchObject({
      severity: 'warning',
      title: 'The current run takes 46 min already, its median is 15 min',
    });
  });

  it('is not known without enough runs before it', () => {
    expect(finding(600, [run(11), run(12)])).toBeUndefined();
  });
});

describe('an overdue job', () => {
  const finding = (
    expression: string,
    runs: Run[],
    more: Partial<JobSchedule> = {},
  ) =>
    overdueFinding({
      schedules: [{ name: 'nightly', expression, ...more }],
      runs,
      lines,
      now: NOW,
      remedy: 'start it',
    });

  it('is late by its first start that did not come', () => {
    expect(finding('cron(15 * * * ? *)', [run(3.75)])).toMatchObject({
      severity: 'critical',
      title:
        'The job is 2 h 45 min late by its schedule and 3 runs are missing',
      evidence: { missedRuns: 3, dueAt: '2026-11-23T10:15:00.000Z' },
    });
  });

  it('is not a weekly one on the day after', () => {
    expect(finding('cron(0 6 ? * SUN *)', [run(31)])).toBeUndefined();
  });

  it('is not one that runs, has just become due or has no readable schedule', () => {
    const hourly = 'cron(15 * * * ? *)';
    expect(finding(hourly, [run(5, 'running')])).toBeUndefined();
    expect(finding('cron(45 * * * ? *)', [run(1.25)])).toBeUndefined();
    expect(finding('whenever', [run(99)])).toBeUndefined();
    expect(finding(hourly, [])).toBeUndefined();
  });

  it('is one that never ran since its schedule stands', () => {
    const standsSince = new Date(NOW - 5 * HOUR).toISOString();
    expect(finding('cron(15 * * * ? *)', [], { standsSince })).toMatchObject({
      evidence: { missedRuns: 5 },
    });
  });

  it('waits for those before it until the next start is due as well', () => {
    const indirect = { indirect: true };
    expect(
      finding('cron(15 * * * ? *)', [run(1.75)], indirect),
    ).toBeUndefined();
    expect(finding('cron(15 * * * ? *)', [run(2.75)], indirect)).toMatchObject({
      evidence: { missedRuns: 2 },
    });
  });
});

describe('readings of runs', () => {
  it('are of the last run that ended', () => {
    expect(runReadings([run(1, 'running'), run(2)], NOW)).toEqual({
      lastRunDuration: {
        value: 900,
        unit: 'seconds',
        at: '2026-11-23T13:00:00.000Z',
      },
    });
    expect(runReadings([], NOW)).toEqual({});
  });
});

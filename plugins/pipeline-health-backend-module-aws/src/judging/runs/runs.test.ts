import { Finding, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { Check, StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { failureWords, KNOWN_FAILURES } from '../failures';
import { lastRunFailed } from './failures';
import { JobInventory, JobSchedule, JobThreshold, jobThresholds } from './jobs';
import { longRun } from './longRun';
import { overdue, scheduleUnreadable } from './overdue';
import { runMetrics, runSamples, runTier } from './readings';

/** A Monday. */
const NOW = Date.parse('2026-11-23T13:00:00Z');
const HOUR = 3_600_000;

const run = (
  hoursAgo: number,
  state: Run['state'] = 'succeeded',
  more: Partial<Run> = {},
): Run => ({
  id: `run-${hoursAgo}`,
  state,
  startedAt: new Date(NOW - hoursAgo * HOUR).toISOString(),
  ...(state !== 'running' && {
    durationSeconds: 900,
    endedAt: new Date(NOW - (hoursAgo - 0.25) * HOUR).toISOString(),
  }),
  ...(state === 'failed' && { error: 'Access Denied' }),
  ...more,
});

const words = failureWords(KNOWN_FAILURES['glue-job'], 'Read {{log}}.');

/** What a check with words of its own finds on a kind that has nothing else. */
function finding(
  check: Check<JobInventory, JobThreshold>,
  told: {
    runs: Run[];
    schedules?: JobSchedule[];
    asked?: JobInventory['runs'];
    previous?: Finding;
    now?: number;
  },
): Finding | undefined {
  const kind: StageKind<JobInventory, JobThreshold> = {
    kind: 'some-job',
    title: 'Some job',
    metrics: runMetrics,
    thresholds: jobThresholds,
    checks: [check],
    messages: words.messages,
    inventory: {},
    identify: () => undefined,
    chartThresholds: {},
  };
  const { runs, schedules = [], asked = { answer: null }, previous } = told;
  const context = contextOf(
    kind,
    {
      stage: { arn: 'a', kind: 'some-job', name: 'a', account: '', region: '' },
      inventory: { schedules: { answer: schedules }, runs: asked },
      runs,
      now: told.now ?? NOW,
    },
    { previous: previous && { [check.id]: previous } },
  );
  return findingsOf(kind, context)[0];
}

describe('failed runs', () => {
  const failed = lastRunFailed({
    description: 'What fails.',
    words,
    resources: (_, { id }) => ({ role: 'etl', log: `the log of ${id}` }),
  });

  it.each<[string, Run[], number | undefined]>([
    ['none', [], undefined],
    ['none of late', [run(1), run(2, 'failed')], undefined],
    [
      'one before the current',
      [run(1, 'running'), run(2, 'failed'), run(3)],
      1,
    ],
    [
      'some with a stopped one between them',
      [run(1, 'failed'), run(2, 'stopped'), run(3, 'failed'), run(4)],
      2,
    ],
    ['all', [run(1, 'failed'), run(2, 'failed'), run(3, 'failed')], 3],
  ])('are counted since the last good run: %s', (_, runs, count) => {
    expect(finding(failed, { runs })?.evidence.failedRunsInARow).toBe(count);
  });

  it('say since when and what to do', () => {
    expect(
      finding(failed, { runs: [run(1, 'failed'), run(2, 'failed'), run(26)] }),
    ).toMatchObject({
      severity: 'critical',
      title: 'The last 2 runs failed: access was denied to the role etl',
      evidence: {
        failedRunsInARow: 2,
        errorMessage: 'Access Denied',
        sameErrorRuns: 2,
        lastGoodRunAt: '2026-11-22T11:00:00.000Z',
        run: 'run-1',
      },
      remedy: expect.stringContaining('Allow the role etl'),
      onsetAt: '2026-11-23T11:15:00.000Z',
    });
    expect(
      finding(failed, { runs: [run(1, 'failed', { error: undefined })] }),
    ).toMatchObject({
      severity: 'warning',
      title: 'The last run failed: AWS gives no reason',
      remedy: 'Read the log of run-1.',
    });
  });

  it.each([1, 5, 23, 30, 24 * 9])(
    'stay told %s h later, until a run succeeds',
    hours => {
      const runs = [run(1, 'failed'), run(2)];
      const now = NOW + hours * HOUR;
      expect(finding(failed, { runs, now })?.severity).toBe('warning');
      expect(finding(failed, { runs: [run(0.5), ...runs], now })).toBe(
        undefined,
      );
    },
  );

  it('know when they began though more of them came than are looked at', () => {
    const before = finding(failed, { runs: [run(30, 'failed'), run(31)] });
    const later = finding(failed, {
      runs: Array.from({ length: 20 }, (_, ago) => run(ago + 1, 'failed')),
      previous: before,
    });
    expect(later).toMatchObject({
      severity: 'critical',
      title: 'The last 20 runs failed: access was denied to the role etl',
      onsetAt: before?.onsetAt,
    });
  });
});

describe('a long run', () => {
  const long = longRun({ description: 'What lasts.', remedy: 'Look at it.' });
  const found = (minutes: number, ended = [run(3), run(4), run(5)]) =>
    finding(long, { runs: [run(minutes / 60, 'running'), ...ended] });

  it('is one of three times the median', () => {
    expect(found(44)).toBeUndefined();
    expect(found(46)).toMatchObject({
      severity: 'warning',
      title: 'The current run takes 46 min already, its median is 15 min',
      onsetAt: '2026-11-23T12:14:00.000Z',
    });
  });

  it('is not known without enough runs before it', () => {
    expect(found(600, [run(11), run(12)])).toBeUndefined();
  });
});

describe('an overdue job', () => {
  const late = overdue({
    description: 'What is late.',
    remedy: 'Start it again.',
    remedyIndirect: 'Look before it.',
  });
  const found = (
    expression: string,
    runs: Run[],
    more: Partial<JobSchedule> = {},
  ) =>
    finding(late, {
      schedules: [{ name: 'nightly', expression, ...more }],
      runs,
    });

  it('is late by its first start that did not come', () => {
    expect(found('cron(15 * * * ? *)', [run(3.75)])).toMatchObject({
      severity: 'critical',
      title:
        'The job is 2 h 45 min late by its schedule and 3 runs are missing',
      evidence: { missedRuns: 3, dueAt: '2026-11-23T10:15:00.000Z' },
      remedy: 'Start it again.',
      onsetAt: '2026-11-23T10:15:00.000Z',
    });
    expect(found('cron(15 12 * * ? *)', [run(24.75)])?.title).toBe(
      'The job is 45 min late by its schedule',
    );
  });

  it('is not a weekly one on the day after', () => {
    expect(found('cron(0 6 ? * SUN *)', [run(31)])).toBeUndefined();
  });

  it('is not one that runs, has just become due or has no readable schedule', () => {
    const hourly = 'cron(15 * * * ? *)';
    expect(found(hourly, [run(5, 'running')])).toBeUndefined();
    expect(found('cron(45 * * * ? *)', [run(1.25)])).toBeUndefined();
    expect(found('whenever', [run(99)])).toBeUndefined();
    expect(found(hourly, [])).toBeUndefined();
  });

  it('is as late as it was while its runs or schedules cannot be asked for', () => {
    const schedules = [{ name: 'hourly', expression: 'cron(15 * * * ? *)' }];
    const told = { schedules, runs: [run(3.75)] };
    const denied = {
      problem: { code: 'access-denied', message: 'no' },
    } as const;
    const before = finding(late, told);
    const blind = { ...told, asked: denied, now: NOW + HOUR };
    expect(finding(late, blind)).toBeUndefined();
    const after = finding(late, { ...blind, previous: before });
    expect({ ...after, since: before?.since }).toEqual(before);
  });

  it('is one that never ran since its schedule stands', () => {
    const standsSince = new Date(NOW - 5 * HOUR).toISOString();
    expect(found('cron(15 * * * ? *)', [], { standsSince })).toMatchObject({
      evidence: { missedRuns: 5 },
    });
  });

  it('waits for those before it until the next start is due as well', () => {
    const indirect = { indirect: true };
    expect(found('cron(15 * * * ? *)', [run(1.75)], indirect)).toBeUndefined();
    expect(found('cron(15 * * * ? *)', [run(2.75)], indirect)).toMatchObject({
      evidence: { missedRuns: 2 },
      remedy: 'Look before it.',
    });
  });

  it('is not told of when its schedule cannot be read', () => {
    const schedules = [{ name: 'nightly', expression: 'at night' }];
    expect(
      finding(
        scheduleUnreadable('cron(0 1 * * ? *)', (_stage, name, { what }) => [
          { label: 'AWS CLI', language: 'shell', text: `${name}: ${what}` },
        ]),
        { runs: [], schedules },
      ),
    ).toMatchObject({
      fixes: [{ text: 'nightly: cron with six fields' }],
      severity: 'info',
      title:
        "The schedule 'at night' is not understood, so nobody is told when a run is overdue",
      remedy:
        'Write the schedule as cron with six fields, such as cron(0 1 * * ? *).',
    });
  });
});

describe('readings of runs', () => {
  it('are of the last run that ended', () => {
    const runs = [run(1, 'running'), run(2)];
    expect(runSamples(runs, NOW)).toMatchObject({
      samples: { lastRunDuration: { at: NOW, value: 900 } },
    });
    const none = { samples: {} };
    expect(runSamples([run(1, 'running')], NOW)).toEqual(none);
    expect(runSamples(undefined, NOW)).toEqual(none);
  });

  it('begin with the runs that are known, oldest first', () => {
    const { past } = runSamples([run(1), run(2)], NOW);
    expect(past).toEqual({
      lastRunDuration: [run(2), run(1)].map(({ endedAt = '' }) => ({
        at: Date.parse(endedAt),
        value: 900,
      })),
    });
  });

  it('let a stage that runs be watched closely', () => {
    expect(runTier({ runs: [run(1, 'running'), run(2)] })).toBe('hot');
    expect(runTier({ runs: [run(2)] })).toBe('warm');
  });
});

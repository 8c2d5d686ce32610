import type { JobRun } from '@aws-sdk/client-glue';
import { FakeAnswers } from '../../../__testUtils__/fakeAccess';
import {
  findings,
  hourly,
  jobContext,
  minutesOf,
  noBookmark,
  NOW,
  refuse,
  run,
  Told,
  withJob,
  withRuns,
} from '../__testUtils__/jobs';
import { glueJob } from '..';

const HOUR = 3_600_000;
const streams = withJob({ Command: { Name: 'gluestreaming' } });
const failed = { JobRunState: 'FAILED', ErrorMessage: 'OOM' } as const;

/** The job some hours after the last of its three runs began. */
const after = (hours: number): [FakeAnswers, Told] => [
  { GetTriggers: () => ({ Triggers: [] }) },
  { now: NOW + (hours - 0.7) * HOUR },
];

describe('checks of a Glue job', () => {
  it('find nothing wrong when it is well', async () => {
    expect(await findings()).toEqual({});
  });

  it('say that what was refused is not known', async () => {
    const found = await findings({
      GetJobRuns: refuse('glue:GetJobRuns'),
      GetTriggers: refuse('glue:GetTriggers'),
      GetConnection: refuse('glue:GetConnection'),
    });
    expect(found).toEqual({
      'could-not-ask': expect.objectContaining({
        severity: 'unknown',
        title: expect.stringContaining('its runs, so whether they fail'),
        evidence: expect.objectContaining({
          missingPermissions: [
            'glue:GetJobRuns',
            'glue:GetTriggers',
            'glue:GetConnection',
          ],
        }),
      }),
    });
  });

  it('say that there are more triggers than were read', async () => {
    let page = 0;
    const found = await findings({
      GetTriggers: () => ({ Triggers: [hourly], NextToken: `${page++}` }),
    });
    expect(found).toMatchObject({
      'could-not-ask': {
        severity: 'info',
        title: 'Could not read all of its triggers, so whether it is late',
      },
    });
  });

  it('count an attempt and its retries as one failure', async () => {
    const retried = await findings(
      withRuns(
        run(0.5, { ...failed, Id: 'jr_a_attempt_1' }),
        run(0.7, { ...failed, Id: 'jr_a' }),
        run(1.7),
      ),
    );
    expect(retried['last-run-failed']).toMatchObject({
      severity: 'warning',
      remedy: expect.stringContaining('workers of the type R.2X'),
    });
    const twice = await findings(
      withRuns(run(0.7, failed), run(1.7, failed), run(2.7)),
    );
    expect(twice['last-run-failed'].severity).toBe('critical');
    const healed = await findings(
      withRuns(
        run(0.5, { Id: 'jr_a_attempt_1' }),
        run(0.7, { ...failed, Id: 'jr_a' }),
      ),
    );
    expect(healed).not.toHaveProperty('last-run-failed');
  });

  it('find it overdue by its trigger, not by one that is switched off', async () => {
    expect(await findings(withRuns(run(3.75)))).toMatchObject({
      overdue: { severity: 'critical', evidence: { missedRuns: 3 } },
    });
    const off = await findings({
      ...withRuns(run(3.75)),
      GetTriggers: () => ({ Triggers: [{ ...hourly, State: 'DEACTIVATED' }] }),
    });
    expect(off).not.toHaveProperty('overdue');
    expect(off['trigger-off']).toMatchObject({ severity: 'info' });
  });

  it('find a run that waits for capacity', async () => {
    const waits = run(0.9, { JobRunState: 'WAITING', CompletedOn: undefined });
    expect(await findings(withRuns(waits))).toMatchObject({
      waiting: {
        severity: 'warning',
        evidence: { glueState: 'WAITING' },
        onsetAt: '2026-11-23T12:06:00.000Z',
      },
    });
  });

  it('could see it set up better', async () => {
    expect(
      await findings(
        withJob(
          { Timeout: 2880, ExecutionProperty: { MaxConcurrentRuns: 3 } },
          { '--enable-metrics': 'false' },
        ),
      ),
    ).toMatchObject({
      'long-timeout': {
        severity: 'info',
        title: 'A run that hangs is stopped after 2 d only',
      },
      'no-metrics': { severity: 'info' },
      'bookmark-races': {
        severity: 'info',
        title: '3 runs at once may share one bookmark',
      },
    });
  });
});

describe('a streaming job', () => {
  it('must run always', async () => {
    expect(await findings(streams)).toMatchObject({
      'streaming-stopped': {
        severity: 'critical',
        title: 'The streaming job has not run for 27 min',
      },
    });
    const running = run(99, { JobRunState: 'RUNNING', CompletedOn: undefined });
    expect(await findings({ ...streams, ...withRuns(running) })).toEqual({});
  });

  it('is well while it runs, whatever failed before', async () => {
    const days = (ago: number, changes: Partial<JobRun>) =>
      run(ago * 24, changes);
    expect(
      await findings({
        ...streams,
        ...withRuns(
          days(60, { JobRunState: 'RUNNING', CompletedOn: undefined }),
          days(61, failed),
          days(62, failed),
        ),
      }),
    ).toEqual({});
  });
});

describe('a run that reads nothing', () => {
  const records = (...values: number[]) => ({
    samples: { recordsRead: minutesOf(0.7, values) },
  });

  it.each([1, 5, 23, 30, 24 * 9])(
    'is told of %s h later, until another run reads',
    async hours => {
      const [answers, told] = after(hours);
      const nothing = { ...records(0, 0, 0), ...told };
      expect(await findings(answers, nothing)).toMatchObject({
        'reads-nothing': {
          severity: 'warning',
          claim: 'starvation',
          onsetAt: '2026-11-23T12:18:00.000Z',
        },
      });
      const something = { ...records(0, 7, 0), ...told };
      expect(await findings(answers, something)).toEqual({});
    },
  );

  it('is not known without samples, before all have come or of a part of the run', async () => {
    expect(await findings({}, { samples: {} })).toEqual({});
    const running = { ...records(0), askedAt: NOW - 0.5 * HOUR };
    expect(await findings({}, running)).toEqual({});
    const late = { ...records(0, 0), askedFrom: NOW - 0.6 * HOUR };
    expect(await findings({}, late)).toEqual({});
  });

  it('is remembered when its samples are no longer kept', async () => {
    const [answers, told] = after(1);
    const before = await findings(answers, { ...records(0, 0), ...told });
    const [, later] = after(24 * 40);
    const found = await findings(answers, { ...later, previous: before });
    expect(found).toMatchObject({ 'reads-nothing': { severity: 'warning' } });
    const half = { ...records(0, 0), askedFrom: NOW - 0.6 * HOUR };
    expect(
      await findings(answers, { ...half, ...told, previous: before }),
    ).toMatchObject({ 'reads-nothing': { severity: 'warning' } });
    const again = { ...answers, ...withRuns(run(0.2), run(0.7)) };
    expect(await findings(again, { ...later, previous: before })).toEqual({});
  });
});

describe('a bookmark that stands still', () => {
  const movedBy = (RunId: string): FakeAnswers => ({
    GetJobBookmark: () => ({ JobBookmarkEntry: { RunId } }),
  });
  const runsOf = (count: number) =>
    withRuns(...Array.from({ length: count }, (_, ago) => run(ago + 0.5)));

  it('is found, however many runs ago it moved', async () => {
    expect(await findings(movedBy('jr_2.7'))).toMatchObject({
      'bookmark-stands': {
        severity: 'warning',
        title: 'The bookmark has not moved in the last 2 runs that succeeded',
        evidence: { runsSinceBookmark: 2, bookmarkRun: 'jr_2.7' },
      },
    });
    expect(
      await findings({ ...movedBy('jr_30.5'), ...runsOf(40) }),
    ).toMatchObject({
      'bookmark-stands': { evidence: { runsSinceBookmark: 30 } },
    });
    expect(await findings(movedBy('jr_1.7'))).toEqual({});
  });

  it('is remembered when that run is no longer listed, or nobody may ask', async () => {
    const previous = await findings(movedBy('jr_2.7'));
    const found = { 'bookmark-stands': { severity: 'warning' } };
    const gone = { ...movedBy('jr_2.7'), ...runsOf(2) };
    expect(await findings(gone)).toEqual({});
    expect(await findings(gone, { previous })).toMatchObject(found);
    const refused = { GetJobBookmark: refuse('glue:GetJobBookmark') };
    expect(await findings(refused, { previous })).toMatchObject({
      ...found,
      'could-not-ask': { severity: 'info' },
    });
    expect(await findings(movedBy('jr_0.7'), { previous })).toEqual({});
  });

  it('is one that no run has ever committed', async () => {
    const previous = await findings(noBookmark);
    expect(previous).toMatchObject({
      'bookmark-stands': {
        severity: 'warning',
        title:
          'Bookmarks are enabled, but none of the last 3 runs that succeeded has ever committed one',
      },
    });
    expect(await findings({ ...noBookmark, ...runsOf(1) })).toEqual({});
    const changed = withJob({ LastModifiedOn: new Date(NOW - HOUR) });
    const deployed = { ...noBookmark, ...changed };
    expect(await findings(deployed)).toEqual({});
    expect(await findings(deployed, { previous })).toMatchObject({
      'bookmark-stands': { severity: 'warning' },
    });
  });

  it('does not matter where bookmarks are not enabled', async () => {
    const paused = withJob(
      {},
      { '--job-bookmark-option': 'job-bookmark-pause' },
    );
    const previous = await findings(noBookmark);
    expect(await findings({ ...noBookmark, ...paused }, { previous })).toEqual(
      {},
    );
  });
});

describe('a driver short of memory', () => {
  const memory = (hoursAgo: number, value: number, minutes = 10) =>
    minutesOf(hoursAgo, Array(minutes).fill(value));
  const short = {
    'memory-short': {
      severity: 'warning',
      title: "95 % of the driver's memory was used in the last run",
      evidence: { driverMemoryRatio: 0.95 },
    },
  };
  const driverMemory = memory(0.7, 0.95);

  it.each([1, 5, 23, 30, 24 * 9])(
    'is told of %s h later, until a run ends without it',
    async hours => {
      const [answers, told] = after(hours);
      expect(
        await findings(answers, { ...told, samples: { driverMemory } }),
      ).toMatchObject(short);
      const calm = [...memory(1.7, 0.95), ...memory(0.7, 0.5)];
      expect(
        await findings(answers, { ...told, samples: { driverMemory: calm } }),
      ).toEqual({});
    },
  );

  it('is not one of a single minute', async () => {
    const spike = minutesOf(0.7, [0.5, 0.5, 0.5, 0.5, 0.95]);
    expect(await findings({}, { samples: { driverMemory: spike } })).toEqual(
      {},
    );
  });

  it('is not well because the next run has begun', async () => {
    const running = { JobRunState: 'RUNNING', CompletedOn: undefined } as const;
    const begun = withRuns(run(0.1, running), run(0.7));
    const both = [...driverMemory, ...memory(0.1, 0.3, 3)];
    expect(
      await findings(begun, { samples: { driverMemory: both } }),
    ).toMatchObject(short);
    const filled = [...memory(0.7, 0.5), ...memory(0.1, 0.95, 3)];
    expect(
      await findings(begun, { samples: { driverMemory: filled } }),
    ).toMatchObject(short);
  });

  it('is not well because a run ended before it published anything', async () => {
    const previous = await findings({}, { samples: { driverMemory } });
    const early = withRuns(run(0.2, failed), run(0.7));
    expect(
      await findings(early, { samples: { driverMemory }, previous }),
    ).toMatchObject({ ...short, 'last-run-failed': { severity: 'warning' } });
  });
});

describe('lookback of a Glue job', () => {
  const lookback = async (hours: number, samples: Told['samples']) => {
    const [answers, told] = after(hours);
    return glueJob.lookback?.(await jobContext(answers, { ...told, samples }));
  };
  const start = NOW - 0.7 * HOUR - 60_000;

  it('reaches back to the last run where its end tells of trouble', async () => {
    expect(
      await lookback(30, {
        recordsRead: minutesOf(0.7, [7, 0]),
        driverMemory: minutesOf(0.7, [0.95]),
      }),
    ).toEqual({ recordsRead: start, driverMemory: start });
  });

  it('is not needed otherwise', async () => {
    expect(
      await lookback(30, {
        recordsRead: minutesOf(0.7, [0, 7]),
        driverMemory: minutesOf(0.7, [0.5]),
      }),
    ).toEqual({});
    expect(await lookback(30, {})).toEqual({});
  });
});

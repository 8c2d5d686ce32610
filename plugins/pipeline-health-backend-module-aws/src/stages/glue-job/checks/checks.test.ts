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
  const withoutBookmark = withJob(
    {},
    { '--job-bookmark-option': 'job-bookmark-disable' },
  );
  const records = (...values: number[]) => ({
    samples: { recordsRead: minutesOf(0.7, values) },
  });

  it.each([1, 5, 23, 30, 24 * 9])(
    'is told of %s h later, until another run reads',
    async hours => {
      const [more, told] = after(hours);
      const answers = { ...more, ...withoutBookmark };
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
    const [more, told] = after(1);
    const answers = { ...more, ...withoutBookmark };
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

  it('is told on until it is known how much the next one read', async () => {
    const [more] = after(1);
    const answers = { ...more, ...withoutBookmark };
    const before = await findings(answers, {
      ...records(0, 0, 0),
      now: NOW + 0.3 * HOUR,
    });
    const next = { ...answers, ...withRuns(run(0.2), run(0.7)) };
    const ended = { previous: before, now: NOW + 0.1 * HOUR };
    expect(await findings(next, ended)).toMatchObject({
      'reads-nothing': { onsetAt: '2026-11-23T12:18:00.000Z' },
    });
    const known = {
      samples: {
        recordsRead: [...minutesOf(0.7, [0, 0]), ...minutesOf(0.2, [0, 9])],
      },
      previous: before,
      now: NOW + 0.5 * HOUR,
    };
    expect(await findings(next, known)).not.toHaveProperty('reads-nothing');
  });

  it('may have found nothing new, where a bookmark is kept and no more is known', async () => {
    const [answers, told] = after(1);
    expect(
      await findings(answers, { ...records(0, 0), ...told }),
    ).toMatchObject({ 'reads-nothing': { severity: 'info' } });
  });
});

describe('the records of a run against those of runs before', () => {
  const DAY = 24 * HOUR;
  /** Runs of every hour with what they read, as CloudWatch has them for weeks. */
  const history = (
    records: (time: Date) => number,
    last: number,
    count = 28 * 24,
  ) => ({
    samples: {
      recordsRead: Array.from({ length: count }, (_, ago) => {
        const at = NOW - (ago + 0.7) * HOUR + 5 * 60_000;
        return { at, value: ago ? records(new Date(at)) : last };
      }).reverse(),
    },
    askedFrom: NOW - 30 * DAY,
  });
  const hourlyRuns = {
    ...withRuns(...Array.from({ length: 20 }, (_, ago) => run(ago + 0.7))),
    GetTriggers: () => ({ Triggers: [] }),
  };
  const later = { now: NOW + 0.2 * HOUR };
  const judged = async (records: (time: Date) => number, last: number) => {
    const found = await findings(hourlyRuns, {
      ...history(records, last),
      ...later,
    });
    return Object.entries(found).map(
      ([id, { severity }]) => `${id} ${severity}`,
    );
  };
  const atNight = (time: Date) => [11, 12, 13].includes(time.getUTCHours());

  it('are told to be a twenty-fifth, and how many are usual', async () => {
    const told = { ...history(() => 1_000_000, 40_000), ...later };
    expect(await findings(hourlyRuns, told)).toMatchObject({
      'reads-little': {
        severity: 'warning',
        claim: 'starvation',
        title:
          'The last run read 4 % of the usual records: 40,000 instead of 1,000,000',
        evidence: { recordsRead: 40_000, usualRecords: 1_000_000 },
      },
    });
  });

  it.each([2.2, 2.35, 2.5, 5])(
    'are not taken for fewer %s h later, when only a part of them is loaded',
    async hours => {
      const told = {
        ...history(() => 1e6, 1e6),
        samples: { recordsRead: minutesOf(0.7, Array(15).fill(70_000)) },
        now: NOW + hours * HOUR,
      };
      const known = history(() => 1e6, 1e6).samples.recordsRead.slice(0, -1);
      told.samples.recordsRead.unshift(...known);
      expect(await findings(hourlyRuns, told)).not.toHaveProperty(
        'reads-little',
      );
    },
  );

  it.each<[string, (time: Date) => number, number, string[]]>([
    ['nothing where much is usual', () => 1e6, 0, ['reads-nothing warning']],
    [
      'nothing in an hour in which nothing ever came',
      time => (atNight(time) ? 0 : 1e6),
      0,
      [],
    ],
    [
      'little in an hour in which little came',
      time => (atNight(time) ? 900 : 1e6),
      800,
      [],
    ],
    ['half of what is usual', () => 1e6, 5e5, []],
    ['more than usual', () => 1e6, 5e6, []],
    [
      'little, when a single day before had little as well',
      time => (NOW - time.getTime() < 25 * HOUR ? 4e4 : 1e6),
      4e4,
      ['reads-little warning'],
    ],
  ])('are judged by them: %s', async (_, records, last, expected) => {
    expect(await judged(records, last)).toEqual(expected);
  });
});

describe('starts of a Glue job', () => {
  const of65Minutes = (hoursAgo: number) =>
    run(hoursAgo, {
      ExecutionTime: 3900,
      CompletedOn: new Date(NOW - hoursAgo * HOUR + 3_900_000),
    });
  const at = (time: string) => (NOW - Date.parse(`2026-11-23T${time}Z`)) / HOUR;
  const trigger = { ...hourly, Schedule: 'cron(20 * * * ? *)' };
  const long = {
    ...withRuns(of65Minutes(at('11:20:05')), of65Minutes(at('09:20:05'))),
    GetTriggers: () => ({ Triggers: [trigger] }),
  };

  it('that were refused are not called overdue', async () => {
    const found = await findings(long);
    expect(found).not.toHaveProperty('overdue');
    expect(found['start-refused']).toMatchObject({
      severity: 'warning',
      title:
        '2 starts were refused because a run was still going on, the last of Nov 23, 12:20 UTC',
      remedy: expect.stringContaining('runs take 1 h 5 min'),
    });
  });

  it('are overdue when nothing starts after the run has ended', async () => {
    expect(await findings(long, { now: NOW + HOUR })).toMatchObject({
      overdue: { evidence: { dueAt: '2026-11-23T13:20:00.000Z' } },
    });
  });

  it.each([
    ['may overlap', withJob({ ExecutionProperty: { MaxConcurrentRuns: 3 } })],
    ['wait in a queue', withJob({ JobRunQueuingEnabled: true })],
  ])('are not refused where runs %s', async (_, answers) => {
    expect(await findings({ ...long, ...answers })).not.toHaveProperty(
      'start-refused',
    );
  });

  it('are not refused by runs that end in time', async () => {
    expect(await findings()).not.toHaveProperty('start-refused');
  });

  it('are missed at the end of a chain, by the schedule of its head', async () => {
    const chain = (...runs: JobRun[]): FakeAnswers => ({
      ...withRuns(...runs),
      GetTriggers: () => ({
        Triggers: [
          {
            Name: 'head',
            Type: 'SCHEDULED',
            State: 'ACTIVATED',
            Schedule: 'cron(0 11 * * ? *)',
            Actions: [{ JobName: 'extract' }],
          },
          {
            Name: 'then',
            Type: 'CONDITIONAL',
            State: 'ACTIVATED',
            Predicate: {
              Conditions: [{ JobName: 'extract', State: 'SUCCEEDED' }],
            },
            Actions: [{ JobName: 'load-orders' }],
          },
        ],
      }),
    });
    const daily = (days: number) => run(24 * days + 1.5);
    const gone = await findings(chain(daily(5), daily(6)));
    expect(gone.overdue).toMatchObject({
      severity: 'critical',
      evidence: { schedule: 'head: cron(0 11 * * ? *)' },
      remedy: expect.stringContaining('before it in its chain'),
    });
    // It begins half an hour after its head, so that it is late by half past eleven.
    const usual = [1, 2, 3, 4, 5].map(daily);
    expect((await findings(chain(...usual))).overdue).toMatchObject({
      severity: 'critical',
      evidence: { lateSeconds: 5400 },
    });
    const noon = { now: NOW - 1.2 * HOUR };
    expect(await findings(chain(...usual), noon)).not.toHaveProperty('overdue');
    const well = chain(run(1.5), ...usual);
    expect(await findings(well)).not.toHaveProperty('overdue');
  });

  it('that are queued wait behind the one before', async () => {
    const told = (...states: string[]) =>
      findings({
        ...withJob({ JobRunQueuingEnabled: true }),
        ...withRuns(
          ...states.map((JobRunState, index) =>
            run(0.75 + index, {
              JobRunState: JobRunState as JobRun['JobRunState'],
              CompletedOn: undefined,
            }),
          ),
          run(3.7),
        ),
      });
    expect(await told('WAITING', 'RUNNING')).toMatchObject({
      waiting: {
        severity: 'info',
        title: 'A run has waited for 45 min behind the one before',
      },
    });
    expect(await told('WAITING')).toMatchObject({
      waiting: { severity: 'warning' },
    });
  });

  it('that are flexible may wait', async () => {
    const waits = (hoursAgo: number) =>
      withRuns(
        run(hoursAgo, {
          JobRunState: 'WAITING',
          ExecutionClass: 'FLEX',
          CompletedOn: undefined,
        }),
      );
    expect(await findings(waits(0.75))).toMatchObject({
      waiting: {
        severity: 'info',
        remedy: expect.stringContaining('STANDARD'),
      },
    });
    expect(await findings(waits(5))).toMatchObject({
      waiting: { severity: 'warning' },
    });
  });

  it('that a person stops again and again are an outage', async () => {
    const stopped = (hoursAgo: number) =>
      run(hoursAgo, { JobRunState: 'STOPPED' });
    const row = [1, 25, 49, 73, 97, 121].map(stopped);
    const quiet = { GetTriggers: () => ({ Triggers: [] }) };
    expect(
      await findings({ ...quiet, ...withRuns(...row, run(7 * 24)) }),
    ).toMatchObject({
      'runs-stopped': {
        severity: 'warning',
        title: 'The last 6 runs were stopped; the last good one began 7 d ago',
      },
    });
    expect(
      await findings({ ...quiet, ...withRuns(stopped(1), run(25)) }),
    ).toEqual({});
  });

  it('of a streaming job are expected a quarter of an hour after a person stopped it', async () => {
    const stopped = withRuns(run(0.3, { JobRunState: 'STOPPED' }));
    const severity = async (minutes: number) => {
      const now = NOW - 0.05 * HOUR + minutes * 60_000;
      const found = await findings({ ...streams, ...stopped }, { now });
      return found['streaming-stopped'].severity;
    };
    expect(await severity(2)).toBe('info');
    expect(await severity(16)).toBe('critical');
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

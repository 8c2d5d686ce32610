import type { JobRun } from '@aws-sdk/client-databrew';
import { reportOfRules } from '../../../judging/rules';
import {
  describeJob,
  findings,
  job,
  NOW,
  refuse,
  run,
  withRuns,
} from '../__testUtils__/jobs';

describe('checks of a DataBrew job', () => {
  it('has no finding when it is well', async () => {
    expect(await findings()).toEqual({});
  });

  it.each([
    ['AccessDenied: 403', /access was denied/, /kms:Decrypt/],
    [
      'The column amount does not fit the recipe',
      /the column amount/,
      /newest file of s3:\/\/acme-raw\/orders\/ .* the recipe clean-orders/,
    ],
    [
      'Recipe step 4: column amount does not exist in the dataset',
      /step 4 of the recipe needs the column amount/,
      /s3:\/\/acme-raw\/orders\/ .* correct step 4 of the recipe clean-orders/,
    ],
    [
      's3://acme-raw/orders/ does not exist',
      /the input s3:\/\/acme-raw\/orders\/ does not exist/,
      /what should have written s3:\/\/acme-raw\/orders\//,
    ],
    [
      'Something else',
      /Something else/,
      /log of the run db_0.7 in \/aws-glue-databrew\/jobs/,
    ],
  ])('says what to do after "%s"', async (ErrorMessage, cause, remedy) => {
    const found = await findings({
      ...withRuns(run(0.7, { State: 'FAILED', ErrorMessage }), run(1.7)),
    });
    expect(found['last-run-failed']).toMatchObject({
      severity: 'warning',
      title: expect.stringMatching(cause),
      remedy: expect.stringMatching(remedy),
      evidence: expect.objectContaining({ errorMessage: ErrorMessage }),
    });
  });

  it('is critical when it failed twice, or is overdue', async () => {
    expect(
      await findings({
        ...withRuns(
          run(0.7, { State: 'FAILED' }),
          run(1.7, { State: 'FAILED' }),
        ),
      }),
    ).toMatchObject({ 'last-run-failed': { severity: 'critical' } });
    expect(await findings(withRuns(run(3.75)))).toMatchObject({
      overdue: { severity: 'critical' },
    });
  });

  it.each([1, 5, 23, 30, 72, 240])(
    'is as bad %i h after its last failure, and as late',
    async hours => {
      const now = NOW + hours * 3_600_000;
      const failed = { State: 'FAILED' } as const;
      const answers = withRuns(run(0.7, failed), run(1.7, failed), run(2.7));
      expect(await findings(answers, { now })).toMatchObject({
        'last-run-failed': {
          severity: 'critical',
          onsetAt: '2026-11-23T11:28:10.000Z',
        },
        overdue: { severity: 'critical', onsetAt: '2026-11-23T13:15:00.000Z' },
      });
    },
  );

  it('stays failed and late while nobody can be asked for its runs', async () => {
    const failed = withRuns(run(3.7, { State: 'FAILED' }), run(4.7));
    const { runs } = await describeJob(failed);
    const before = await findings(failed);
    const after = await findings(
      { ListJobRuns: refuse('databrew:ListJobRuns') },
      { now: NOW + 30 * 3_600_000, runs, previous: before },
    );
    expect(before.overdue.severity).toBe('critical');
    expect(after).toMatchObject({
      'last-run-failed': { severity: 'warning' },
      overdue: { severity: 'critical', onsetAt: before.overdue.onsetAt },
      'could-not-ask': { severity: 'unknown' },
    });
  });

  it('does not say that all is well when it could not ask for runs', async () => {
    const found = await findings({
      ListJobRuns: refuse('databrew:ListJobRuns'),
    });
    expect(found['could-not-ask']).toMatchObject({
      severity: 'unknown',
      evidence: { missingPermissions: ['databrew:ListJobRuns'] },
    });
    expect(found).not.toHaveProperty('overdue');
  });

  it('tells where the results of rules lie, since no API has them', async () => {
    expect(
      await findings({
        DescribeJob: () =>
          job({
            Type: 'PROFILE',
            LogSubscription: 'DISABLE',
            JobSample: { Mode: 'CUSTOM_ROWS', Size: 20_000 },
            ValidationConfigurations: [
              {
                RulesetArn:
                  'arn:aws:databrew:eu-central-1:123456789012:ruleset/orders-rules',
              },
            ],
          }),
      }),
    ).toMatchObject({
      'rules-unjudged': {
        severity: 'info',
        evidence: { rulesets: ['orders-rules'], rules: 14 },
      },
      sampled: { severity: 'info' },
      'no-logs': { severity: 'info' },
    });
  });

  describe('that checks rules', () => {
    const ruleset =
      'arn:aws:databrew:eu-central-1:123456789012:ruleset/orders-rules';
    const checking = (...JobRuns: JobRun[]) => ({
      DescribeJob: () =>
        job({
          Type: 'PROFILE',
          JobSample: { Mode: 'FULL_DATASET' },
          ValidationConfigurations: [{ RulesetArn: ruleset }],
        }),
      ...withRuns(...JobRuns),
    });
    const told = (
      state: 'passed' | 'failed' | 'unchecked',
      runId: string,
      minutesAgo: number,
      rulesetName = 'orders-rules',
    ) => ({
      ...reportOfRules({ ruleset: rulesetName, state, run: runId }),
      at: NOW - minutesAgo * 60_000,
    });

    it('is well when its newest run was told to keep them', async () => {
      expect(
        await findings(checking(run(0.7), run(1.7)), {
          reports: [told('passed', 'db_0.7', 30), told('failed', 'db_1.7', 90)],
        }),
      ).toEqual({});
    });

    it('has broken them until it is told otherwise, also when a result is lost', async () => {
      const reports = [told('failed', 'db_1.7', 90)];
      const broken = await findings(checking(run(1.7), run(2.7)), { reports });
      expect(broken).toMatchObject({
        'rules-failed': {
          severity: 'warning',
          title: 'The data breaks the ruleset orders-rules',
          evidence: { rulesets: ['orders-rules'], run: 'db_1.7' },
          onsetAt: '2026-11-23T11:30:00.000Z',
        },
      });
      expect(broken).not.toHaveProperty('rules-unjudged');
      expect(
        await findings(checking(run(0.7), run(1.7)), { reports }),
      ).toMatchObject({
        'rules-failed': { severity: 'warning' },
        'rules-unjudged': {
          title: expect.stringMatching(/newest run .* was not told/),
          evidence: { run: 'db_0.7' },
        },
      });
    });

    it('keeps the onset of what goes on, and tells of rules that could not be checked', async () => {
      const before = await findings(checking(run(1.7)), {
        reports: [told('failed', 'db_1.7', 90)],
      });
      expect(
        await findings(checking(run(0.7)), {
          reports: [told('failed', 'db_0.7', 30)],
          previous: { 'rules-failed': before['rules-failed'] },
        }),
      ).toMatchObject({
        'rules-failed': { onsetAt: '2026-11-23T11:30:00.000Z' },
      });
      expect(
        await findings(checking(run(0.7)), {
          reports: [told('unchecked', 'db_0.7', 30)],
        }),
      ).toMatchObject({
        'rules-failed': {
          title: 'The ruleset orders-rules could not be checked',
        },
      });
    });

    it('is not held to rules that it checks no more, and waits for results that may come', async () => {
      expect(
        await findings(checking(run(0.25), run(1.25)), {
          reports: [
            told('failed', 'db_1.25', 60, 'old-rules'),
            told('passed', 'db_1.25', 60),
          ],
        }),
      ).toEqual({});
    });
  });

  it('notes profiles without rules, and schedules that nobody understands', async () => {
    expect(
      await findings({
        DescribeJob: () => job({ Type: 'PROFILE' }),
        ListSchedules: () => ({
          Schedules: [{ Name: 'odd', CronExpression: 'Cron(never)' }],
        }),
      }),
    ).toMatchObject({
      'no-rules': { severity: 'info' },
      'schedule-unreadable': { severity: 'info' },
    });
  });
});

import { sayProblem } from '../../aws/clients';
import type { JobRun } from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { FakeAnswers } from '../../__testUtils__/fakeAccess';
import { directionOf } from './argumentLinks';
import { JobBookmark } from './GlueJobInventory';
import {
  describeJob,
  GLUE,
  hourly,
  noBookmark,
  NOW,
  refuse,
  run,
  STAGE,
  withJob,
  withRuns,
} from './__testUtils__/jobs';

describe('a Glue job', () => {
  it('is described without the values of its arguments', async () => {
    const { inventory, runs, samples } = await describeJob();
    expect(inventory).toMatchObject({
      type: 'glueetl',
      glueVersion: '5.0',
      metrics: true,
      bookmarkOption: 'enable',
      bookmark: { answer: { committed: true, runId: 'jr_0.7', runsSince: 0 } },
      runs: { answer: null },
      timeoutSeconds: 7200,
      schedules: {
        answer: [
          {
            name: 'hourly',
            expression: 'cron(15 * * * ? *)',
            standsSince: '2026-06-01T08:00:00.000Z',
          },
        ],
      },
      unclearArguments: ['--lookup'],
    });
    expect(JSON.stringify(inventory)).not.toContain('do-not-keep-me');
    expect(runs?.[0]).toMatchObject({
      state: 'succeeded',
      durationSeconds: 900,
      estimatedCostUsd: 4.4,
      figures: { dpuSeconds: 36_000 },
    });
    expect(samples.lastRunDuration.value).toBe(900);
  });

  it('leads to what its arguments and connections name', async () => {
    const { links } = await describeJob(
      withJob({}, { '--outputPath': 's3://acme-out/day={day}/x' }),
    );
    expect(links.map(({ from, to, relation }) => [relation, from, to])).toEqual(
      [
        ['job-input', 'arn:aws:s3:::acme-prepared/orders/', STAGE.arn],
        ['job-output', STAGE.arn, 'arn:aws:s3:::acme-out'],
        [
          'warehouse-load',
          STAGE.arn,
          'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
        ],
      ],
    );
  });

  it.each([
    ['--source_path', 'read'],
    ['--inputPath', 'read'],
    ['--S3_TARGET_DIR', 'written'],
    ['--output-path', 'written'],
    ['--path', undefined],
    ['--raw_to_clean', undefined],
    ['--domain', undefined],
  ])('takes the direction of %s to be %s', (name, direction) => {
    expect(directionOf(name)).toBe(direction);
  });

  it('is linked with jobs and crawlers before and after it', async () => {
    const { links, inventory } = await describeJob({
      GetTriggers: () => ({
        Triggers: [
          {
            Name: 'nightly',
            WorkflowName: 'etl',
            Type: 'SCHEDULED',
            State: 'ACTIVATED',
            Schedule: 'cron(0 1 * * ? *)',
            Actions: [{ CrawlerName: 'raw' }],
          },
          {
            Name: 'then-load',
            WorkflowName: 'etl',
            Type: 'CONDITIONAL',
            State: 'ACTIVATED',
            Predicate: { Conditions: [{ CrawlerName: 'raw' }, {}] },
            Actions: [{ JobName: STAGE.name }],
          },
          {
            Name: 'then-report',
            Type: 'CONDITIONAL',
            Predicate: { Conditions: [{ JobName: STAGE.name }] },
            Actions: [{ JobName: 'report' }],
          },
          { Name: 'others', Actions: [{ JobName: 'other' }] },
          {},
        ],
      }),
    });
    expect(
      links
        .filter(({ relation }) => relation === 'trigger')
        .map(({ from, to }) => [from, to]),
    ).toEqual([
      [`${GLUE}:crawler/raw`, STAGE.arn],
      [STAGE.arn, `${GLUE}:job/report`],
    ]);
    expect(inventory.triggers).toMatchObject({
      answer: [{ name: 'then-load', after: ['raw'] }],
    });
    expect(inventory.schedules).toMatchObject({
      answer: [
        {
          name: 'etl/nightly',
          expression: 'cron(0 1 * * ? *)',
          indirect: true,
        },
      ],
    });
  });

  it.each([
    ['WAITING', 'running'],
    ['ERROR', 'failed'],
    ['EXPIRED', 'failed'],
    ['STOPPED', 'stopped'],
    ['DREAMING', 'stopped'],
  ])('reads the state %s of a run as %s', async (state, expected) => {
    const { runs } = await describeJob(
      withRuns(run(1, { JobRunState: state as JobRun['JobRunState'] }), {}),
    );
    expect(runs).toMatchObject([{ state: expected }]);
  });

  it('prices flexible and short runs as AWS does', async () => {
    const { runs } = await describeJob(
      withRuns(
        run(1, { ExecutionClass: 'FLEX', DPUSeconds: 3600 }),
        run(2, { ExecutionTime: 6, MaxCapacity: 1 }),
      ),
    );
    expect(runs?.[0].estimatedCostUsd).toBeCloseTo(0.29);
    expect(runs?.[1].figures?.dpuSeconds).toBe(60);
  });

  it('prices workers with more memory, old versions and what never began as AWS does', async () => {
    const { runs } = await describeJob(
      withRuns(
        run(1, { WorkerType: 'R.2X', MaxCapacity: 20, ExecutionTime: 3600 }),
        run(1.5, { GlueVersion: '6.0', MaxCapacity: 20, ExecutionTime: 3600 }),
        run(2, { GlueVersion: '1.0', MaxCapacity: 10, ExecutionTime: 120 }),
        run(3, { GlueVersion: '5.0', MaxCapacity: 10, ExecutionTime: 120 }),
        run(4, { JobRunState: 'STOPPED', ExecutionTime: 0 }),
      ),
    );
    const costs = runs?.map(({ estimatedCostUsd }) =>
      estimatedCostUsd?.toFixed(3),
    );
    expect(costs).toEqual(['10.400', '6.160', '0.733', '0.147', '0.000']);
  });

  it('is described when it has just been created', async () => {
    const { inventory, runs, links } = await describeJob({
      GetJob: () => ({ Job: { Name: STAGE.name } }),
      GetJobRuns: () => ({}),
      GetTriggers: () => ({}),
    });
    expect(inventory).toMatchObject({
      type: 'unknown',
      bookmarkOption: 'disable',
    });
    expect(inventory.bookmark).toBeUndefined();
    expect(runs).toEqual([]);
    expect(links).toEqual([]);
  });

  it('cannot be read when it is gone, refused or throttled', async () => {
    for (const code of ['not-found', 'access-denied', 'throttled'] as const) {
      const fail = () => {
        throw new SourceError(code, code);
      };
      await expect(describeJob({ GetJob: fail })).rejects.toMatchObject({
        code,
      });
    }
    await expect(describeJob({ GetJob: () => ({}) })).rejects.toThrow(
      'without the job',
    );
  });

  it.each<[string, FakeAnswers, JobBookmark]>([
    ['before its first commit', noBookmark, { committed: false, runsSince: 3 }],
    [
      'that a person has reset',
      { GetJobBookmark: () => ({ JobBookmarkEntry: { JobName: 'load' } }) },
      { committed: true },
    ],
    [
      'that stands since some runs',
      { GetJobBookmark: () => ({ JobBookmarkEntry: { RunId: 'jr_2.7' } }) },
      { committed: true, runId: 'jr_2.7', runsSince: 2 },
    ],
    [
      'that a run older than the list has moved',
      { GetJobBookmark: () => ({ JobBookmarkEntry: { RunId: 'jr_99' } }) },
      { committed: true, runId: 'jr_99' },
    ],
  ])('has a bookmark %s', async (_, answers, answer) => {
    const { inventory } = await describeJob(answers);
    expect(inventory.bookmark).toEqual({ answer });
  });

  it('counts the runs without a commit only since the job was changed', async () => {
    const { inventory } = await describeJob({
      ...noBookmark,
      ...withJob({ LastModifiedOn: new Date(NOW - 1.5 * 3_600_000) }),
    });
    expect(inventory.bookmark).toMatchObject({ answer: { runsSince: 1 } });
  });

  describe('with ten thousand runs', () => {
    const pagesOf = (bookmark: FakeAnswers) => {
      const asked: object[] = [];
      const GetJobRuns = (input: object) => {
        asked.push(input);
        const from = asked.length * 200;
        return {
          JobRuns: Array.from({ length: 200 }, (_, index) => run(from + index)),
          NextToken: `page-${asked.length}`,
        };
      };
      return { asked, answers: { ...bookmark, GetJobRuns } };
    };
    const movedBy = (RunId: string): FakeAnswers => ({
      GetJobBookmark: () => ({ JobBookmarkEntry: { RunId } }),
    });

    it('reads a page of the newest', async () => {
      const { asked, answers } = pagesOf(noBookmark);
      const { runs } = await describeJob(answers);
      expect(asked).toHaveLength(1);
      expect(runs).toHaveLength(50);
      expect(runs?.[0].id).toBe('jr_200');
    });

    it('reads back to the one that moved the bookmark', async () => {
      const { asked, answers } = pagesOf(movedBy('jr_700'));
      const { inventory } = await describeJob(answers);
      expect(asked).toHaveLength(3);
      expect(inventory.bookmark).toMatchObject({ answer: { runsSince: 500 } });
    });

    it('does not look for it without end', async () => {
      const { asked, answers } = pagesOf(movedBy('jr_99999'));
      const { inventory } = await describeJob(answers);
      expect(asked).toHaveLength(10);
      expect(inventory.bookmark).toEqual({
        answer: { committed: true, runId: 'jr_99999' },
      });
    });
  });

  it('keeps what was answered when the rest was refused', async () => {
    const { inventory, runs, unknownRelations } = await describeJob({
      GetJobRuns: refuse('glue:GetJobRuns'),
      GetTriggers: refuse('glue:GetTriggers'),
      GetConnection: refuse('glue:GetConnection'),
      GetJobBookmark: refuse('glue:GetJobBookmark'),
    });
    const refused = (action: string) => ({
      problem: {
        code: 'access-denied',
        message: `no ${action}`,
        missingPermission: action,
      },
    });
    expect(inventory).toMatchObject({
      runs: refused('glue:GetJobRuns'),
      triggers: refused('glue:GetTriggers'),
      schedules: refused('glue:GetTriggers'),
      warehouses: refused('glue:GetConnection'),
      bookmark: refused('glue:GetJobBookmark'),
      observability: { answer: [] },
    });
    expect(runs).toBeUndefined();
    expect(unknownRelations).toEqual([
      'job-input',
      'warehouse-load',
      'trigger',
    ]);
  });

  it('tells that there are more triggers than it reads', async () => {
    let page = 0;
    const { inventory, unknownRelations } = await describeJob({
      GetTriggers: () => {
        page += 1;
        return { Triggers: [hourly], NextToken: `page-${page}` };
      },
    });
    expect(page).toBe(20);
    expect(inventory.triggers).toMatchObject({
      incomplete: sayProblem('problem.list-goes-on', { count: 20 }),
    });
    expect(unknownRelations).toEqual(['trigger']);
  });
});

import { sayProblem } from '../../aws/clients';
import type { JobRun } from '@aws-sdk/client-databrew';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import {
  ARN,
  dataset,
  describeJob,
  job,
  NOW,
  refuse,
  run,
  STAGE,
  withRuns,
} from './__testUtils__/jobs';

describe('a DataBrew job', () => {
  it('is described with what it reads and writes', async () => {
    const { inventory, links, runs, samples } = await describeJob();
    expect(inventory).toMatchObject({
      type: 'RECIPE',
      recipe: { name: 'clean-orders', version: '3.0' },
      datasetName: 'raw-orders',
      dataset: {
        answer: { name: 'raw-orders', location: 's3://acme-raw/orders/' },
      },
      outputs: [{ type: 's3', location: 's3://acme-prepared/orders/' }],
      schedules: {
        answer: [{ name: 'hourly', expression: 'Cron(15 * * * ? *)' }],
      },
      timeoutSeconds: 7200,
      runs: { answer: null },
      connections: { answer: null },
    });
    expect(links).toEqual([
      {
        from: 'arn:aws:s3:::acme-raw/orders/',
        to: ARN,
        relation: 'job-input',
        note: 'The job prepare orders reads s3://acme-raw/orders/.',
        noteMessage: expect.anything(),
      },
      {
        from: ARN,
        to: 'arn:aws:s3:::acme-prepared/orders/',
        relation: 'job-output',
        note: 'The job prepare orders writes s3://acme-prepared/orders/.',
        noteMessage: expect.anything(),
      },
    ]);
    expect(runs?.[0]).toMatchObject({
      state: 'succeeded',
      durationSeconds: 610,
      figures: { nodeMinutes: 55 },
    });
    expect(runs?.[0].estimatedCostUsd).toBeCloseTo(0.44, 5);
    expect(samples.lastRunDuration).toEqual({ at: NOW, value: 610 });
  });

  it('follows a table of the catalog to its crawler, and a connection to its warehouse', async () => {
    const { links } = await describeJob({
      DescribeJob: () =>
        job({
          Outputs: undefined,
          DatabaseOutputs: [
            {
              GlueConnectionName: 'sales',
              DatabaseOptions: { TableName: 'o' },
            },
          ],
        }),
      DescribeDataset: () =>
        dataset({
          Input: {
            DataCatalogInputDefinition: {
              CatalogId: '210987654321',
              DatabaseName: 'raw',
              TableName: 'orders',
            },
          },
        }),
      GetTable: input => {
        expect(input).toMatchObject({ CatalogId: '210987654321' });
        return { Table: { Parameters: { UPDATED_BY_CRAWLER: 'raw-crawler' } } };
      },
      GetConnection: input => {
        expect(input).toEqual({ Name: 'sales', HidePassword: true });
        return {
          Connection: {
            ConnectionProperties: {
              JDBC_CONNECTION_URL:
                'jdbc:redshift://sales.c5.eu-central-1.redshift.amazonaws.com:5439/dev',
            },
          },
        };
      },
    });
    expect(links).toMatchObject([
      {
        from: 'arn:aws:glue:eu-central-1:123456789012:crawler/raw-crawler',
        relation: 'table-reader',
      },
      {
        to: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
        relation: 'warehouse-load',
      },
    ]);
  });

  it('takes the dataset of its project', async () => {
    const { inventory } = await describeJob({
      DescribeJob: () => job({ DatasetName: undefined, ProjectName: 'p' }),
      DescribeProject: () => ({ Name: 'p', DatasetName: 'raw-orders' }),
    });
    expect(inventory).toMatchObject({
      dataset: { answer: { name: 'raw-orders' } },
    });
  });

  it('is described when it has just been created', async () => {
    const { inventory, runs, links } = await describeJob({
      DescribeJob: () => ({ Name: STAGE.name }),
      ListJobRuns: () => ({}),
      ListSchedules: () => ({}),
    });
    expect(inventory).toMatchObject({ type: 'UNKNOWN', outputs: [] });
    expect(runs).toEqual([]);
    expect(links).toEqual([]);
  });

  it('reads runs page by page until a token repeats, and keeps the newest', async () => {
    let pages = 0;
    const { runs, inventory } = await describeJob({
      ListJobRuns: () => {
        pages += 1;
        return {
          JobRuns: Array.from({ length: 100 }, (_, index) =>
            run(1000 - pages * 100 - index),
          ),
          NextToken: `${Math.min(pages, 3)}`,
        };
      },
    });
    expect(pages).toBe(4);
    expect(runs).toHaveLength(50);
    expect(runs?.[0].id).toBe('db_501');
    // The newest may be among those that were not read.
    expect(inventory.runs).toMatchObject({
      answer: null,
      incomplete: sayProblem('problem.list-in-no-order'),
    });
  });

  it.each([
    ['STOPPING', 'running'],
    ['TIMEOUT', 'failed'],
    ['DREAMING', 'stopped'],
  ])('reads the state %s of a run as %s', async (State, state) => {
    const { runs } = await describeJob({
      ...withRuns(run(1, { State: State as JobRun['State'] }), {}),
    });
    expect(runs).toMatchObject([{ state }]);
  });

  it('cannot be read when it is gone or AWS throttles', async () => {
    await expect(
      describeJob({
        DescribeJob: () => {
          throw new SourceError('not-found', 'gone');
        },
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      describeJob({
        DescribeJob: () => {
          throw new SourceError('throttled', 'slow down');
        },
      }),
    ).rejects.toMatchObject({ code: 'throttled' });
  });

  it('is read without its runs when AWS throttles their list only', async () => {
    const { inventory, runs } = await describeJob({
      ListJobRuns: () => {
        throw new SourceError('throttled', 'slow down');
      },
    });
    expect(inventory.runs).toMatchObject({ problem: { code: 'throttled' } });
    expect(runs).toBeUndefined();
  });

  it('has the newest runs when an endless list begins with them', async () => {
    const { runs, inventory } = await describeJob({
      ListJobRuns: () => ({ JobRuns: [run(1), run(2)], NextToken: 'again' }),
    });
    expect(runs?.[0].id).toBe('db_1');
    expect(inventory.runs).toMatchObject({ incomplete: expect.anything() });
    const ordered = await describeJob({
      ListJobRuns: input => {
        const page = Number(('NextToken' in input && input.NextToken) || 0);
        return { JobRuns: [run(page + 1)], NextToken: `${page + 1}` };
      },
    });
    expect(ordered.inventory.runs).toEqual({ answer: null });
  });

  it('loses only what it may not ask for', async () => {
    const { inventory, links, runs, unknownRelations } = await describeJob({
      ListSchedules: refuse('databrew:ListSchedules'),
      DescribeDataset: refuse('databrew:DescribeDataset'),
    });
    const problem = { code: 'access-denied' };
    expect(inventory).toMatchObject({
      datasetName: 'raw-orders',
      schedules: { problem },
      dataset: { problem },
      rules: { answer: [] },
    });
    expect(links).toHaveLength(1);
    expect(unknownRelations).toEqual(['job-input', 'table-reader']);
    expect(runs).toHaveLength(3);
  });
});

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { CollectionStatus } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  collectionAt,
  refusedAt,
  shardAt,
} from '../../__testUtils__/collection';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { NoAnswerError } from '../../api/answeringInTime';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { Operations } from './Operations';

const now = Date.now();

function renderOperations(answer: () => Promise<CollectionStatus>) {
  const api = new FakePipelineHealthApi(() => []);
  const getCollection = jest
    .spyOn(api, 'getCollection')
    .mockImplementation(answer);
  renderInTestApp(<Operations />, {
    apis: [[pipelineHealthApiRef, api]],
    mountedRoutes: { '/pipeline-health': rootRouteRef },
  });
  return getCollection;
}

const region = (name: string) => screen.findByRole('region', { name });

describe('Operations', () => {
  it('says that all is well, with rounds, calls, cost, storage and instances', async () => {
    renderOperations(async () => collectionAt(now));
    expect(await screen.findByText('All that is due is read')).toBeVisible();
    const rounds = await region('Rounds');
    expect(rounds).toHaveTextContent('123456789012');
    expect(rounds).toHaveTextContent('took 4 s');
    expect(rounds).toHaveTextContent('on time');
    expect(rounds).toHaveTextContent('backend-7f9c-1, lease number 3');
    expect(await region('Calls')).toHaveTextContent('SQS28,800none');
    expect(await region('Cost of collection')).toHaveTextContent(
      '41 % of the budget',
    );
    expect(await region('Storage')).toHaveTextContent(
      'sample_hours41K2.3 MiBrunsnot known yet976.6 KiB',
    );
    expect(await region('Instances')).toHaveTextContent('1 account and region');
    expect(await region('Missing permissions')).toHaveTextContent(
      'Nothing is refused.',
    );
  });

  it('says what is refused, since when, of how many, and what to paste', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    renderOperations(async () => refusedAt(now));
    expect(
      await screen.findByText('1 thing keeps pipelines from being read'),
    ).toBeVisible();
    expect(
      screen.getByText('SQS refuses sqs:GetQueueAttributes'),
    ).toBeVisible();
    expect(
      screen.getByText(
        /eu-central-1 of 123456789012 · for 1[12] min.* · 14 pipelines affected/,
      ),
    ).toBeVisible();
    const refusals = within(await region('Missing permissions'));
    await user.click(
      refusals.getAllByRole('button', { name: 'Copy the policy' })[0],
    );
    const [[copied]] = write.mock.calls;
    expect(JSON.parse(copied)).toEqual(refusedAt(now).refusals?.[0].policy);
    expect(await region('Calls')).toHaveTextContent(
      'Access denied: 240, AWS throttles our calls: 12',
    );
  });

  it('says what is late, what nobody reads and what will cost too much', async () => {
    const lag = { hot: 0, warm: 900, cold: 0 };
    renderOperations(async () => ({
      ...collectionAt(now),
      shards: [
        { ...shardAt(now), lag },
        { ...shardAt(now), region: 'us-east-1', lease: undefined },
      ],
      month: { spentUsd: 40, forecastUsd: 60, budgetUsd: 50 },
    }));
    expect(
      await screen.findByText('3 things keep pipelines from being read'),
    ).toBeVisible();
    expect(screen.getByText('Reading is 15 min late')).toBeVisible();
    expect(await region('Rounds')).toHaveTextContent('warm 15 min');
    expect(
      screen.getByText('No instance of the backend reads this'),
    ).toBeVisible();
    expect(
      screen.getByText(
        'This month will cost $60.00, more than the $50.00 that it may',
      ),
    ).toBeVisible();
  });

  it('says what the budget has lowered since when, and at what is counted', async () => {
    renderOperations(async () => ({
      ...collectionAt(now),
      prices: [
        {
          title: 'CloudWatch metrics requested',
          unit: 'metric',
          usd: 0.00001,
          region: 'us-east-1',
          countedIn: ['eu-central-1', 'eu-west-1'],
          source: 'a price page',
          asOf: '2026-06',
        },
      ],
      month: {
        spentUsd: 40,
        forecastUsd: 50,
        budgetUsd: 50,
        lowered: {
          since: new Date(now - 3_600_000).toISOString(),
          slower: { hot: 1, warm: 1.52, cold: 24 },
          stopped: ['cold'],
        },
      },
    }));
    const cost = await region('Cost of collection');
    expect(cost).toHaveTextContent(/To keep the budget, since .*\d:/);
    const lowered = within(cost).getAllByRole('listitem');
    expect(lowered.map(item => item.textContent)).toEqual([
      'metrics of warm stages are read 1.5 times as seldom',
      'metrics of cold stages are not read',
    ]);
    expect(
      within(cost).getByRole('table', { name: 'What it is counted at' }),
    ).toHaveTextContent(
      '0.00001eu-central-1eu-west-1a price page for us-east-1, 2026-06',
    );
  });

  it('says that SQLite serves one instance, and tells its file', async () => {
    renderOperations(async () => ({
      ...collectionAt(now),
      storage: { database: 'SQLite', bytes: 5_000_000, tables: [] },
      replicas: [],
    }));
    expect(await region('Instances')).toHaveTextContent(
      'SQLite serves one instance of the backend.',
    );
    expect(await region('Storage')).toHaveTextContent('4.8 MiB in SQLite');
  });

  it('says what it is when nothing is watched', async () => {
    renderOperations(async () => ({ ...collectionAt(now), shards: [] }));
    expect(await screen.findByText('Nothing is read yet')).toBeVisible();
  });

  it('shows what an older backend tells', async () => {
    const { shards, policy, priceSource } = collectionAt(now);
    const { lag, troubles, lease, failedCalls, ...shard } = shards[0];
    renderOperations(async () => ({
      shards: [shard],
      policy,
      priceSource,
      estimatedMonthlyUsd: 21,
    }));
    expect(await screen.findByText('All that is due is read')).toBeVisible();
  });

  it('says who may not see it', async () => {
    renderOperations(async () => {
      throw await ResponseError.fromResponse(
        new Response('{}', { status: 403, statusText: 'Forbidden' }),
      );
    });
    expect(
      await screen.findByText('You are not allowed to see operations'),
    ).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'pipeline-health.collection.read',
    );
  });

  it('says that the backend does not answer, and keeps what was known', async () => {
    const getCollection = renderOperations(async () => collectionAt(now));
    await screen.findByText('All that is due is read');
    getCollection.mockRejectedValue(new NoAnswerError(20_000));
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(
      await screen.findByText('The backend does not answer.'),
    ).toBeVisible();
    expect(screen.getByText('All that is due is read')).toBeVisible();
  });
});

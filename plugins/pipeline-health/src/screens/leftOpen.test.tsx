import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { act, cleanup, screen } from '@testing-library/react';
import { ReactElement, Suspense } from 'react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { finding, pipeline, queueArn } from '../__testUtils__/fixtures';
import { losing } from '../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { rootRouteRef } from '../routes';
import { EntityPipelineHealthCard } from './entity/EntityPipelineHealthCard';
import { WhatBurns } from './home/WhatBurns';
import OnCall from './onCall/OnCall';
import { Overview } from './overview/Overview';
import { PipelineView } from './pipeline/PipelineView';

const MINUTE = 60_000;

/** An interval, however its jitter falls. */
const INTERVAL = 31_000;

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
};

const screens: [string, ReactElement][] = [
  ['overview', <Overview />],
  ['pipeline', <PipelineView entityRef="component:default/payments" />],
  ['on-call board', <OnCall />],
  ['widget', <WhatBurns />],
  [
    'card',
    <EntityProvider entity={entity}>
      <EntityPipelineHealthCard />
    </EntityProvider>,
  ],
];

const later = (milliseconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });

/** A backend that reads a message more each minute, until it is `silent`. */
class LivingApi extends FakePipelineHealthApi {
  silent = false;

  constructor() {
    const began = Date.now();
    super(() => {
      if (this.silent) {
        throw new Error('Request failed with 500');
      }
      const now = Date.now();
      const minutes = Math.floor((now - began) / MINUTE);
      const burning = losing(now);
      const reason = finding(now, queueArn('payments'), {
        severity: 'critical',
        title: `${minutes} more messages wait`,
      });
      const staleAfter = new Date(now + 3 * MINUTE).toISOString();
      return [
        { ...burning, staleAfter, reason, findings: [reason] },
        pipeline(now, 'orders', { staleAfter }),
      ];
    });
  }
}

async function open(shown: ReactElement): Promise<LivingApi> {
  const api = new LivingApi();
  renderInTestApp(<Suspense fallback={null}>{shown}</Suspense>, {
    apis: [
      [pipelineHealthApiRef, api],
      [starredEntitiesApiRef, new MockStarredEntitiesApi()],
    ],
    mountedRoutes: {
      '/pipeline-health': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  await later(1_000);
  return api;
}

describe('a screen that is left open for five minutes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });

  it.each(screens)('shows what is true, on the %s', async (_, shown) => {
    await open(shown);
    expect(screen.getAllByText('0 more messages wait')[0]).toBeVisible();
    await later(5 * MINUTE);
    expect(screen.getAllByText(/^[45] more messages wait$/)[0]).toBeVisible();
    expect(screen.queryByText('0 more messages wait')).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each(screens)(
    'says within an interval that nobody answers and keeps its picture, then that it is too old, on the %s',
    async (name, shown) => {
      const api = await open(shown);
      api.silent = true;
      await later(INTERVAL);
      expect(screen.getAllByRole('alert')[0]).toHaveTextContent(
        'Refreshing failed.',
      );
      expect(screen.getAllByText('0 more messages wait')[0]).toBeVisible();
      await later(5 * MINUTE);
      expect(screen.getAllByText(/Stale|too old|Unknown/)[0]).toBeVisible();
      // Whoever is on call is told what was lost when the network went still.
      expect(screen.queryAllByText('0 more messages wait').length > 0).toBe(
        name === 'on-call board' || name === 'pipeline',
      );

      api.silent = false;
      await later(INTERVAL);
      expect(screen.getAllByText(/^[56] more messages wait$/)[0]).toBeVisible();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );
});

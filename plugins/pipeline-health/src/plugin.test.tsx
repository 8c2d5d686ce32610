import { Sidebar } from '@backstage/core-components';
import {
  EntityProvider,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { ANNOTATION_AWS_ARNS } from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import { ReactNode } from 'react';
import { Route, Routes } from 'react-router-dom';
import { FakePipelineHealthApi } from './__testUtils__/FakePipelineHealthApi';
import { scenes } from './__testUtils__/scenes';
import {
  EntityPipelineHealthCard,
  EntityPipelineHealthContent,
  EntityPipelineHealthSetUpCard,
  EntityPipelinesCard,
  HomePageWhatBurns,
  isPipelineHealthAvailable,
  pipelineHealthApiRef,
  PipelineHealthPage,
  pipelineHealthPlugin,
  PipelineHealthSidebarItem,
} from '.';
import { rootRouteRef } from './routes';

const now = Date.now();
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'payments',
    namespace: 'default',
    annotations: { [ANNOTATION_AWS_ARNS]: 'arn' },
  },
};

function render(element: ReactNode, path = '/') {
  const api = new FakePipelineHealthApi(() => scenes(now));
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [pipelineHealthApiRef, api],
        [permissionApiRef, mockApis.permission()],
        [starredEntitiesApiRef, new MockStarredEntitiesApi()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/root': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin of the legacy frontend system', () => {
  it('brings its API', () => {
    expect(
      [...pipelineHealthPlugin.getApis()].map(({ api }) => api.id),
    ).toEqual(['plugin.pipeline-health.service']);
  });

  it('has an overview below its own header', async () => {
    await render(
      <Routes>
        <Route path="/pipeline-health/*" element={<PipelineHealthPage />} />
      </Routes>,
      '/pipeline-health',
    );
    expect(
      await screen.findByRole('heading', { name: 'Pipeline Health' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('2 pipelines are critical'),
    ).toBeInTheDocument();
  });

  it('has a page for each pipeline', async () => {
    await render(
      <Routes>
        <Route path="/pipeline-health/*" element={<PipelineHealthPage />} />
      </Routes>,
      '/pipeline-health/component/default/payments',
    );
    expect(
      await screen.findByRole('region', { name: 'Findings' }),
    ).toBeInTheDocument();
  });

  it('has a board for whoever is on call, and counts what burns in the sidebar', async () => {
    await render(
      <Routes>
        <Route
          path="/pipeline-health/*"
          element={
            <Sidebar>
              <PipelineHealthSidebarItem />
              <PipelineHealthPage />
            </Sidebar>
          }
        />
      </Routes>,
      '/pipeline-health/on-call',
    );
    expect(
      await screen.findByRole('heading', { name: 'On call' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Payments' }),
    ).toHaveTextContent('Data can be lost in');
    expect(
      screen.getByText(', 2 burn and nobody is on them'),
    ).toBeInTheDocument();
  });

  it('has a card for groups, and one for what is not set up', async () => {
    const metadata = { name: 'payments', namespace: 'default' };
    await render(
      <>
        <EntityProvider entity={{ ...entity, kind: 'Group', metadata }}>
          <EntityPipelinesCard />
        </EntityProvider>
        <EntityProvider entity={{ ...entity, metadata }}>
          <EntityPipelineHealthSetUpCard />
        </EntityProvider>
      </>,
    );
    expect(
      await screen.findByRole('link', { name: 'Payments, Critical' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Not set up yet')).toBeInTheDocument();
  });

  it('has a widget for the home page', async () => {
    await render(<HomePageWhatBurns title="Burning" count={1} />);
    expect(
      await screen.findByRole('link', { name: 'Payments, Critical' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Burning')).toBeInTheDocument();
    expect(screen.queryByText(/Stock/)).not.toBeInTheDocument();
  });

  it('tells an address that leads nowhere from the overview', async () => {
    await render(
      <Routes>
        <Route path="/pipeline-health/*" element={<PipelineHealthPage />} />
      </Routes>,
      '/pipeline-health/foo',
    );
    expect(await screen.findByText('There is no such page')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All pipelines' })).toBeVisible();
  });

  it('has a card and a tab for entities', async () => {
    await render(
      <EntityProvider entity={entity}>
        <EntityPipelineHealthCard />
        <EntityPipelineHealthContent />
      </EntityProvider>,
    );
    expect(
      await screen.findByRole('region', { name: 'Pipeline health' }),
    ).toHaveTextContent('The consumer has stopped');
    expect(
      await screen.findByRole('region', { name: 'Flow' }),
    ).toBeInTheDocument();
  });

  it('tells which entities are watched', () => {
    expect(isPipelineHealthAvailable(entity)).toBe(true);
    expect(
      isPipelineHealthAvailable({ ...entity, metadata: { name: 'other' } }),
    ).toBe(false);
  });
});

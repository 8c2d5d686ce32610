import { Sidebar } from '@backstage/core-components';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, waitFor } from '@testing-library/react';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { before, pipeline } from '../../__testUtils__/fixtures';
import { filling, losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { PipelineHealthSidebarItem } from './PipelineHealthSidebarItem';

const now = Date.now();

function renderItem(...pipelines: Pipeline[]) {
  const api = new FakePipelineHealthApi(() => pipelines);
  const list = jest.spyOn(api, 'listPipelines');
  renderInTestApp(
    <Sidebar>
      <PipelineHealthSidebarItem />
    </Sidebar>,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: { '/pipeline-health': rootRouteRef },
    },
  );
  return list;
}

describe('the item of the sidebar', () => {
  it('counts what burns and nobody is on', async () => {
    const known = {
      ...filling(now),
      incident: {
        id: 'known',
        openedAt: before(now, 1),
        state: 'acknowledged' as const,
        worst: 'critical' as const,
      },
    };
    renderItem(losing(now), known, pipeline(now, 'orders'));
    expect(
      await screen.findByText(', 1 burns and nobody is on it'),
    ).toBeInTheDocument();
  });

  it('says nothing while nothing is known', async () => {
    const list = renderItem();
    list.mockRejectedValue(new Error('gone'));
    await waitFor(() => expect(list).toHaveBeenCalled());
    expect(screen.queryByText(/burn/)).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Pipelines/ })).toHaveAttribute(
      'href',
      '/pipeline-health',
    );
  });
});

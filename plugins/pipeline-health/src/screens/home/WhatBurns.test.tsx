import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, within } from '@testing-library/react';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipeline } from '../../__testUtils__/fixtures';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { WhatBurns } from './WhatBurns';

const now = Date.now();

function renderWidget(...pipelines: Pipeline[]) {
  renderInTestApp(<WhatBurns />, {
    apis: [[pipelineHealthApiRef, new FakePipelineHealthApi(() => pipelines)]],
    mountedRoutes: { '/pipeline-health': rootRouteRef },
  });
}

describe('WhatBurns', () => {
  it('names what burns', async () => {
    renderWidget(losing(now), pipeline(now, 'orders'));
    expect(
      await screen.findByRole('link', { name: 'Payments, Critical' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /orders/ }),
    ).not.toBeInTheDocument();
  });

  it('tells the figure that it is about', async () => {
    renderWidget(losing(now));
    const [item] = await screen.findAllByRole('listitem');
    expect(item).toHaveTextContent('20 h 48 minOldest message');
    expect(
      within(item).getByRole('img', {
        name: /^Oldest message: from/,
      }),
    ).toBeInTheDocument();
  });

  it('counts those that it does not name', async () => {
    renderWidget(
      ...Array.from({ length: 7 }, (_, index) =>
        pipeline(now, `loads-${index}`, { health: 'warning' }),
      ),
      pipeline(now, 'orders'),
    );
    expect(
      await screen.findByRole('link', { name: '2 more that are not well' }),
    ).toHaveAttribute(
      'href',
      '/pipeline-health?health=critical&health=unknown&health=warning',
    );
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
  });

  it('says of what the time is', async () => {
    renderWidget(losing(now));
    expect(await screen.findByText('Time to loss')).toBeVisible();
  });

  it('is green when all is well', async () => {
    renderWidget(pipeline(now, 'orders'));
    expect(await screen.findByText('Nothing burns')).toBeInTheDocument();
    expect(screen.getByTestId('CheckCircleOutlineIcon')).toBeInTheDocument();
  });

  it('is not green when there is nothing to see', async () => {
    renderWidget();
    expect(
      await screen.findByText('You can see no pipelines'),
    ).toBeInTheDocument();
    expect(
      screen.queryByTestId('CheckCircleOutlineIcon'),
    ).not.toBeInTheDocument();
  });

  it('turns a pipeline that nobody has heard of for too long unknown', async () => {
    const staleAfter = new Date(now - 1).toISOString();
    renderWidget(pipeline(now, 'orders', { staleAfter }));
    expect(
      await screen.findByRole('link', { name: 'orders, Unknown' }),
    ).toBeInTheDocument();
  });
});

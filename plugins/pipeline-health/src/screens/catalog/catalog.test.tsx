import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import {
  ANNOTATION_AWS_ARNS,
  Pipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { pipeline } from '../../__testUtils__/fixtures';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { rootRouteRef } from '../../routes';
import { createPipelineHealthColumn } from './createPipelineHealthColumn';
import { EntityHealthFilter } from './EntityHealthFilter';
import { HealthFilter } from './HealthFilter';

const now = Date.now();
const column = createPipelineHealthColumn<{ entity: Entity }>();

function entity(name: string, annotations = { [ANNOTATION_AWS_ARNS]: 'arn' }) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}

function renderCells(api: FakePipelineHealthApi, ...entities: Entity[]) {
  renderInTestApp(
    <ul>
      {entities.map(each => (
        <li key={each.metadata.name}>
          {column.render?.({ entity: each }, 'row')}
        </li>
      ))}
    </ul>,
    {
      apis: [[pipelineHealthApiRef, api]],
      mountedRoutes: { '/pipeline-health': rootRouteRef },
    },
  );
}

const serving = (...pipelines: Pipeline[]) =>
  new FakePipelineHealthApi(() => pipelines);

describe('the column of the catalog', () => {
  it('asks once for all that a page shows', async () => {
    const api = serving(losing(now), pipeline(now, 'orders'));
    const list = jest.spyOn(api, 'listPipelines');
    renderCells(api, entity('payments'), entity('orders'), entity('unseen'), {
      ...entity('website'),
      metadata: { name: 'website' },
    });
    expect(
      await screen.findByRole('link', { name: 'Critical' }),
    ).toHaveAttribute('href', '/pipeline-health/component/default/payments');
    expect(screen.getByRole('link', { name: 'Healthy' })).toBeVisible();
    const cells = screen.getAllByRole('listitem');
    expect(cells[2]).toHaveTextContent('Nothing to see yet');
    expect(cells[3]).toBeEmptyDOMElement();
    expect(list).toHaveBeenCalledTimes(1);
    expect(list.mock.calls[0][0]?.entityRef).toEqual([
      'component:default/payments',
      'component:default/orders',
      'component:default/unseen',
    ]);
  });

  it('says that it could not ask', async () => {
    const api = serving();
    jest.spyOn(api, 'listPipelines').mockRejectedValue(new Error('gone'));
    renderCells(api, entity('payments'));
    expect(await screen.findByText('not available')).toBeVisible();
  });
});

describe('the filter of the catalog', () => {
  it('narrows it to the entities whose pipelines have a health', async () => {
    const updateFilters = jest.fn();
    renderInTestApp(
      <MockEntityListContextProvider value={{ updateFilters }}>
        <HealthFilter />
      </MockEntityListContextProvider>,
      {
        apis: [
          [pipelineHealthApiRef, serving(losing(now), pipeline(now, 'orders'))],
        ],
      },
    );
    await userEvent.click(
      await screen.findByRole('combobox', { name: 'Pipeline health' }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'Critical' }));
    await screen.findByRole('button', { name: 'Critical' });
    const filter: EntityHealthFilter | undefined =
      updateFilters.mock.lastCall?.[0].pipelineHealth;
    expect(filter?.toQueryValue()).toEqual(['critical']);
    expect(
      ['payments', 'orders'].map(name => filter?.filterEntity(entity(name))),
    ).toEqual([true, false]);
    expect(filter?.getCatalogQuery()).toEqual({
      $any: [
        {
          kind: 'component',
          'metadata.namespace': 'default',
          'metadata.name': 'payments',
        },
      ],
    });
  });

  it('finds nothing where nothing has that health', () => {
    expect(new EntityHealthFilter(['critical'], []).getCatalogQuery()).toEqual({
      $not: { 'metadata.name': { $exists: true } },
    });
  });
});

import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactElement, Suspense } from 'react';
import { FakePipelineHealthApi } from '../__testUtils__/FakePipelineHealthApi';
import { before, pipeline, queue } from '../__testUtils__/fixtures';
import { kindDescription } from '../__testUtils__/kinds';
import { layOut, screenOfWidth } from '../__testUtils__/screenOfWidth';
import { pipelineHealthApiRef } from '../api/pipelineHealthApiRef';
import { rootRouteRef } from '../routes';
import { Overview } from './overview/Overview';
import { PipelineView } from './pipeline/PipelineView';

const now = Date.now();
const at = before(now, 60_000);
const [north, south] = ['arn:tank:north', 'arn:tank:south'];

/** A kind of which the screen knows only what it says of itself. */
const tank = kindDescription('water-tank', 'Tank of water', {
  metrics: [
    { metric: 'rain', title: 'Rain of the day', unit: 'count' },
    {
      metric: 'room',
      title: 'Room that is left',
      unit: 'ratio',
      key: true,
      derived: true,
    },
    { metric: 'level', title: 'Level of the water', unit: 'ratio', key: true },
  ],
  relations: [{ relation: 'pipe', title: 'drains into' }],
  inventory: [
    { key: 'lid.weight', title: 'Weight of the lid', unit: 'bytes' },
    { key: 'valves', title: 'Valves' },
    { key: 'colour', title: 'Colour of the paint' },
  ],
});

const stage = queue(now, 'north', {
  arn: north,
  kind: 'water-tank',
  inventory: {
    colour: 'red',
    valves: { problem: { code: 'access-denied', message: 'refused' } },
    lid: { weight: { answer: 2_048 } },
  },
  readings: {
    level: { value: 0.82, unit: 'ratio', at },
    room: { value: 0.18, unit: 'ratio', at },
    rain: { value: 7, unit: 'count', at },
  },
});

const tanks = pipeline(now, 'tanks', {
  keyFigure: {
    stage: north,
    metric: 'level',
    title: 'Level of the water',
    value: 0.82,
    unit: 'ratio',
    expected: 0.95,
  },
  stages: [stage, { ...stage, arn: south, name: 'south' }],
  links: [{ from: north, to: south, relation: 'pipe' }],
});

function show(element: ReactElement) {
  const api = new FakePipelineHealthApi(() => [tanks], [tank]);
  const getSeries = jest.spyOn(api, 'getSeries');
  renderInTestApp(<Suspense>{element}</Suspense>, {
    apis: [
      [pipelineHealthApiRef, api],
      [starredEntitiesApiRef, new MockStarredEntitiesApi()],
    ],
    mountedRoutes: {
      '/pipeline-health': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return { getSeries };
}

describe('a kind from outside', () => {
  beforeAll(layOut);
  afterEach(() => screenOfWidth(390));

  it('can be filtered by on the overview', async () => {
    screenOfWidth(1440);
    show(<Overview />);
    await screen.findByRole('link', { name: /tanks/ });
    await userEvent.click(screen.getByRole('combobox', { name: 'Kind' }));
    const options = within(await screen.findByRole('listbox'));
    expect(
      options.getAllByRole('option').map(each => each.textContent),
    ).toEqual(['Tank of water']);
  });

  it('has its words and its order on the page of a pipeline', async () => {
    const { getSeries } = show(<PipelineView entityRef={tanks.entityRef} />);
    const flow = await screen.findByRole('list', { name: 'Flow' });
    await waitFor(() => expect(flow).toHaveTextContent('Tank of water'));
    expect(flow).toHaveTextContent('drains into');
    expect(flow).toHaveTextContent('18 % Room that is left');

    await userEvent.click(within(flow).getAllByRole('button')[0]);
    const inventory = await screen.findByRole('dialog');
    expect(
      await within(inventory).findByRole('slider', {
        name: /^Level of the water/,
      }),
    ).toBeInTheDocument();
    expect(
      within(inventory).getByRole('slider', { name: /^Rain of the day/ }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(inventory).getByRole('tab', { name: 'Configuration' }),
    );
    await userEvent.click(
      within(inventory).getByRole('button', { name: /more reading/ }),
    );
    const labels = within(inventory)
      .getAllByRole('term')
      .map(each => each.textContent);
    expect(labels.slice(0, 5)).toEqual([
      'Weight of the lid',
      'Colour of the paint',
      'Room that is left',
      'Level of the water',
      'Rain of the day',
    ]);
    expect(inventory).toHaveTextContent('Weight of the lid2 KiB');
    expect(inventory).toHaveTextContent('Could not ask: Valves · refused');

    await waitFor(() => expect(getSeries).toHaveBeenCalled());
    expect(getSeries.mock.calls.map(([, { metric }]) => metric).sort()).toEqual(
      ['level', 'rain'],
    );
  });
});

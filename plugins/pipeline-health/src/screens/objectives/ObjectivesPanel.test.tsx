import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PipelineObjective } from '@pipeline-health/plugin-pipeline-health-common';
import { screen, waitFor } from '@testing-library/react';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { ObjectivesPanel } from './ObjectivesPanel';

const pipeline = losing(Date.now());
const [{ arn, name }] = pipeline.stages;

const freshness: PipelineObjective = {
  name: 'freshness',
  target: 0.99,
  within: 900,
  unit: 'minutes',
  from: '2026-03-01T12:00:00.000Z',
  until: '2026-03-29T12:00:00.000Z',
  good: 40_000,
  bad: 100.8,
  unknownMinutes: 90,
  plannedMinutes: 120,
  attained: 0.9974,
  budget: 403.2,
  budgetLeft: 0.75,
  burnRates: [
    {
      window: 3600,
      shortWindow: 300,
      threshold: 14.4,
      severity: 'critical',
      rate: 33.3,
      burning: false,
    },
  ],
  days: [
    {
      from: '2026-03-20T00:00:00.000Z',
      good: 1000,
      bad: 100.8,
      unknownMinutes: 90,
      plannedMinutes: 0,
    },
  ],
  measuredBy: [{ stage: arn, metrics: ['Oldest message'] }],
};

function renderPanel(answer: () => Promise<PipelineObjective[]>) {
  const api = new FakePipelineHealthApi(() => [pipeline]);
  api.getObjectives = async () => ({ objectives: await answer() });
  renderInTestApp(
    <>
      <p>Page</p>
      <ObjectivesPanel pipeline={pipeline} />
    </>,
    { apis: [[pipelineHealthApiRef, api]] },
  );
}

describe('ObjectivesPanel', () => {
  it('tells what was attained, what is left, and how fast it burns', async () => {
    renderPanel(async () => [freshness]);
    const panel = await screen.findByRole('region', { name: 'Objectives' });
    expect(panel).toHaveTextContent(
      '99 % of minutes without data older than 15 min',
    );
    expect(panel).toHaveTextContent('99.74 %');
    expect(panel).toHaveTextContent('1 h 40 min of 6 h 43 min spent');
    expect(screen.getByRole('meter')).toHaveAccessibleName('Error budget left');
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuetext', '75 %');
    expect(panel).toHaveTextContent(
      '33.3 × and not known Critical from 14.4 × in both',
    );
    expect(panel).toHaveTextContent('Not known1 h 30 min');
    expect(panel).toHaveTextContent('Maintenance, left out2 h');
    expect(panel).toHaveTextContent(`${name}: Oldest message`);
  });

  it('tells of each day what it spent, and of which nothing is known', async () => {
    renderPanel(async () => [freshness]);
    const days = await screen.findAllByRole('listitem');
    expect(days).toHaveLength(29);
    expect(days.map(day => day.textContent)).toEqual(
      expect.arrayContaining([
        'Mar 20: 25 % of the error budget spent, not known for 1 h 30 min',
        'Mar 21: nothing known',
      ]),
    );
  });

  it('says by how much a budget is overspent', async () => {
    const spent = { ...freshness, budgetLeft: -0.5, unit: 'runs' as const };
    renderPanel(async () => [
      { ...spent, name: 'delivery', bad: 3, budget: 2 },
    ]);
    const panel = await screen.findByRole('region', { name: 'Objectives' });
    expect(panel).toHaveTextContent('99 % of runs succeed');
    expect(panel).toHaveTextContent('none, 50 % overspent');
    expect(panel).toHaveTextContent('3 of 2 runs spent');
  });

  it('says that nothing is known, or that no stage tells', async () => {
    const { attained: _, ...unknown } = freshness;
    renderPanel(async () => [
      unknown,
      { ...unknown, name: 'delivery', measuredBy: [] },
    ]);
    expect(await screen.findByText('Nothing is known yet.')).toBeVisible();
    expect(screen.getByText(/No stage of this pipeline tells/)).toBeVisible();
  });

  it('is not there when nothing is declared', async () => {
    const answer = jest.fn(async () => []);
    renderPanel(answer);
    await waitFor(() => expect(answer).toHaveBeenCalled());
    expect(await screen.findByText('Page')).toBeVisible();
    expect(
      screen.queryByRole('region', { name: 'Objectives' }),
    ).not.toBeInTheDocument();
  });

  it('says that the objectives could not be read', async () => {
    renderPanel(async () => {
      throw new Error('the backend is away');
    });
    expect(
      await screen.findByText(/could not be read.*the backend is away/),
    ).toBeVisible();
  });
});

import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PipelineCost } from '@pipeline-health/plugin-pipeline-health-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakePipelineHealthApi } from '../../__testUtils__/FakePipelineHealthApi';
import { losing } from '../../__testUtils__/scenes';
import { pipelineHealthApiRef } from '../../api/pipelineHealthApiRef';
import { CostPanel } from './CostPanel';

const pipeline = losing(Date.now());
const [{ arn, name }] = pipeline.stages;

const cost: PipelineCost = {
  usdPerMonth: 20.74,
  measuredHours: 24,
  priceSource: 'A price list',
  stages: [
    {
      stage: arn,
      usdPerMonth: 20.74,
      lines: [
        {
          price: 'firehose.gigabyte',
          title: 'Ingestion',
          unit: 'GB',
          quantity: 715.3,
          usdPerUnit: 0.029,
          usdPerMonth: 20.74,
          formula: 'Each record counts as 5 KB.',
          priceRegion: 'us-east-1',
        },
      ],
      notCounted: ['No price is known for storage'],
    },
  ],
};

function renderCost(answer: () => Promise<PipelineCost>) {
  const api = new FakePipelineHealthApi(() => [pipeline]);
  const getCost = jest.spyOn(api, 'getCost').mockImplementation(answer);
  renderInTestApp(<CostPanel pipeline={pipeline} />, {
    apis: [[pipelineHealthApiRef, api]],
  });
  return getCost;
}

const show = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Show' }));

describe('CostPanel', () => {
  it('asks when somebody wants to know, and says how the sum is made', async () => {
    const getCost = renderCost(async () => cost);
    const panel = await screen.findByRole('region', { name: 'Cost' });
    expect(getCost).not.toHaveBeenCalled();
    await show();
    expect(
      await screen.findByText('About $20.74 a month, and what is not counted'),
    ).toBeVisible();
    expect(panel).toHaveTextContent(name);
    expect(panel).toHaveTextContent(
      '715.3 × $0.029 a GB (us-east-1). Each record counts as 5 KB.',
    );
    expect(panel).toHaveTextContent('No price is known for storage');
    expect(panel).toHaveTextContent('what was measured in 24 hours');
  });

  it('gives no figure to a stage whose price is not known', async () => {
    renderCost(async () => ({
      ...cost,
      usdPerMonth: 0,
      stages: [{ ...cost.stages[0], usdPerMonth: 0, lines: [] }],
    }));
    await show();
    expect(await screen.findByText('–')).toBeVisible();
  });

  it('says that it could not be worked out', async () => {
    renderCost(async () => {
      throw new Error('the backend is away');
    });
    await show();
    expect(
      await screen.findByText(/could not be worked out.*away/),
    ).toBeVisible();
  });
});

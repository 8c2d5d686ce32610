import { screen } from '@testing-library/react';
import { profileJob } from '../../__testUtils__/batchStages';
import { renderPanel } from '../../__testUtils__/renderPanel';

const now = Date.now();

describe('the panel of a DataBrew job', () => {
  it('says what it reads, how much of it, and where it writes', async () => {
    renderPanel(profileJob(now));
    const panel = await screen.findByRole('region', {
      name: 'What the job does',
    });
    expect(panel).toHaveTextContent('Readsorders · s3://lake/orders/ · CSV');
    expect(panel).toHaveTextContent('Looks at20,000 rows');
    expect(panel).toHaveTextContent('Writess3://lake/profiles/');
  });

  it('lists its rules and that a run does not tell what came of them', async () => {
    renderPanel(profileJob(now));
    expect(
      await screen.findByRole('list', { name: 'Data quality' }),
    ).toHaveTextContent(
      'orders-rules · 7 rulesnew-rules · could not ask how many',
    );
    expect(
      screen.getByText(/A run can succeed although its rules failed/),
    ).toBeInTheDocument();
  });

  it('says what could not be asked, and what is known all the same', async () => {
    const problem = {
      code: 'access-denied',
      message: 'no',
      missingPermission: 'databrew:DescribeDataset',
    };
    renderPanel(
      profileJob(now, {
        inventory: {
          type: 'RECIPE',
          datasetName: 'orders',
          dataset: { problem },
          outputs: [],
        },
      }),
    );
    const panel = await screen.findByRole('region', {
      name: 'What the job does',
    });
    expect(panel).toHaveTextContent(
      'Could not ask: Dataset · databrew:DescribeDataset',
    );
    expect(panel).toHaveTextContent('Readsorders');
  });

  it('speaks of rules only where there could be some', async () => {
    const inventory = {
      type: 'RECIPE',
      recipe: { name: 'clean-orders', version: '3.0' },
      outputs: [{ type: 's3', location: 's3://lake/clean/', overwrite: true }],
    };
    const { unmount } = renderPanel(profileJob(now, { inventory }));
    expect(
      await screen.findByText(/overwrites what is there/),
    ).toBeInTheDocument();
    expect(screen.getByText(/version 3\.0/)).toBeInTheDocument();
    expect(screen.queryByText('Data quality')).not.toBeInTheDocument();
    unmount();
    renderPanel(profileJob(now, { inventory: { type: 'PROFILE' } }));
    expect(await screen.findByText('It checks no rules.')).toBeInTheDocument();
  });
});

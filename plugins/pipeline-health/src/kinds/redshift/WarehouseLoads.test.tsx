import { screen, within } from '@testing-library/react';
import { warehouse } from '../../__testUtils__/batchStages';
import { renderPanel } from '../../__testUtils__/renderPanel';

const now = Date.now();
const on = { status: 'available', loadStatus: 'on' };

describe('the panel of a warehouse', () => {
  it('shows how the loads of each table went, failing ones first', async () => {
    renderPanel(warehouse(now));
    const rows = within(
      await screen.findByRole('table', { name: 'Loads of the last week' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /^itemsFailedcolumn price, line 12: .+21 failed1,2003 left out$/,
    );
    expect(rows[2]).toHaveTextContent(/^ordersSucceeded.+11,200$/);
  });

  it('shows a table whose load failed behind many others', async () => {
    const loads = {
      answer: [
        {
          table: 'returns',
          failedInARow: 1,
          newest: {
            id: '9',
            startedAt: '2026-03-01T06:00:00Z',
            error: 'no digit',
          },
          lastGoodAt: '2026-02-28T06:00:00Z',
          leftOut: [],
        },
      ],
    };
    renderPanel(warehouse(now, { inventory: { ...on, loads } }));
    const rows = within(
      await screen.findByRole('table', { name: 'Loads of the last week' }),
    ).getAllByRole('row');
    expect(rows[2]).toHaveTextContent(/^returnsFailedno digit.+21 failed–$/);
  });

  it('works for a workgroup as well', async () => {
    renderPanel(warehouse(now, { kind: 'redshift-workgroup' }));
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });

  it('says how to have the loads read when they are not', async () => {
    renderPanel(
      warehouse(now, { inventory: { loadStatus: 'off' }, runs: undefined }),
    );
    expect(await screen.findByText('Loads are not asked for')).toBeVisible();
    expect(
      screen.getByText(/pipelineHealth\.aws\.redshift\.loadStatus/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was loaded/)).not.toBeInTheDocument();
  });

  it('tells nothing loaded from could not ask', async () => {
    const { unmount } = renderPanel(
      warehouse(now, { inventory: on, runs: [] }),
    );
    expect(await screen.findByText(/Nothing was loaded/)).toBeInTheDocument();
    unmount();
    const loads = {
      problem: { code: 'access-denied', message: 'not authorized' },
    };
    renderPanel(warehouse(now, { inventory: { ...on, loads }, runs: [] }));
    expect(await screen.findByText('Could not ask: Loads')).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was loaded/)).not.toBeInTheDocument();
  });
});

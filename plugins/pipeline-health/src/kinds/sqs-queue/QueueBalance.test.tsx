import { screen } from '@testing-library/react';
import { queue } from '../../__testUtils__/fixtures';
import { renderPanel } from '../../__testUtils__/renderPanel';

const now = Date.now();

describe('the panel of a queue', () => {
  it('counts what came in and went out, and weighs the age against the retention', async () => {
    const aged = { value: 86_400, unit: 'seconds' as const };
    const orders = queue(now, 'orders');
    renderPanel({
      ...orders,
      readings: {
        ...orders.readings,
        oldestMessageAge: { ...aged, at: new Date(now).toISOString() },
      },
    });
    const bars = await screen.findByRole('list', { name: 'In and out' });
    expect(bars).toHaveTextContent(/Sent.+Received.+Deleted/);
    expect(
      screen.getByRole('meter', { name: /against the retention/ }),
    ).toHaveAttribute(
      'aria-valuetext',
      'The oldest message is 1 d old, 25 % of the 4 d for which the queue keeps it.',
    );
  });
});

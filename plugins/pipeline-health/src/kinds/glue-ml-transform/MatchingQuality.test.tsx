import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { transform } from '../../__testUtils__/batchStages';
import { renderPanel } from '../../__testUtils__/renderPanel';

const now = Date.now();
const line = { breach: 'below', warning: 0.9, critical: 0.8 } as const;
const LINES = { precision: line, recall: line };

const text = (name: string) =>
  screen.getByRole('meter', { name }).getAttribute('aria-valuetext');

function changed(inventory: object) {
  const stage = transform(now);
  return { ...stage, inventory: { ...stage.inventory, ...inventory } };
}

describe('the panel of a transform', () => {
  it('measures each figure against its lines, in words', async () => {
    renderPanel(transform(now), LINES);
    expect(await screen.findByText('Good')).toBeInTheDocument();
    expect(text('Precision')).toBe('93 %, Good');
    expect(text('Recall')).toBe('75.9 %, Below 80 %');
    expect(text('F1')).toBe('88.8 %');
    expect(text('Area under the curve')).toBe('92 %');
    expect(
      screen.getByText(/Of 100 true matches, it finds 75\./),
    ).toHaveTextContent('Warning below 90 %, critical below 80 %.');
    expect(
      screen.getByRole('region', { name: 'How well it matches' }),
    ).toHaveTextContent(/match-customersEvaluated (2 h|1 h 59 min) ago/);
  });

  it('has no verdict while nobody drew lines', async () => {
    renderPanel(transform(now));
    await screen.findByRole('meter', { name: 'Precision' });
    expect(text('Recall')).toBe('75.9 %');
  });

  it('says how often it was right and wrong', async () => {
    renderPanel(transform(now), LINES);
    const table = await screen.findByRole('table', { name: 'Right and wrong' });
    expect(within(table).getByRole('row', { name: /^Same/ })).toHaveTextContent(
      'Same425 21.2 %rightly matched75 3.7 %missed',
    );
    expect(
      within(table).getByRole('row', { name: /^Different/ }),
    ).toHaveTextContent('Different32 1.6 %wrongly matched1,468 73.4 %');
  });

  it('ranks the columns and folds the unimportant ones', async () => {
    renderPanel(transform(now), LINES);
    const list = await screen.findByRole('list', { name: 'What it looks at' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(8);
    expect(list).toHaveTextContent(/^column_015.3 %/);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show 4 more columns' }),
    );
    expect(within(list).getAllByRole('listitem')).toHaveLength(12);
  });

  it('shows what it was taught and towards what it leans', async () => {
    renderPanel(transform(now), LINES);
    await screen.findByText('Tuning');
    expect(text('Precision or recall')).toBe('70 %: Precision');
    expect(text('Accuracy or cost')).toBe('50 %: Low cost');
    expect(screen.getByText('655')).toBeInTheDocument();
    expect(
      screen.getByText('Its matches always follow your labels'),
    ).toBeInTheDocument();
  });

  it('says whether the table that it reads still fits', async () => {
    renderPanel(transform(now), LINES);
    expect(
      await screen.findByRole('list', { name: 'Reads' }),
    ).toHaveTextContent(
      'profiles.customerslacks phonemade by the crawler crm-customers',
    );
  });

  it.each([
    [{ exists: false }, 'does not exist'],
    [{ exists: true, deprecated: true }, 'its data is gone'],
  ])('tells an input of %j apart', async (facts, words) => {
    renderPanel(
      changed({
        inputs: { answer: [{ database: 'd', table: 'x', ...facts }] },
      }),
      LINES,
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it('names its tables when nobody could ask for them', async () => {
    const problem = { code: 'throttled', message: 'slow down' };
    renderPanel(changed({ inputs: { problem } }), LINES);
    expect(
      await screen.findByRole('list', { name: 'Reads' }),
    ).toHaveTextContent('profiles.customerscould not ask');
    expect(screen.getByText('Could not ask: Inputs')).toBeInTheDocument();
  });

  it('does not take a missing evaluation for a bad one', async () => {
    renderPanel(changed({ quality: undefined }), LINES);
    expect(await screen.findByText('Never evaluated')).toBeInTheDocument();
    expect(screen.queryByRole('meter', { name: 'Precision' })).toBe(null);
  });
});

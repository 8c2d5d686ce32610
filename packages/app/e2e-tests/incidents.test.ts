import { expect, Page, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

// Each waits for several rounds through the backend.
test.describe.configure({ timeout: 120_000 });

const pathOf = (name: string) => `/pipeline-health/component/default/${name}`;

const dialogOf = (page: Page, name: string) =>
  page.getByRole('dialog', { name });

test('an incident is snoozed by keyboard, and woken again', async ({
  page,
}) => {
  await enter(page, pathOf('customer-sync'));

  const summary = page.getByRole('region', { name: 'Customer sync' });
  await summary.getByRole('button', { name: 'Snooze' }).focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page, 'Snooze');
  await expectAccessible(page);
  const send = dialog.getByRole('button', { name: 'Tell nobody until then' });
  await send.click();
  await expect(dialog.getByRole('alert')).toContainText('Say why');

  const until = dialog.getByLabel('Until');
  const soon = await until.inputValue();
  await until.fill('2020-01-01T09:00');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Carrier works');
  await send.click();
  await expect(until).toHaveAccessibleDescription('Name a time in the future.');
  await until.fill(soon);
  await dialog.getByRole('textbox', { name: 'Reason' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await expect(dialog).toBeHidden();
  await expect(summary.getByText(/^Snoozed until .* by/)).toContainText(
    'Carrier works',
  );
  const story = page.getByRole('list', { name: 'What happened' });
  await expect(story).toContainText('Snoozed');
  await summary.getByRole('button', { name: 'End the snooze' }).click();
  await expect(summary.getByRole('button', { name: 'Snooze' })).toBeVisible();
  await expect(story).toContainText('Snooze taken back');
});

test('an incident on hold is known on every screen, until it is taken back', async ({
  page,
}) => {
  await enter(page, pathOf('customer-matching'));

  const summary = page.getByRole('region', { name: 'Customer matching' });
  await summary.getByRole('button', { name: 'Put on hold' }).click();
  const dialog = dialogOf(page, 'Put on hold');
  const link = dialog.getByRole('textbox', { name: 'Link to the ticket' });
  await link.fill('OPS-412');
  await dialog.getByRole('button', { name: 'A fix is under way' }).click();
  await expect(link).toHaveAccessibleDescription(/https:/);
  await link.fill('https://tickets.example.com/OPS-412');
  await dialog.getByRole('button', { name: 'A fix is under way' }).click();

  await expect(summary.getByRole('link', { name: /OPS-412/ })).toHaveAttribute(
    'href',
    'https://tickets.example.com/OPS-412',
  );
  await takePicture(page, 'hold');
  await page.goto('/pipeline-health?view=all');
  const row = page.getByRole('row', { name: /Customer matching/ });
  await expect(row).toContainText('Known, fix under way');
  await row.getByRole('link', { name: /Customer matching/ }).click();
  await summary.getByRole('button', { name: 'End the hold' }).click();
  await expect(
    summary.getByRole('button', { name: 'Put on hold' }),
  ).toBeVisible();
});

for (const theme of ['light', 'dark']) {
  test(`maintenance is added and removed, in the ${theme}`, async ({
    page,
  }) => {
    await page.addInitScript(
      chosen => localStorage.setItem('theme', chosen),
      theme,
    );
    await enter(page, pathOf('nightly-reports'));
    // Three days from now, so that it has not begun whenever this runs.
    const begins = `0 2 * * ${(new Date().getUTCDay() + 3) % 7}`;

    const panel = page.getByRole('region', { name: 'Maintenance' });
    await panel.getByRole('button', { name: 'Add maintenance' }).click();
    const dialog = dialogOf(page, 'Add maintenance');
    await dialog.getByRole('radio', { name: 'Again and again' }).check();
    await dialog.getByRole('textbox', { name: /Begins/ }).fill('0 2 * *');
    await dialog.getByRole('textbox', { name: /Lasts/ }).fill('2h');
    await dialog.getByRole('textbox', { name: /Reason/ }).fill('Patches');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(dialog.getByRole('alert')).toContainText(
      'expected five fields',
    );
    await expectAccessible(page);
    await takePicture(page, `maintenance-${theme}`);
    await dialog.getByRole('textbox', { name: /Begins/ }).fill(begins);
    await dialog.getByRole('button', { name: 'Add' }).click();

    const planned = panel.getByRole('listitem').filter({ hasText: 'Patches' });
    await expect(planned).toContainText(
      `${begins} (Europe/Berlin), for 2 h · next`,
    );
    await planned.getByRole('button', { name: 'Remove: Patches' }).click();
    await expect(panel).toContainText('None is planned.');
  });
}

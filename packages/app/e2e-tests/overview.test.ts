import { expect, Page, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

const URGENCY = ['Critical', 'Unknown', 'Warning', 'Healthy'];

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Pipelines' }).locator('tbody tr');

/** The health of each row, as a screen reader tells it. */
async function healthsOf(page: Page): Promise<string[]> {
  const links = await rows(page).getByRole('link').allTextContents();
  return links.map(text => text.split(', ').pop() ?? '');
}

test('a guest sees on the home page what burns', async ({ page }) => {
  await enter(page);

  await expect(page.getByText('What burns')).toBeVisible();
  // Where somebody has been of late is listed, too.
  const pipeline = page.locator('a[data-pipeline-link]', {
    hasText: 'Payments settlement',
  });
  await expect(pipeline).toBeVisible();
  await takePicture(page, 'home');
  await expectAccessible(page);
});

test('the home page of the demo says what to look at first, each one click away', async ({
  page,
}) => {
  await enter(page);

  const stories = page
    .getByRole('navigation', { name: /New here/ })
    .getByRole('link');
  await expect(stories).toHaveCount(5);
  await expect(stories.first()).toContainText('A crawler has made many tables');
  await stories.filter({ hasText: 'A consumer has stopped' }).click();
  await expect(page).toHaveURL(
    /\/pipeline-health\/component\/default\/payments-settlement$/,
  );
  await expect(
    page.getByRole('heading', { name: /Payments settlement/ }),
  ).toBeVisible();
});

test('the overview shows the most urgent pipeline first', async ({ page }) => {
  await enter(page, '/pipeline-health?view=all');

  await expect(rows(page).first()).toBeVisible();
  const healths = await healthsOf(page);
  expect(healths.length).toBeGreaterThanOrEqual(5);
  expect(healths[0]).toBe('Critical');
  expect(healths).toEqual(
    [...healths].sort((a, b) => URGENCY.indexOf(a) - URGENCY.indexOf(b)),
  );

  const payments = rows(page).filter({ hasText: 'Payments settlement' });
  await expect(payments).toContainText('The consumer has stopped');
  await expect(payments).toContainText('until data can be lost');
  await expect(payments).toContainText('Finance Data');
  await takePicture(page, 'overview');
  await expectAccessible(page);
});

test('an address narrows the overview', async ({ page }) => {
  await enter(page, '/pipeline-health?health=critical');

  await expect(rows(page).first()).toBeVisible();
  expect(new Set(await healthsOf(page))).toEqual(new Set(['Critical']));
  await expect(
    page.getByRole('button', { name: /Critical/, pressed: true }),
  ).toBeVisible();
});

test('a filter is kept in the address', async ({ page }) => {
  await enter(page, '/pipeline-health?view=all');

  await page.getByRole('searchbox').fill('payments');
  await expect(page).toHaveURL(/text=payments/);
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole('button', { name: /Healthy/ }).click();
  await expect(page).toHaveURL(/health=healthy/);
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText(/No pipeline matches/i)).toBeVisible();

  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
});

test('the keyboard leads from the overview to a pipeline', async ({ page }) => {
  await enter(page, '/pipeline-health?view=all');

  const link = rows(page).getByRole('link', { name: /Orders intake/ });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(
    /\/pipeline-health\/component\/default\/orders-intake/,
  );

  await page.goBack();
  await expect(link).toBeFocused();
});

test('the overview is fit for the dark', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await enter(page, '/pipeline-health?view=all');

  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-theme-mode', 'dark');
  await takePicture(page, 'overview-dark');
  await expectAccessible(page);
});

test('the overview is fit for a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, '/pipeline-health?view=all');

  await expect(
    page.getByRole('link', { name: /Payments settlement/ }).first(),
  ).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await takePicture(page, 'overview-phone');
  await expectAccessible(page);
});

test('a reader sorts, groups, stars and names what they see', async ({
  page,
}) => {
  await enter(page, '/pipeline-health?view=all');

  const names = page.getByRole('columnheader', { name: 'Pipeline and cause' });
  await names.getByRole('button').click();
  await expect(names).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows(page).first()).toContainText('Clickstream catalog');

  await page.getByRole('combobox', { name: 'Group' }).selectOption('owner');
  const group = page.getByRole('button', { name: /^Data Platform/ });
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expect(page).toHaveURL(/sort=name&group=owner&folded=/);
  await takePicture(page, 'overview-groups');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await dialog.getByLabel('Name').fill('By team');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByRole('button', { name: /^By team/, pressed: true }),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Star Orders intake' }).click();
  await page.getByRole('button', { name: 'Starred' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Orders intake');
});

test('the documentation is read in the portal', async ({ page }) => {
  await enter(page);
  await page.getByRole('link', { name: 'Documentation' }).click();

  const article = page.getByRole('article');
  await page
    .getByRole('navigation', { name: 'Documentation' })
    .getByRole('link', { name: 'SQS queues' })
    .click();
  await expect(page).toHaveURL(/\/docs\/stages\/sqs-queue$/);
  await expect(
    article.getByRole('heading', { name: 'SQS queues', level: 1 }),
  ).toBeVisible();
  await takePicture(page, 'documentation');
  await expectAccessible(page);
});

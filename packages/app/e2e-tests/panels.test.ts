import { expect, Page, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

const CRAWLED = '/pipeline-health/component/default/clickstream-catalog';
const MATCHED = '/pipeline-health/component/default/customer-matching';

const region = (page: Page, name: string) => page.getByRole('region', { name });

test('a crawler shows why one dataset became several tables', async ({
  page,
}) => {
  await enter(page, CRAWLED);

  const tables = region(page, 'Tables of the crawler');
  await expect(tables).toContainText('too many');
  await expect(
    tables.getByRole('list', { name: 'Why it was split' }),
  ).toContainText('Files that are no data');
  await expect(
    tables.getByRole('row', { name: /tables that are alike/ }),
  ).toContainText('user_id is string instead of bigint');
  await tables.scrollIntoViewIfNeeded();
  await takePicture(page, 'crawler');
  await expectAccessible(page);
});

test('a transform shows how well it matches', async ({ page }) => {
  await enter(page, MATCHED);

  const flow = page.getByRole('group', { name: 'Flow' });
  await expect(
    flow.getByRole('button', { name: /match-customers/ }),
  ).toBeVisible();
  const quality = region(page, 'How well it matches');
  await expect(
    quality.getByRole('meter', { name: 'Recall', exact: true }),
  ).toHaveAttribute('aria-valuetext', /%, Below 90 %/);
  await expect(
    quality.getByRole('table', { name: 'Right and wrong' }),
  ).toContainText('wrongly matched');
  await quality.scrollIntoViewIfNeeded();
  await takePicture(page, 'transform');
});

test('the keyboard leads through the runs of all stages', async ({ page }) => {
  await enter(page, `${MATCHED}?runs=15d`);

  const runs = region(page, 'Runs');
  const crawls = runs.getByRole('group', { name: /^crm-customers/ });
  const tasks = runs.getByRole('group', { name: /^match-customers/ });
  await expect(crawls.getByRole('button').nth(5)).toBeVisible();
  await tasks.getByRole('button').last().focus();
  await page.keyboard.press('ArrowUp');
  await expect(crawls.getByRole('button', { pressed: true })).toBeFocused();
  await expect(page.getByRole('tooltip')).toContainText('DPU hours');
  await runs.scrollIntoViewIfNeeded();
  await takePicture(page, 'runs');
});

test('runs and panels are fit for a phone in the dark', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await enter(page, MATCHED);

  const list = page.getByRole('list', { name: 'Runs' });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  await expect(region(page, 'How well it matches')).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await list.scrollIntoViewIfNeeded();
  await takePicture(page, 'runs-phone');
  await expectAccessible(page);
});

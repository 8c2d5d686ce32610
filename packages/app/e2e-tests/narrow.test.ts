import { expect, Page, test } from '@playwright/test';
import { enter, takePicture } from './portal';

const PIPELINE = '/pipeline-health/component/default/sales-warehouse-load';

/** Every screen, with what is there once it has loaded. */
const SCREENS = [
  { screen: 'home', path: '/', text: 'What burns' },
  {
    screen: 'overview',
    path: '/pipeline-health?view=all',
    text: 'Payments settlement',
  },
  { screen: 'pipeline', path: PIPELINE, text: 'What to do' },
  {
    screen: 'on-call',
    path: '/pipeline-health/on-call',
    text: 'Payments settlement',
  },
  {
    screen: 'wallboard',
    path: '/pipeline-health/on-call?wallboard',
    text: 'Payments settlement',
  },
  {
    screen: 'operations',
    path: '/pipeline-health/operations',
    text: 'Calls',
  },
  {
    screen: 'entity',
    path: '/catalog/default/component/payments-settlement',
    text: 'The consumer has stopped',
  },
  {
    screen: 'entity-tab',
    path: '/catalog/default/component/payments-settlement/pipeline-health',
    text: 'What to do',
  },
];

/** What reaches beyond the right edge of the page, of what is not scrolled by itself. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) {
      return [];
    }
    return [...document.body.querySelectorAll('*')]
      .filter(it => it.getBoundingClientRect().right > clientWidth + 1)
      .map(it =>
        `${it.tagName} ${it.className} ${it.textContent}`.slice(0, 120),
      );
  });
}

for (const { screen, path, text } of SCREENS) {
  test(`nothing of the screen ${screen} is cut off at 320 px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    await enter(page, path);
    await expect(page.getByText(text).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await overflowing(page)).toEqual([]);
    await takePicture(page, `narrow-${screen}`);
  });
}

test('nothing of a stage, nor of the flow as a table, is cut off at 320 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await enter(page, PIPELINE);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(page.getByRole('table', { name: 'Flow' })).toBeVisible();
  expect(await overflowing(page)).toEqual([]);

  await page.getByRole('button', { name: 'Show as a drawing' }).click();
  await page
    .getByRole('list', { name: 'Flow' })
    .getByRole('button', { name: /First broken stage/ })
    .click();
  const sheet = page.getByRole('dialog');
  for (const part of await sheet.getByRole('tab').all()) {
    await part.click();
    expect(
      await sheet.evaluate(it => it.scrollWidth - it.clientWidth),
    ).toBeLessThanOrEqual(0);
  }
});

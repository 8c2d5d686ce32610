import { expect, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

const PATH = '/pipeline-health/component/default/payments-settlement';

test('a pipeline tells what is wrong, why, and what to do', async ({
  page,
}) => {
  await enter(page, '/pipeline-health?view=all');
  await page
    .getByRole('table', { name: 'Pipelines' })
    .getByRole('link', { name: /Payments settlement/ })
    .click();

  await expect(page).toHaveURL(new RegExp(`${PATH}$`));
  await expect(
    page.getByRole('heading', { name: /Payments settlement/ }),
  ).toBeVisible();
  await expect(
    page.getByText('The consumer has stopped').first(),
  ).toBeVisible();
  await expect(page.getByText('What to do').first()).toBeVisible();
  await expect(page.getByText('Data can be lost in')).toBeVisible();
  await expect(page.getByRole('link', { name: /Runbook/ })).toHaveAttribute(
    'href',
    'https://runbooks.example.com/payments-settlement',
  );
  await takePicture(page, 'pipeline');
  await expectAccessible(page);
});

test('the dead-letter queue is found, drawn, and can be chosen', async ({
  page,
}) => {
  await enter(page, PATH);

  const deadLetterQueue = page.getByRole('button', {
    name: /payments-settlement-dlq/,
  });
  await deadLetterQueue.click();
  await expect(deadLetterQueue).toHaveAttribute('aria-pressed', 'true');

  const drawer = page.getByRole('complementary', {
    name: 'payments-settlement-dlq',
  });
  await expect(
    drawer.getByRole('link', { name: 'AWS console' }),
  ).toHaveAttribute('href', /sqs\/v3\/home.*payments-settlement-dlq$/);
  await drawer.getByRole('tab', { name: 'Configuration' }).click();
  await expect(
    drawer.getByText(
      'arn:aws:sqs:eu-central-1:123456789012:payments-settlement-dlq',
    ),
  ).toBeVisible();
  await expectAccessible(page);

  await drawer.getByRole('button', { name: 'Close the stage' }).click();
  await expect(deadLetterQueue).toBeFocused();
});

test('the flow can be walked by keyboard and read as a table', async ({
  page,
}) => {
  await enter(page, '/pipeline-health/component/default/music-events');

  const flow = page.getByRole('group', { name: 'Flow' });
  const stream = flow.getByRole('button', { name: /^Kinesis stream/ });
  await flow.getByRole('button', { name: /First broken stage/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(stream).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/stage=arn.*kinesis/);
  await takePicture(page, 'flow');

  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(
    page.getByRole('table', { name: 'Flow' }).getByRole('row'),
  ).toHaveCount(6);
  await expectAccessible(page);
});

test('the tab of the browser names the pipeline and how it is', async ({
  page,
}) => {
  await enter(page, PATH);
  await expect(page).toHaveTitle(/✖ Payments settlement · Pipeline Health$/);
});

test('a chart tells the exact value below the pointer', async ({ page }) => {
  await enter(page, PATH);

  const chart = page.getByRole('slider', { name: /^Oldest message/ });
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  expect(box).not.toBeNull();
  await page.mouse.move(box!.x + box!.width * 0.5, box!.y + box!.height * 0.5);
  await page.mouse.move(box!.x + box!.width * 0.6, box!.y + box!.height * 0.5);

  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toContainText(/\d+ h/);
  await expect(tooltip).toContainText('UTC');
  await takePicture(page, 'chart-tooltip');
});

test('the entity of a pipeline has a card and a tab', async ({ page }) => {
  await enter(page, '/catalog/default/component/payments-settlement');

  await expect(
    page.getByText('The consumer has stopped').first(),
  ).toBeVisible();
  await takePicture(page, 'entity-card');

  await page
    .getByRole('link', { name: 'Pipeline health', exact: true })
    .click();
  await expect(page).toHaveURL(
    /\/component\/payments-settlement\/pipeline-health/,
  );
  await expect(page.getByText('What to do').first()).toBeVisible();
  await takePicture(page, 'entity-tab');
});

test('a pipeline is fit for the dark', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'));
  await enter(page, PATH);

  await expect(page.getByText('What to do').first()).toBeVisible();
  await takePicture(page, 'pipeline-dark');
  await expectAccessible(page);
});

test('a pipeline is fit for a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await enter(page, PATH);

  await expect(page.getByText('What to do').first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await takePicture(page, 'pipeline-phone');
  await expectAccessible(page);

  const queue = page
    .getByRole('list', { name: 'Flow' })
    .getByRole('button', { name: /First broken stage/ });
  await queue.click();
  const sheet = page.getByRole('dialog', { name: 'payments-settlement' });
  await expect(sheet.getByRole('tab', { name: 'Charts' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(queue).toBeFocused();
});

import { expect, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

test('who is on call sees what is lost first, and answers from there', async ({
  page,
}) => {
  await enter(page, '/pipeline-health');
  await page.getByRole('link', { name: 'On call' }).click();

  const first = page.getByRole('region', { name: 'Payments settlement' });
  await expect(first.getByRole('timer')).toBeVisible();
  await expect(first).toContainText('no answer yet');
  await expect(
    page.getByRole('list', { name: 'What burns' }).getByRole('listitem'),
  ).not.toHaveCount(0);
  await takePicture(page, 'on-call');
  await expectAccessible(page);

  await first
    .getByRole('button', { name: 'Acknowledge: Payments settlement' })
    .click();
  await expect(page.getByRole('dialog', { name: 'Acknowledge' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a wallboard fills the screen and stays when the network goes', async ({
  context,
  page,
}) => {
  await enter(page, '/pipeline-health/on-call?wallboard');

  const wall = page.getByRole('dialog', { name: 'On call' });
  await expect(wall).toContainText('Connected');
  await expect(wall.getByRole('button')).toHaveCount(0);
  await expectAccessible(page);

  await context.setOffline(true);
  await expect(wall.getByRole('alert')).toContainText('No connection for');
  await expect(wall).toContainText('Payments settlement');
  await takePicture(page, 'wallboard-offline');
  await context.setOffline(false);
  await expect(wall.getByRole('alert')).toBeHidden();

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Wallboard' })).toBeVisible();
});

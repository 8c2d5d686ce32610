import { expect, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

test('operations say who may read what in each account, and ask again', async ({
  page,
}) => {
  await enter(page, '/pipeline-health');
  await page.getByRole('link', { name: 'Operations' }).click();

  const access = page.getByRole('region', { name: 'Access' });
  const place = access.getByRole('row', { name: /eu-central-1/ });
  await expect(place).toContainText('arn:aws:');
  await expect(place).toContainText('nothing');
  await expect(place).toContainText(/\d+ \/ \d+/);
  await expect(place).toContainText(/\d+ watched/);
  await access.scrollIntoViewIfNeeded();
  await takePicture(page, 'operations-access');
  await expectAccessible(page);

  const answer = page.waitForResponse(/\/api\/pipeline-health\/setup/);
  await access.getByRole('button', { name: 'Ask again now' }).click();
  expect((await answer).ok()).toBe(true);
  await expect(
    access.getByRole('button', { name: 'Ask again now' }),
  ).toBeEnabled();
});

import { AxeBuilder } from '@axe-core/playwright';
import { APIRequestContext, expect, Page } from '@playwright/test';

/** Enters the portal as a guest, on the page with this path. */
export async function enter(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('button', { name: 'Enter' })).toBeHidden();
}

/**
 * Parts of Backstage itself: its notifications link counts without saying what, and
 * its widget of visited pages puts links right into a list.
 */
const NOT_OURS = ['a[href="/notifications"]', 'ul[class*="MuiList-dense"]'];

/** Fails when axe finds something that keeps people from using the page. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await NOT_OURS.reduce(
    (axe, selector) => axe.exclude(selector),
    new AxeBuilder({ page }),
  ).analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`,
    );
  expect(serious).toEqual([]);
}

/** Keeps a picture of the page beside the other results of the tests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-results/screenshots/${name}.png` });
}

interface PipelineList {
  items: { collectedAt?: string }[];
  counts: Record<string, number>;
}

/** What the overview answers to a guest. */
export async function listPipelines(
  request: APIRequestContext,
): Promise<PipelineList> {
  const session = await request.post('/api/auth/guest/refresh', {
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = await session.json();
  const answer = await request.get('/api/pipeline-health/pipelines', {
    headers: { Authorization: `Bearer ${backstageIdentity.token}` },
  });
  expect(answer.ok()).toBe(true);
  return answer.json();
}

import { expect, test as setup } from '@playwright/test';
import { listPipelines } from './portal';

setup('the pipelines are found and read', async ({ request }) => {
  setup.setTimeout(180_000);
  await expect(async () => {
    const { items, counts } = await listPipelines(request);
    expect(items.length).toBeGreaterThanOrEqual(9);
    expect(items.filter(item => !item.collectedAt)).toEqual([]);
    expect(counts.unknown).toBe(0);
    expect(counts.critical).toBeGreaterThan(0);
    expect(counts.healthy).toBeGreaterThan(0);
  }).toPass({ timeout: 170_000, intervals: [2_000] });
});

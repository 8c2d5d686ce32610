import { expect, test } from '@playwright/test';
import { enter, expectAccessible, takePicture } from './portal';

/** What the page of each system of the demo must say at first sight, and show when it is read. */
const systems = [
  {
    name: 'shipment-notifications',
    title: 'Shipment notifications',
    reason: /\d+ messages of shipment-notifications could not be processed/,
    stages: [/shipment-notifications-dlq/],
  },
  {
    name: 'music-events',
    title: 'Music events',
    reason: /Only [\d.]+ % of the records have reached OpenSearch/,
    stages: [/Kinesis stream/, /Firehose stream/, /Lambda/, /OpenSearch/, /S3/],
  },
  {
    name: 'clickstream-catalog',
    title: 'Clickstream catalog',
    // The crawl of the hour may end while the tests run, and adds the ninth.
    reason: /became [89] tables \(1 new\)/,
    stages: [/Glue crawler/, /S3/],
    also: 'Why it was split',
  },
  {
    name: 'customer-matching',
    title: 'Customer matching',
    reason: /match-customers misses \d+/,
    stages: [/Glue crawler/, /match-customers/],
    also: 'Runs',
  },
  {
    name: 'sales-warehouse-load',
    title: 'Sales warehouse load',
    reason: /The last \d+ loads of orders failed/,
    stages: [/DataBrew/, /Glue job/, /Redshift/, /S3/],
    also: 'Runs',
  },
];

for (const { name, title, reason, stages, also } of systems) {
  test(`${title}: what is wrong, and the way of its data`, async ({ page }) => {
    await enter(page, `/pipeline-health/component/default/${name}`);

    await expect(
      page.getByRole('heading', { name: new RegExp(title) }),
    ).toBeVisible();
    await expect(page.getByText(reason).first()).toBeVisible();
    for (const stage of stages) {
      await expect(
        page.getByRole('button', { name: stage }).first(),
      ).toBeVisible();
    }
    if (also) {
      await expect(page.getByText(also, { exact: true }).first()).toBeVisible();
    }
    await takePicture(page, name);
    await expectAccessible(page);
  });
}

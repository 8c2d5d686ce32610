import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { S3BucketInventory } from './S3BucketInventory';

/** Listings come with the description; CloudWatch only counts objects once a day. */
const LISTED = {
  unit: 'count',
  statistic: 'Maximum',
  period: 60,
  expectedLag: 60,
} as const;

/** What is counted in a bucket. */
export function series(inventory: S3BucketInventory): SeriesDefinition[] {
  return [
    {
      metric: 'failedObjects',
      title: 'Objects with failed documents, of the last hour',
      ...LISTED,
    },
    ...(inventory.contents
      ? [
          {
            metric: 'newObjects',
            title: 'New objects of the last hour',
            ...LISTED,
          },
          { metric: 'objects', title: 'Objects', ...LISTED },
        ]
      : []),
  ];
}

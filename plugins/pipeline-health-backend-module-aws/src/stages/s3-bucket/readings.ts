import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { S3BucketContext } from './context';

/** The age of the newest object, as the clock advances it. */
export function deriveReadings(context: S3BucketContext): {
  [metric: string]: Reading;
} {
  const newestAt = context.inventory?.contents?.newestAt;
  return newestAt
    ? {
        newestObjectAge: {
          value: Math.max(0, context.now - Date.parse(newestAt)) / 1000,
          unit: 'seconds',
          at: new Date(context.describedAt ?? context.now).toISOString(),
        },
      }
    : {};
}

import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { failedListings, newestOf, S3BucketCheck } from '../context';
import { thresholds } from '../thresholds';

const DAY_SECONDS = 86_400;

export const failedDocuments: S3BucketCheck = {
  id: 'failed-documents',
  description:
    'Firehose writes documents here that it could not deliver or transform. They are missing at the destination until somebody sends them again.',
  run(context): FindingDraft | undefined {
    const listings = failedListings(context);
    const sum = (count: 'objectsLastHour' | 'objectsLastDay' | 'bytes') =>
      listings.reduce((total, listing) => total + listing[count], 0);
    const newestAt = newestOf(listings.map(listing => listing.newestAt));
    const age = newestAt
      ? (context.now - Date.parse(newestAt)) / 1000
      : Infinity;
    if (!newestAt || age > DAY_SECONDS) {
      return undefined;
    }
    const lastHour = sum('objectsLastHour');
    const severity = severityOf(
      lastHour,
      thresholds.failedObjects,
      context.thresholds.failedObjects,
    );
    const partly = listings.some(({ complete, from }) => !complete && !from);
    return {
      severity: severity ?? 'info',
      title: severity
        ? `Failed documents are arriving: ${
            partly ? 'at least ' : ''
          }${formatCount(
            lastHour,
            'object',
          )} in the last hour, the newest ${formatDuration(age)} ago`
        : `Failed documents arrived within the last day, the newest ${formatDuration(
            age,
          )} ago`,
      evidence: {
        failedObjectsLastHour: lastHour,
        failedObjectsLastDay: sum('objectsLastDay'),
        failedBytes: sum('bytes'),
        newestFailedAt: newestAt,
        newestFailedKey:
          listings.find(listing => listing.newestAt === newestAt)?.newestKey ??
          '',
        prefixes: listings.map(({ prefix }) => prefix),
      },
      remedy:
        'Read errorCode and errorMessage in the newest object; repair the destination or the transform, then send the rawData of the objects again.',
    };
  },
};

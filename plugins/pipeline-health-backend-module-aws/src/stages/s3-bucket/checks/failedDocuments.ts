import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { seconds, severityOf } from '../../../judging';
import { failedContents, keepsFailures, missedOf } from '../listings';
import { S3BucketCheck, S3Listing } from '../S3BucketInventory';
import { withReason } from '../sayListing';
import { thresholds } from '../thresholds';

const DAY_SECONDS = 86_400;
const FIRST_SECONDS = 300;

export const failedDocuments: S3BucketCheck = {
  id: 'failed-documents',
  title: 'Failed documents',
  description:
    'Firehose writes documents here that it could not deliver or transform. They are missing at the destination until somebody sends them again.',
  claim: 'backlog',
  explains: 'nothing',
  metric: 'failedObjects',
  messages: {
    title:
      'Failed documents arrived within the last day, the newest {{age}} ago',
    title_arriving_one:
      'Failed documents are arriving: {{count}} object in the last hour, the newest {{age}} ago',
    title_arriving_other:
      'Failed documents are arriving: {{count}} objects in the last hour, the newest {{age}} ago',
    'title_at-least_one':
      'Failed documents are arriving: at least {{count}} object in the last hour, the newest {{age}} ago',
    'title_at-least_other':
      'Failed documents are arriving: at least {{count}} objects in the last hour, the newest {{age}} ago',
    title_missed:
      'Nobody knows whether failed documents arrive: not all that lies below {{prefix}} could be listed',
    remedy:
      'Read errorCode and errorMessage in the newest object; repair the destination or the transform, then send the rawData of the objects again.',
    remedy_missed:
      'Let a lifecycle rule expire old failed documents, or let their keys begin with the time, so that the new ones can be listed.',
  },
  run(context): FindingDraft | undefined {
    const { inventory, now } = context;
    const contents = failedContents(context);
    const failed = contents ?? inventory.failed;
    const missed = missedOf(failed);
    const listings = [answerOf<S3Listing | S3Listing[]>(failed) ?? []].flat();
    const sum = (count: 'objectsLastHour' | 'objectsLastDay' | 'bytes') =>
      listings.reduce((total, listing) => total + listing[count], 0);
    const lastHour = sum('objectsLastHour');
    const severity = severityOf(
      lastHour,
      thresholds.failedObjects,
      context.thresholds.failedObjects,
    );
    // Of folders that were not listed, the check of unanswered questions tells.
    if (missed && contents && !severity) {
      return {
        severity: 'unknown',
        variant: 'missed',
        ...withReason(inventory.prefix ?? '', missed),
      };
    }
    const [newest] = listings
      .flatMap(({ newestAt, newestKey }) =>
        newestAt ? [{ at: newestAt, key: newestKey ?? '' }] : [],
      )
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    const age = newest ? (now - Date.parse(newest.at)) / 1000 : Infinity;
    if (age > DAY_SECONDS) {
      return undefined;
    }
    // The first object is listed before the metrics of the stream that writes it tell why.
    const isFirst =
      keepsFailures(context) && lastHour === 1 && age < FIRST_SECONDS;
    return {
      severity: isFirst ? 'info' : severity ?? 'info',
      ...(severity && { variant: missed ? 'at-least' : 'arriving' }),
      values: { count: lastHour, age: seconds(age) },
      evidence: {
        failedObjectsLastHour: lastHour,
        failedObjectsLastDay: sum('objectsLastDay'),
        failedBytes: sum('bytes'),
        newestFailedAt: newest.at,
        newestFailedKey: newest.key,
        prefixes: listings.map(({ prefix }) => prefix),
      },
    };
  },
};

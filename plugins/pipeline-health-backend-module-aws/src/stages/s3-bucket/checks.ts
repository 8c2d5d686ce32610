import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { seconds, severityOf } from '../../judging';
import {
  failedContents,
  keepsFailures,
  missedOf,
  NewestAge,
  newestAge,
} from './listings';
import { S3BucketCheck, S3Listing } from './S3BucketInventory';
import { thresholds } from './thresholds';

const DAY_SECONDS = 86_400;
const FIRST_SECONDS = 300;

const failedDocuments: S3BucketCheck = {
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
        values: { prefix: inventory.prefix ?? '' },
        evidence: { reason: missed },
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

const noNewObjects: S3BucketCheck = {
  id: 'no-new-objects',
  title: 'No new objects',
  description:
    'No object has come below the prefix for longer than its owner expects. Off until the threshold newestObjectAge is set.',
  claim: 'starvation',
  metric: 'newestObjectAge',
  messages: {
    title: 'No object has come for {{age}}',
    'title_at-least': 'No object has come for {{age}} or longer',
    title_none: 'There is no object below the prefix',
    title_missed:
      'Nobody knows when the newest object came: not all that lies below {{prefix}} could be listed',
    remedy: 'Find out what writes here and why it has stopped.',
    remedy_missed:
      'Let the keys begin with the day, such as dt=2026-03-02/, or name a prefix with fewer objects, so that the new ones can be listed.',
  },
  run(context) {
    const { contents, prefix = '' } = context.inventory;
    const age = newestAge(context);
    if (!contents || !age) {
      return undefined;
    }
    const judge = (value: number) =>
      severityOf(
        value,
        thresholds.newestObjectAge,
        context.thresholds.newestObjectAge,
      );
    const severity = judge(age.atLeast);
    if (severity) {
      return { severity, ...tell(age, context) };
    }
    return judge(age.atMost)
      ? {
          severity: 'unknown',
          variant: 'missed',
          values: { prefix },
          evidence: {
            reason: missedOf(contents) ?? 'Older objects were not listed.',
          },
        }
      : undefined;
  },
};

function tell(
  { atLeast, atMost }: NewestAge,
  { inventory, now }: Parameters<S3BucketCheck['run']>[0],
): Omit<FindingDraft, 'severity'> {
  const listing = answerOf(inventory.contents);
  const found = listing && {
    prefix: listing.prefix,
    objects: listing.objects,
  };
  if (atLeast === Infinity) {
    return { variant: 'none', evidence: { ...found } };
  }
  return {
    ...(atLeast < atMost && { variant: 'at-least' }),
    values: { age: seconds(atLeast) },
    evidence: {
      ...found,
      newestObjectAgeSeconds: atLeast,
      ...(listing?.newestAt && { newestObjectAt: listing.newestAt }),
    },
    onsetAt: now - atLeast * 1000,
  };
}

export const checks: readonly S3BucketCheck[] = [failedDocuments, noNewObjects];

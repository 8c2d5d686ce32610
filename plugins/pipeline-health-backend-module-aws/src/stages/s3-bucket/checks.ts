import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, bytes, ratio, seconds, severityOf } from '../../judging';
import {
  failedContents,
  keepsFailures,
  missedOf,
  NewestAge,
  newestAge,
  wholeOf,
} from './listings';
import { hasRhythm, pausedWriters } from './rhythm';
import { S3BucketCheck, S3Listing } from './S3BucketInventory';
import { thresholds } from './thresholds';
import { WrittenAnew, writtenAnew } from './writtenAnew';

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
    'No object has come below the prefix for longer than its owner expects or, until the threshold newestObjectAge says what that is, at a time at which some came on every day before.',
  claim: 'starvation',
  covers: ['less-than-usual'],
  metric: 'newestObjectAge',
  messages: {
    title: 'No object has come for {{age}}',
    'title_at-least': 'No object has come for {{age}} or longer',
    title_none: 'There is no object below the prefix',
    title_usual_one:
      'No object has come below {{datasets}} for {{age}}; usual is every {{usual}}',
    title_usual_other:
      'No object has come below {{datasets}} for {{age}} or longer, as they usually do at this time',
    title_missed:
      'Nobody knows when the newest object came: not all that lies below {{prefix}} could be listed',
    remedy: 'Find out what writes here and why it has stopped.',
    remedy_usual:
      'Find out what writes here and why it has stopped. If that is meant, acknowledge it, or say with the threshold newestObjectAge how old the newest object may become.',
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
    const { warning, critical } = context.thresholds.newestObjectAge;
    if (warning === undefined && critical === undefined) {
      return tellUnusual(context);
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

/** No owner says how often objects come: those that came do. */
function tellUnusual(
  context: Parameters<S3BucketCheck['run']>[0],
): FindingDraft | undefined {
  const { inventory, previous, now } = context;
  const listing = wholeOf(inventory.contents);
  if (!listing || !hasRhythm(context)) {
    return listing ? undefined : asBefore(previous['no-new-objects']);
  }
  const before = previous['no-new-objects'];
  const stopped = [...(listing.rhythm?.stopped ?? [])].sort((left, right) =>
    left.dueAt.localeCompare(right.dueAt),
  );
  const [first] = stopped;
  if (!first) {
    // What it was usual for is listed no more, and still nothing has come.
    return before?.evidence.newestObjectAt === listing.newestAt
      ? asBefore(before)
      : undefined;
  }
  const paused = pausedWriters(context);
  return {
    severity: paused.length ? 'info' : 'warning',
    variant: 'usual',
    values: {
      count: stopped.length,
      datasets: stopped.map(({ dataset }) => `${listing.prefix}${dataset}`),
      age: seconds(
        (now - Date.parse(stopped[stopped.length - 1].newestAt)) / 1000,
      ),
      usual: seconds(first.usualSeconds),
    },
    evidence: {
      prefixes: stopped.map(({ dataset }) => `${listing.prefix}${dataset}`),
      objects: listing.objects,
      ...(listing.newestAt && { newestObjectAt: listing.newestAt }),
      newestOfDatasetAt: first.newestAt,
      dueAt: first.dueAt,
      usualIntervalSeconds: first.usualSeconds,
      usualRestsOnDays: first.restsOnDays,
      ...(paused.length && {
        switchedOff: paused.map(({ facts }) => facts.stage.name),
      }),
    },
    onsetAt: Date.parse(first.dueAt),
  };
}

function tellAnew(
  { bytes: value, before, at, isSure }: WrittenAnew,
  prefix: string,
): FindingDraft {
  return {
    severity: isSure ? 'warning' : 'info',
    variant: 'anew',
    values: {
      less: ratio(1 - value / before),
      prefix,
      value: bytes(value),
      usual: bytes(before),
    },
    evidence: {
      prefixes: [prefix],
      contentsBytes: value,
      contentsBeforeBytes: before,
      writtenAt: new Date(at).toISOString(),
    },
    onsetAt: at,
  };
}

const lessThanUsual: S3BucketCheck = {
  id: 'less-than-usual',
  title: 'Less than usual',
  description:
    'What came last below the prefix is far smaller than what came at such times before: files that are empty or hold only a header, or only a part of them.',
  claim: 'starvation',
  messages: {
    title:
      '{{less}} less than usual came below {{prefix}}: {{value}}, usual are {{usual}}',
    title_anew:
      '{{less}} less lies below {{prefix}} since it was written anew: {{value}}, before it was {{usual}}',
    remedy:
      'Look at what writes here: whether what it reads has come, and whether it was cut short. Let it write again what is missing.',
  },
  run(context) {
    const listing = wholeOf(context.inventory.contents);
    if (!listing) {
      return asBefore(context.previous['less-than-usual']);
    }
    const small = [...(listing.rhythm?.few ?? [])].sort(
      (left, right) => right.usualBytes - left.usualBytes,
    );
    const [few] = small;
    const anew = few ? undefined : writtenAnew(context);
    if (anew) {
      return tellAnew(anew, listing.prefix);
    }
    return few && hasRhythm(context)
      ? {
          severity: 'warning',
          values: {
            less: ratio(1 - few.bytes / few.usualBytes),
            value: bytes(few.bytes),
            usual: bytes(few.usualBytes),
            prefix: `${listing.prefix}${few.dataset}`,
          },
          evidence: {
            prefixes: small.map(({ dataset }) => `${listing.prefix}${dataset}`),
            cameBytes: few.bytes,
            usualBytes: few.usualBytes,
            usualRestsOn: few.restsOn,
            ...(listing.newestKey && { newestKey: listing.newestKey }),
          },
          onsetAt: Date.parse(few.at),
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

export const checks: readonly S3BucketCheck[] = [
  failedDocuments,
  noNewObjects,
  lessThanUsual,
];

import {
  answerOf,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { missedOf, NewestAge, newestAge, wholeOf } from '../listings';
import { hasRhythm, pausedWriters } from '../rhythm';
import { S3BucketCheck } from '../S3BucketInventory';
import { sayListing, withReason } from '../sayListing';
import { thresholds } from '../thresholds';

export const noNewObjects: S3BucketCheck = {
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
          ...withReason(prefix, missedOf(contents) ?? sayListing('older')),
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

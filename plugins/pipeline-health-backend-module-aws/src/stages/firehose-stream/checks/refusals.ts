import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import {
  judgeAttempts,
  knownSamples,
  knownUntil,
  ratio,
} from '../../../judging';
import {
  Attempts,
  backupWrites,
  flaggedDeliveries,
  flaggedPuts,
  KEY_FLAGS,
} from '../attempts';
import { DescribedFirehose, FirehoseCheck } from '../FirehoseInventory';
import { destinationOf, NOT_TAKEN } from './destination';
import { NOTHING_PASSES } from './notActive';

const RECENT_MS = 1_800_000;

export const accessRefused: FirehoseCheck = {
  id: 'access-refused',
  title: 'Access refused',
  description:
    'The destination refuses the role of the stream: nothing is delivered until that is repaired.',
  claim: 'refusal',
  covers: ['delivery-failing', ...NOT_TAKEN],
  explainedBy: { via: ['destination'] },
  metric: 'authFailure',
  messages: {
    title: "{{destination}} refuses access to the stream's role",
    'title_at-times':
      "{{destination}} refused access to the stream's role in {{minutes}} of the last 30 min",
    remedy:
      'Compare the access policy of the domain (and its fine-grained access control) with the role of the stream; somebody changed one of them.',
  },
  run: context => raised(context, flaggedDeliveries(context, 'authFailure')),
};

export const deliveryRejected: FirehoseCheck = {
  id: 'delivery-rejected',
  title: 'Deliveries rejected',
  description:
    'The destination rejects deliveries, mostly because it is overloaded or blocks writes.',
  claim: 'refusal',
  covers: ['data-stale', 'source-lagging', 'failed-documents'],
  explainedBy: { via: ['destination', 'staging'] },
  metric: 'deliveryRejected',
  messages: {
    title: '{{destination}} rejects deliveries',
    'title_at-times':
      '{{destination}} rejected deliveries in {{minutes}} of the last 30 min',
    remedy:
      'Look for blocked index writes, full disks and memory pressure at the destination.',
  },
  run: context =>
    raised(context, flaggedDeliveries(context, 'deliveryRejected')),
};

/** By the metric that is raised. */
const KEY_TROUBLES = {
  keyMissing: 'missing',
  keyInvalid: 'invalid',
  keyDisabled: 'disabled',
  keyAccessDenied: 'denied',
};

export const keyUnusable: FirehoseCheck = {
  id: 'key-unusable',
  title: 'Key cannot be used',
  description:
    'The stream cannot use the KMS key that it encrypts with: puts are refused.',
  claim: 'own-fault',
  covers: NOTHING_PASSES,
  explains: 'worse',
  messages: {
    title: 'The stream cannot use its KMS key: records are refused',
    'title_at-times':
      'The stream could not use its KMS key in {{minutes}} of the last 30 min: records were refused',
    remedy: '{{key}}',
    key: 'Enable the key, or restore the grant of the stream in its key policy.',
    key_denied:
      "Let the role of the stream and its producers use the key: restore the grant, or kms:GenerateDataKey and kms:Decrypt in the key's policy.",
    key_disabled: 'Enable the key (aws kms enable-key).',
    key_invalid:
      'The key is in no state in which it can be used, mostly because its deletion is scheduled: cancel that (aws kms cancel-key-deletion) and enable the key.',
    key_missing:
      'The key does not exist: encrypt the stream with another one (aws firehose start-delivery-stream-encryption).',
  },
  run(context) {
    const draft = raised(context, flaggedPuts(context));
    const trouble = KEY_FLAGS.findLast(metric =>
      knownSamples(context, metric).some(
        ({ at, value }) => value > 0 && at >= (draft?.onsetAt ?? Infinity),
      ),
    );
    return (
      draft && {
        ...draft,
        values: {
          ...draft.values,
          key: {
            key: 'firehose-stream.key-unusable.key',
            ...(trouble && { variant: KEY_TROUBLES[trouble] }),
            values: {},
          },
        },
      }
    );
  },
};

export const tooManyPartitions: FirehoseCheck = {
  id: 'too-many-partitions',
  title: 'Too many partitions',
  description:
    'Dynamic partitioning meets more active partitions than allowed; what does not fit goes to the error prefix.',
  claim: 'own-fault',
  metric: 'partitionCountExceeded',
  messages: {
    title: 'The stream has more active partitions than its quota allows',
    'title_at-times':
      'The stream had more active partitions than its quota allows in {{minutes}} of the last 30 min',
    remedy:
      'Partition by a key with fewer values, shorten the buffer, or ask for a higher quota.',
  },
  run: context =>
    raised(context, flaggedDeliveries(context, 'partitionCountExceeded')),
};

export const backupFailing: FirehoseCheck = {
  id: 'backup-failing',
  title: 'Backup fails',
  description:
    'Writing to the S3 bucket behind the stream fails. When neither destination nor backup take a record, delivery stalls until the record expires.',
  claim: 'refusal',
  explains: 'nothing',
  explainedBy: { via: ['backup', 'failed-documents'] },
  metric: 'backupSuccess',
  messages: {
    title: 'Only {{share}} of the writes to the bucket {{bucket}} succeed',
    title_unnamed: 'Only {{share}} of the writes to S3 succeed',
    remedy:
      "Check that the bucket exists and that the stream's role may s3:PutObject there and use its KMS key.",
  },
  run(context) {
    const { backup, staging } = context.inventory;
    const bucket = backup ?? staging;
    const verdict = backupWrites(context).map(judgeAttempts).find(Boolean);
    return (
      verdict && {
        severity: verdict.severity,
        ...(!bucket && { variant: 'unnamed' }),
        values: {
          share: ratio(verdict.value),
          ...(bucket && { bucket: bucket.bucketArn.replace(/^.*:::/, '') }),
        },
        evidence: {
          backupSuccessRatio: verdict.value,
          failingSinceAt: new Date(verdict.since).toISOString(),
          ...(bucket && { bucket: bucket.bucketArn }),
        },
        onsetAt: verdict.since,
      }
    );
  },
};

/** By the last attempts; or at times, between attempts that went well. */
function raised(
  context: DescribedFirehose,
  attempts: Attempts,
): FindingDraft | undefined {
  const { samples = [], metrics } = attempts;
  const verdict = judgeAttempts(attempts);
  const from = verdict?.since ?? knownUntil(context, metrics[0]) - RECENT_MS;
  const judged = samples.filter(({ at }) => at >= from);
  const first = judged.findIndex(({ value }) => value > 0);
  const last = judged.findLastIndex(({ value }) => value > 0);
  const isInterrupted = judged
    .slice(Math.max(first, 0), last)
    .some(({ value }) => value === 0);
  if (last < 0 || !(verdict || isInterrupted)) {
    return undefined;
  }
  const minutes = judged.filter(({ value }) => value > 0).length;
  return {
    severity: verdict?.severity ?? 'warning',
    ...(!verdict && { variant: 'at-times' }),
    values: { destination: destinationOf(context.inventory), minutes },
    evidence: {
      minutesRaised: minutes,
      lastRaisedAt: new Date(judged[last].at).toISOString(),
    },
    onsetAt: verdict?.since ?? judged[first].at,
  };
}

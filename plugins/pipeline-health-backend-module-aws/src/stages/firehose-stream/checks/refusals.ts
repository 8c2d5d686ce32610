import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { destinationOf, FirehoseCheck, FirehoseContext } from '../context';

/** A flag that was raised this long ago may have been lowered since. */
const RECENT_SECONDS = 1_800;

export const accessRefused: FirehoseCheck = {
  id: 'access-refused',
  description:
    'The destination refuses the role of the stream: nothing is delivered until that is repaired.',
  run: context =>
    raised(context, ['authFailure'], {
      severity: 'critical',
      title: `${capital(
        destinationOf(context),
      )} refuses access to the stream's role`,
      remedy:
        'Compare the access policy of the domain (and its fine-grained access control) with the role of the stream; somebody changed one of them.',
    }),
};

export const deliveryRejected: FirehoseCheck = {
  id: 'delivery-rejected',
  description:
    'The destination rejects deliveries, mostly because it is overloaded or blocks writes.',
  run: context =>
    raised(context, ['deliveryRejected'], {
      severity: 'warning',
      title: `${capital(destinationOf(context))} rejects deliveries`,
      remedy:
        'Look for blocked index writes, full disks and memory pressure at the destination.',
    }),
};

export const keyUnusable: FirehoseCheck = {
  id: 'key-unusable',
  description:
    'The stream cannot use the KMS key that it encrypts with: puts are refused.',
  run: context =>
    raised(context, ['keyAccessDenied', 'keyDisabled'], {
      severity: 'critical',
      title: 'The stream cannot use its KMS key: records are refused',
      remedy:
        'Enable the key, or restore the grant of the stream in its key policy.',
    }),
};

export const tooManyPartitions: FirehoseCheck = {
  id: 'too-many-partitions',
  description:
    'Dynamic partitioning meets more active partitions than allowed; what does not fit goes to the error prefix.',
  run: context =>
    raised(context, ['partitionCountExceeded'], {
      severity: 'warning',
      title: 'The stream has more active partitions than its quota allows',
      remedy:
        'Partition by a key with fewer values, shorten the buffer, or ask for a higher quota.',
    }),
};

function raised(
  context: FirehoseContext,
  metrics: string[],
  finding: { severity: 'warning' | 'critical'; title: string; remedy: string },
) {
  const from = context.now - RECENT_SECONDS * 1000;
  const hits = metrics.flatMap(metric =>
    (context.samples[metric] ?? []).filter(
      ({ at, value }) => at >= from && value > 0,
    ),
  );
  const last = hits.reduce<Sample | undefined>(
    (newest, hit) => (newest && newest.at > hit.at ? newest : hit),
    undefined,
  );
  return last && hits.length > 1
    ? {
        ...finding,
        evidence: {
          minutesRaised: hits.length,
          lastRaisedAt: new Date(last.at).toISOString(),
        },
      }
    : undefined;
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}

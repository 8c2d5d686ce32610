import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, bytes, ratio } from '../../../judging';
import { wholeOf } from '../listings';
import { hasRhythm } from '../rhythm';
import { S3BucketCheck } from '../S3BucketInventory';
import { WrittenAnew, writtenAnew } from '../writtenAnew';

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

export const lessThanUsual: S3BucketCheck = {
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

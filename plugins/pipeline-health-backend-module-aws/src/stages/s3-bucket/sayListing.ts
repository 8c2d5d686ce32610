import {
  MaybeSaid,
  Said,
  sayWith,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';

/** Why not all that lies in a bucket is known, by the keys of the templates. */
export const listingMessages: Templates = {
  's3-bucket.listing.no-order':
    'More than {{count}} objects lie below {{prefix}}, and their keys do not tell which are new.',
  's3-bucket.listing.too-many':
    'More than {{count}} objects came below {{prefix}} within {{window}}.',
  's3-bucket.listing.more-folders':
    'There are more than {{folders}} folders and {{objects}} objects.',
  's3-bucket.listing.not-looked-into':
    'Only {{looked}} of {{count}} folders were looked into.',
  's3-bucket.listing.older': 'Older objects were not listed.',
  's3-bucket.listing.and': '{{first}} {{rest}}',
};

const say = sayWith(listingMessages);

/** Says why not all is known: `no-order`. */
export function sayListing(
  name: string,
  values?: Parameters<typeof say>[1],
): Said {
  return say(`s3-bucket.listing.${name}`, values);
}

/** Why it is not known of a prefix, as a finding tells it. */
export function withReason(prefix: string, { message, sentence }: MaybeSaid) {
  return {
    values: { prefix, reason: sentence ?? message },
    evidence: { reason: message },
  };
}

/** Several reasons as one; undefined where there is none. */
export function sayAll(reasons: readonly Said[]): Said | undefined {
  return reasons.length
    ? reasons.reduceRight((rest, first) => sayListing('and', { first, rest }))
    : undefined;
}

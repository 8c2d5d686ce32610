import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';
import { S3BucketRole } from './S3BucketInventory';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Words in names of buckets and prefixes, the most telling first. */
const WORDS: readonly [S3BucketRole, RegExp][] = [
  ['backup', /backup|failed|failure|errors?|dead-?letter|quarantine|rejected/],
  ['temp', /temp|tmp|staging|scratch|spill|intermediate/],
  ['prepared', /prepared|curated|clean(ed|sed)?|processed|silver|gold|refined/],
  ['raw', /raw|landing|ingest|incoming|inbound|bronze|source/],
];

/**
 * The name of a bucket, with a prefix when the ARN has one:
 * `arn:aws:s3:::bucket` or `arn:aws:s3:::bucket/prefix/`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 's3') {
    return undefined;
  }
  const { bucket } = splitName(arn.resource);
  // The ARN of an access point, which has a region, begins like one of a bucket with a prefix.
  if (arn.region || !BUCKET.test(bucket)) {
    throw new Error(
      `'${abridge(
        arn.resource,
      )}' is not a bucket; expected arn:aws:s3:::bucket or arn:aws:s3:::bucket/prefix/`,
    );
  }
  return arn.resource.replace(/\/?\*?$/, match =>
    match.startsWith('/') ? '/' : '',
  );
}

/** The bucket and the prefix that the name of a stage holds. */
export function splitName(name: string): { bucket: string; prefix: string } {
  const slash = name.indexOf('/');
  return slash < 0
    ? { bucket: name, prefix: '' }
    : { bucket: name.slice(0, slash), prefix: name.slice(slash + 1) };
}

/** What a bucket is for, as far as its name tells; the prefix tells more. */
export function roleOf(bucket: string, prefix: string): S3BucketRole {
  for (const name of [prefix, bucket]) {
    const parts = name.toLowerCase().split(/[^a-z]+/);
    const found = WORDS.find(([, words]) =>
      parts.some(part => new RegExp(`^(${words.source})$`).test(part)),
    );
    if (found) {
      return found[0];
    }
  }
  return 'unknown';
}

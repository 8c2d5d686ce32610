import { abridge } from '@pipeline-health/plugin-pipeline-health-common';
import type { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * The name of a bucket, with a prefix when the ARN has one:
 * `arn:aws:s3:::bucket` or `arn:aws:s3:::bucket/prefix/`.
 */
export function identify(arn: ParsedArn): string | undefined {
  if (arn.service !== 's3') {
    return undefined;
  }
  const { bucket } = splitName(arn.resource);
  if (!BUCKET.test(bucket)) {
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

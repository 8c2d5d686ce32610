import { ParsedArn } from '@pipeline-health/plugin-pipeline-health-common';

/** What a Glue ARN names first: `crawler/…`, `job/…`, `mlTransform/…`. */
export type GlueResource = 'crawler' | 'job' | 'mlTransform';

/** The name in the ARN of a Glue resource, or undefined when it is of something else. */
export function glueNameOf(
  arn: ParsedArn,
  resource: GlueResource,
): string | undefined {
  if (arn.service !== 'glue' || !arn.resource.startsWith(`${resource}/`)) {
    return undefined;
  }
  const name = arn.resource.slice(resource.length + 1);
  if (!name || !arn.region || !arn.account) {
    throw new Error(
      `'${arn.arn}' is not the ARN of a Glue ${resource}; expected ` +
        `arn:aws:glue:region:account:${resource}/name`,
    );
  }
  return name;
}

/** The ARN of a Glue resource in the partition, region and account of another. */
export function glueArnBeside(arn: string, resource: string): string {
  return `${arn.split(':').slice(0, 5).join(':')}:${resource}`;
}

/** The ARN of a bucket, or of what lies below a folder in it. */
export function s3Arn(partition: string, segments: readonly string[]): string {
  const end = segments.length > 1 ? '/' : '';
  return `arn:${partition}:s3:::${segments.join('/')}${end}`;
}

/** The ARN of a Glue resource in the partition, region and account of another. */
export function glueArnBeside(arn: string, resource: string): string {
  return `${arn.split(':').slice(0, 5).join(':')}:${resource}`;
}

/** The ARN of a bucket, or of what lies below a folder in it. */
export function s3Arn(partition: string, segments: readonly string[]): string {
  const end = segments.length > 1 ? '/' : '';
  return `arn:${partition}:s3:::${segments.join('/')}${end}`;
}

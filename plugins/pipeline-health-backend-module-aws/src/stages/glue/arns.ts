const URI = /^s3[an]?:\/\/([^/]+)\/?(.*)$/i;
const PATTERN = /[{}<>*?[\]]/;

/** The ARN of a Glue resource in the partition, region and account of another. */
export function glueArnBeside(arn: string, resource: string): string {
  return `${arn.split(':').slice(0, 5).join(':')}:${resource}`;
}

/** The ARN of a bucket, or of what lies below a folder in it. */
export function s3Arn(partition: string, segments: readonly string[]): string {
  const end = segments.length > 1 ? '/' : '';
  return `arn:${partition}:s3:::${segments.join('/')}${end}`;
}

/** The bucket and key of an address such as `s3://bucket/orders/`. */
export function parseS3Uri(
  uri: string,
): { bucket: string; key: string } | undefined {
  const match = URI.exec(uri.trim());
  return match && !PATTERN.test(match[1])
    ? { bucket: match[1], key: match[2] }
    : undefined;
}

/**
 * The ARN of the folder that data lies in: of a key that names a file, the
 * folder around it; of one with a pattern or parameter, what comes before.
 */
export function folderArn(
  beside: string,
  { bucket, key = '' }: { bucket: string; key?: string },
): string {
  const segments = key.split('/').filter(Boolean);
  const pattern = segments.findIndex(segment => PATTERN.test(segment));
  const plain = pattern < 0 ? segments : segments.slice(0, pattern);
  const isFile =
    pattern < 0 && !key.endsWith('/') && /\.\w+$/.test(plain.at(-1) ?? '');
  const folders = isFile ? plain.slice(0, -1) : plain;
  const path = folders.map(folder => `${folder}/`).join('');
  return `arn:${beside.split(':')[1]}:s3:::${bucket}${path && `/${path}`}`;
}

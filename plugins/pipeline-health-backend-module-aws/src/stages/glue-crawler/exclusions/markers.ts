import { isExcluded } from './globPattern';

/** Names that are no data, by the custom of Hadoop and of what writes to S3. */
const MARKER = /^[_.]|\.(crc|tmp|temp|inprogress)$|_\$folder\$$|\._COPYING_$/i;
/** Folders in which Firehose keeps what it could not transform, convert or deliver. */
const FAILED_RECORDS =
  /^(?:processing|format-conversion|elasticsearch|amazonopensearchservice|http-endpoint|splunk|snowflake|iceberg)[-_]failed$/i;
const SUFFIX = /(\.(?:crc|tmp|temp|inprogress)|_\$folder\$|\._COPYING_)$/i;

/** What Spark and Hadoop leave behind, directly under a target and further down. */
const USUAL: { pattern: string; paths: string[] }[] = [
  { pattern: '**_SUCCESS', paths: ['_SUCCESS', 'dt=2026-03-02/_SUCCESS'] },
  {
    pattern: '**_temporary/**',
    paths: ['_temporary/0/part-0', 'dt=2026-03-02/_temporary/0/part-0'],
  },
];

/** Whether a file or a folder of this name is no data. */
export function isMarker(name: string): boolean {
  return MARKER.test(name);
}

/** Whether Firehose keeps in a folder of this name what it could not deliver. */
export function holdsFailedRecords(name: string): boolean {
  return FAILED_RECORDS.test(name);
}

/** The patterns that are lacking to keep the usual markers out. */
export function lackingExclusions(exclusions: readonly string[]): string[] {
  return USUAL.filter(
    ({ paths }) => !paths.every(path => isExcluded(path, exclusions)),
  ).map(({ pattern }) => pattern);
}

/**
 * The pattern that keeps a marker, or what failed, out at every level, by the folders and
 * the file that lead to it from the target; undefined for what holds neither.
 */
export function exclusionOf(segments: readonly string[], isFile: boolean) {
  const index = segments.findIndex(
    segment => isMarker(segment) || holdsFailedRecords(segment),
  );
  if (index < 0) {
    return undefined;
  }
  const name = segments[index];
  const [suffix] = SUFFIX.exec(name) ?? [];
  const pattern = `**${globbed(suffix ?? name)}`;
  return isFile && index === segments.length - 1 ? pattern : `${pattern}/**`;
}

/** A name with what has a meaning in patterns taken literally. */
export function globbed(name: string): string {
  return name.replace(/[*?[\]{}\\]/g, '\\$&');
}

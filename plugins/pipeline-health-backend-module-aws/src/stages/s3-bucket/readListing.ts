import { S3Listing } from './S3BucketInventory';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An object, as far as a listing tells of it. */
export interface ListedObject {
  key: string;
  bytes: number;
  /** Epoch milliseconds. */
  at: number;
}

/** Sums up what was listed below a prefix. */
export function readListing(options: {
  prefix: string;
  objects: readonly ListedObject[];
  complete: boolean;
  /** Epoch milliseconds; older objects were not listed. */
  from?: number;
  now: number;
}): S3Listing {
  const { prefix, complete, from, now } = options;
  // Firehose and the consoles create empty objects that only stand for folders.
  const objects = options.objects.filter(
    ({ key, bytes }) => !(key.endsWith('/') && bytes === 0),
  );
  const newest = objects.reduce<ListedObject | undefined>(
    (best, object) => (best && best.at >= object.at ? best : object),
    undefined,
  );
  const since = (time: number) => objects.filter(({ at }) => at > time).length;
  return {
    prefix,
    objects: objects.length,
    bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0),
    complete,
    ...(from !== undefined && { from: new Date(from).toISOString() }),
    objectsLastHour: since(now - HOUR_MS),
    objectsLastDay: since(now - DAY_MS),
    ...(newest && {
      newestAt: new Date(newest.at).toISOString(),
      newestKey: newest.key,
    }),
  };
}

/**
 * The key to begin behind so that only the objects of the last day are listed.
 * Firehose sorts what it writes by the hour of arrival in UTC (`2026/03/02/10/`);
 * undefined when the first key is not sorted like that.
 */
export function startOfLastDay(
  prefix: string,
  firstKey: string | undefined,
  now: number,
): string | undefined {
  if (
    !/^\d{4}\/\d{2}\/\d{2}\/\d{2}\//.test(firstKey?.slice(prefix.length) ?? '')
  ) {
    return undefined;
  }
  // An object is named by the hour in which its first record came, which may be before it was written.
  const hour = new Date(now - DAY_MS - HOUR_MS).toISOString().slice(0, 13);
  return `${prefix}${hour.replace(/[-T]/g, '/')}`;
}

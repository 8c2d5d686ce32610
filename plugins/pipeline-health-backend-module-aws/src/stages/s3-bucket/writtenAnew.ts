import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { wholeOf } from './listings';
import { hasRhythm } from './rhythm';
import { S3BucketContext } from './S3BucketInventory';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What is written anew may take so long, with pauses. */
const SETTLED = 20 * MINUTE;
/** So much less is no difference from one time to the next. */
const FEW = 0.05;
/** It is as usual again when it is so much of it. */
const ENOUGH = 0.5;
const SAME_TIME = 1.5 * HOUR;
const DAYS = 8;

/** Everything below a prefix was written anew, and is far less than before. */
export interface WrittenAnew {
  bytes: number;
  before: number;
  /** Epoch milliseconds of the newest object. */
  at: number;
  /** Whether a day is known in which it never was so little. */
  isSure: boolean;
}

/**
 * Of an output that each run replaces, only its size tells how much it brought.
 * What is as small at this time of another day, or on several days, is so on
 * purpose: a folder that is emptied, or begins anew.
 */
export function writtenAnew(context: S3BucketContext): WrittenAnew | undefined {
  const found = muchLess(context);
  const before = context.previous['less-than-usual'];
  if (!found || toldBefore(context, found.at) !== undefined) {
    return found && { ...found, isSure: before?.severity === 'warning' };
  }
  const earlier = (context.samples.contentsBytes ?? []).filter(
    ({ at }) => at < found.at - SAME_TIME,
  );
  const small = earlier.filter(({ value }) => value <= 2 * found.bytes);
  const days = new Set(small.map(({ at }) => Math.floor(at / DAY)));
  const isUsual =
    days.size > 1 ||
    small.some(({ at }) => timeApart(at, found.at) <= SAME_TIME);
  const [oldest] = earlier;
  return isUsual
    ? undefined
    : { ...found, isSure: oldest !== undefined && oldest.at < found.at - DAY };
}

/** Epoch milliseconds from which on sizes matter: where it may be too little, to the days before. */
export function writtenAnewLookback(
  context: S3BucketContext,
): number | undefined {
  return muchLess(context) ? context.now - DAYS * DAY : undefined;
}

function muchLess(
  context: S3BucketContext,
): Omit<WrittenAnew, 'isSure'> | undefined {
  const listing = wholeOf(context.inventory?.contents);
  const at = Date.parse(listing?.newestAt ?? '');
  if (
    !listing ||
    listing.from ||
    !hasRhythm(context) ||
    !(at <= context.now - SETTLED) ||
    !(listing.objects > 0)
  ) {
    return undefined;
  }
  const before = lastBefore(context.samples.contentsBytes ?? [], at);
  const told = toldBefore(context, at);
  const usual = told ?? before?.value;
  const line = told === undefined ? FEW : ENOUGH;
  return usual !== undefined && listing.bytes < line * usual
    ? { bytes: listing.bytes, before: usual, at }
    : undefined;
}

function lastBefore(
  samples: readonly Sample[],
  time: number,
): Sample | undefined {
  return samples.findLast(({ at }) => at < time - MINUTE);
}

/** The size by the finding before, while it is of the same objects or of no more. */
function toldBefore(
  { previous, acknowledgedAt }: S3BucketContext,
  at: number,
): number | undefined {
  const before = previous['less-than-usual'];
  const bytes = before?.evidence.contentsBeforeBytes;
  const acknowledged = acknowledgedAt['less-than-usual'] ?? -Infinity;
  return typeof bytes === 'number' && acknowledged < at ? bytes : undefined;
}

function timeApart(one: number, other: number): number {
  const apart = Math.abs(one - other) % DAY;
  return Math.min(apart, DAY - apart);
}

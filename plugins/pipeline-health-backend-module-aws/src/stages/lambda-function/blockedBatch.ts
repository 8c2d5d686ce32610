import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaContext } from './LambdaInventory';

const MINUTE = 60_000;
/** For so long the oldest record must have stayed the same. */
const STUCK_MS = 6 * MINUTE;
/** For so long at least. */
const JUST_STUCK_MS = 3 * MINUTE;
/** An age that grows like this, or faster by no more than its grain, is that of one and the same record. */
const GROWTH = { least: 0.9, most: 1.2 };
/** Minutes in which calls fail, of all with calls; retries come with pauses. */
const FAILING_SHARE = 0.2;
/** The oldest record is the same while its time stays within this. */
const SAME_MS = 3 * MINUTE;

/** A batch that is in the way. */
export interface Blocked {
  /** Epoch milliseconds; when its oldest record came. */
  since: number;
  /** Whether it has been for so long that it does not end by itself. */
  lasts: boolean;
}

/**
 * Tells that one batch is in the way: the oldest record has stayed the same for
 * some minutes, while some calls fail again and again and others succeed. Where
 * all fail it is the function.
 */
export function blockedBatch(context: LambdaContext): Blocked | undefined {
  const held = heldBefore(context);
  if (held) {
    return held;
  }
  const since = stuckSince(context, STUCK_MS);
  if (since !== undefined) {
    return { since, lasts: true };
  }
  const just = stuckSince(context, JUST_STUCK_MS);
  return just === undefined ? undefined : { since: just, lasts: false };
}

/** What was in the way is so until the oldest record is another, whenever it is tried again. */
function heldBefore({ samples, previous }: LambdaContext): Blocked | undefined {
  const before = previous['shard-blocked'];
  const since = Date.parse(before?.onsetAt ?? '');
  const last = samples.iteratorAge?.at(-1);
  const isSame =
    last && Math.abs(last.at - last.value * 1000 - since) <= SAME_MS;
  return isSame && last.value * 1000 > JUST_STUCK_MS
    ? { since, lasts: last.value * 1000 >= STUCK_MS + JUST_STUCK_MS }
    : undefined;
}

function stuckSince(
  { samples }: LambdaContext,
  length: number,
): number | undefined {
  const ages = samples.iteratorAge ?? [];
  const last = ages[ages.length - 1];
  const before = ages.findLast(({ at }) => at <= (last?.at ?? 0) - length);
  if (!last || !before) {
    return undefined;
  }
  const elapsed = (last.at - before.at) / 1000;
  const growth = (last.value - before.value) / elapsed;
  if (growth < GROWTH.least || growth > GROWTH.most) {
    return undefined;
  }
  const stuckAt = last.at - last.value * 1000;
  // The first try failed as it got stuck, the next ones fail after longer and longer pauses.
  return [before.at, stuckAt].some(from => failsInPart(samples, from))
    ? stuckAt
    : undefined;
}

/** Whether calls fail again and again from a time on, and others succeed. */
function failsInPart(
  { invocations = [], errors = [] }: LambdaContext['samples'],
  from: number,
): boolean {
  const since = ({ at, value }: Sample) => at > from && value > 0;
  const called = invocations.filter(since);
  const failed = errors.filter(since);
  return (
    failed.length > 0 &&
    failed.length >= FAILING_SHARE * called.length &&
    total(failed) < total(called)
  );
}

function total(samples: readonly { value: number }[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}

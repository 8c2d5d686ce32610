import { SAMPLES_SINCE } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, sumBetween } from '../../judging';
import { consumersOf, KinesisContext } from './KinesisInventory';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SLOT_MS = 10 * MINUTE;
/** A reader that is missed was there for so long, and has been away for so long. */
const STEADY_SLOTS = 9;
const AWAY_SLOTS = 2;
/** Of so many slots at most one may differ. */
const MOST_OTHER = 0.15;
/** So near to a whole number it is that many readers. */
const NEAR = 0.15;

/** Readers that share a stream, of which one went away. */
export interface FewerReaders {
  before: number;
  now: number;
  /** Epoch milliseconds. */
  since: number;
}

/**
 * Every reader that shares the throughput of a stream reads each record once, so
 * the records that are read, by those that came in, count the readers: what the
 * lag of those that are left says nothing of. One that catches up reads at no
 * steady multiple, and counts as nobody.
 */
export function fewerReaders(
  context: KinesisContext,
): FewerReaders | undefined {
  const slots = readersBySlot(context);
  const now = slots[slots.length - 1]?.readers;
  const changed = slots.findLastIndex(({ readers }) => readers !== now) + 1;
  if (!now || slots.length - changed < AWAY_SLOTS) {
    return undefined;
  }
  // The slot in which it went is neither.
  const earlier = slots.slice(0, Math.max(0, changed - 1));
  const before = Math.max(0, ...earlier.map(({ readers }) => readers ?? 0));
  const others = earlier.filter(({ readers }) => readers !== before).length;
  return before > now &&
    !movedSince(context, slots[changed - 1].at - DAY) &&
    earlier.length >= STEADY_SLOTS &&
    others <= MOST_OTHER * earlier.length
    ? { before, now, since: slots[changed - 1].at }
    : undefined;
}

/** Whether a reader may have got a throughput of its own instead. */
function movedSince({ inventory }: KinesisContext, time: number): boolean {
  return (
    inventory !== undefined &&
    consumersOf(inventory).some(
      ({ createdAt }) => createdAt && Date.parse(createdAt) > time,
    )
  );
}

/** How many readers there are now; undefined when that cannot be told. */
export function readersNow(context: KinesisContext): number | undefined {
  const lately = readersBySlot(context).slice(-AWAY_SLOTS);
  const [first] = lately;
  return lately.every(({ readers }) => readers === first.readers)
    ? first?.readers
    : undefined;
}

function readersBySlot(context: KinesisContext) {
  const { incomingRecords = [], readRecords = [] } = context.samples;
  const until = Math.min(
    knownUntil(context, 'incomingRecords'),
    knownUntil(context, 'readRecords'),
  );
  const count = Math.floor((SAMPLES_SINCE - SLOT_MS) / SLOT_MS);
  return Array.from({ length: count }, (_, index) => {
    const at = until - (count - index) * SLOT_MS;
    const came = sumBetween(incomingRecords, at, at + SLOT_MS);
    const times = sumBetween(readRecords, at, at + SLOT_MS) / came;
    const whole = Math.round(times);
    return {
      at,
      readers: came > 0 && Math.abs(times - whole) <= NEAR ? whole : undefined,
    };
  });
}

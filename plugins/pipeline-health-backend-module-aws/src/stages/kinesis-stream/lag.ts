import {
  currentReading,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { jumpedAt } from '../../judging';
import { consumersOf, KinesisContext } from './KinesisInventory';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A reader that is this close to the newest record has caught up. */
export const CAUGHT_UP_SECONDS = 60;
/** A reader that is gone read in nearly each of these before. */
const STEADY_SLOT_MS = 5 * MINUTE;
export const STEADY_MS = 3 * HOUR;
const STEADY_SHARE = 0.8;

/** A way in which a stream is read, and what tells how far behind it is. */
export interface Reader {
  metric: string;
  /** With a throughput of its own; absent for all that share the stream's. */
  consumer?: string;
}

/** What one reader has not read yet. */
export interface Lag {
  reader: Reader;
  /** Age in seconds of the oldest record that it has not read. */
  seconds: number;
  /** False when it reads no more. */
  reading: boolean;
  /** Epoch milliseconds; when it was last seen to read. */
  lastAt: number;
  /** Epoch milliseconds; when it began to read at an old position, for which nothing had waited. */
  restartedAt?: number;
}

const SHARED: Reader = { metric: 'iteratorAge' };

/** Everybody who can read the stream, as far as it is known. */
export function readersOf({
  inventory,
}: Pick<KinesisContext, 'inventory'>): Reader[] {
  return inventory
    ? [
        SHARED,
        ...consumersOf(inventory).map(({ name }) => ({
          metric: `consumerLag.${name}`,
          consumer: name,
        })),
      ]
    : [];
}

/** What each reader that is known to be one has not read, the worst first. */
export function lagsOf(context: KinesisContext): Lag[] {
  return readersOf(context)
    .flatMap(reader => lagOf(context, reader) ?? [])
    .sort((left, right) => right.seconds - left.seconds);
}

/**
 * How far a reader is behind, now: the published age, grown by the clock; or,
 * when it reads no more, the age of the first record since.
 */
function lagOf(context: KinesisContext, reader: Reader): Lag | undefined {
  const { metric } = reader;
  const last = lastRead(context, reader);
  if (!last) {
    return undefined;
  }
  if (!currentReading(context, metric)) {
    const unread = unreadSince(context, reader, last);
    return unread === undefined
      ? undefined
      : {
          reader,
          seconds: (context.now - unread) / 1000,
          reading: false,
          lastAt: last.at,
        };
  }
  const late = last.value > CAUGHT_UP_SECONDS;
  const since = late ? Math.max(0, context.now - last.at) / 1000 : 0;
  const restartedAt = late
    ? jumpedAt(context.samples[metric] ?? [])
    : undefined;
  return {
    reader,
    seconds: last.value + since,
    reading: true,
    lastAt: last.at,
    ...(restartedAt !== undefined && { restartedAt }),
  };
}

/** The last time at which the reader was seen to read, however long ago. */
export function lastRead(
  { readings }: Pick<KinesisContext, 'readings'>,
  { metric }: Reader,
): Sample | undefined {
  const age = readings[metric];
  return age && { at: Date.parse(age.at), value: age.value };
}

/**
 * Epoch milliseconds of the first record that came in after the last read;
 * undefined while nothing did, and where the reader may well have been meant to
 * go.
 */
function unreadSince(
  context: KinesisContext,
  reader: Reader,
  last: Sample,
): number | undefined {
  const first = (context.samples.incomingRecords ?? []).find(
    ({ at, value }) => value > 0 && at > last.at,
  );
  return first && !mayBeMeant(context, reader, last)
    ? first.at - last.value * 1000
    : undefined;
}

/**
 * While others read, one that goes away may have been for a while only, or have
 * moved: it is missed when it was there all the time, nobody else tells of what
 * it would, and no reader of its own has come in its place.
 */
function mayBeMeant(
  context: KinesisContext,
  reader: Reader,
  last: Sample,
): boolean {
  const others = readersOf(context).filter(
    ({ metric }) => metric !== reader.metric && currentReading(context, metric),
  );
  if (reader.consumer === undefined && isReadByNeighbours(context)) {
    return true;
  }
  if (!others.length) {
    return false;
  }
  const moved =
    context.inventory &&
    consumersOf(context.inventory).some(
      ({ createdAt }) => createdAt && Date.parse(createdAt) > last.at - DAY,
    );
  return Boolean(moved) || !wasSteady(context, reader, last);
}

function wasSteady(
  { samples }: KinesisContext,
  { metric }: Reader,
  last: Sample,
): boolean {
  const slots = new Set(
    (samples[metric] ?? [])
      .filter(({ at }) => at > last.at - STEADY_MS && at <= last.at)
      .map(({ at }) => Math.floor(at / STEADY_SLOT_MS)),
  );
  return slots.size >= (STEADY_MS / STEADY_SLOT_MS) * STEADY_SHARE;
}

const fanOutSchema = z.object({
  eventSources: z.object({
    answer: z.array(z.object({ consumer: z.string() })).nonempty(),
  }),
});

/** By somebody who shares the stream's throughput and tells of its own lag. */
function isReadByNeighbours({ neighbours }: KinesisContext): boolean {
  return neighbours.some(
    ({ direction, facts }) =>
      direction === 'downstream' &&
      !fanOutSchema.safeParse(facts.inventory).success &&
      ['sourceLag', 'iteratorAge'].some(metric =>
        currentReading(facts, metric),
      ),
  );
}

import {
  Sample,
  SAMPLES_SINCE,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Balance, balanceOf, knownUntil, sumBetween } from '../../judging';
import {
  delayOf,
  Difference,
  failsOrIsThrottled,
  knownSource,
  MINUTE_MS,
} from './hops';
import {
  EventSource,
  isQueue,
  isStopped,
  LambdaContext,
  sourcesOf,
} from './LambdaInventory';

/** What is missing is missing for sure: a short time tells it. */
const WINDOW_MS = 10 * MINUTE_MS;
/** Lambda takes so many messages for a call unless it is told otherwise. */
const DEFAULT_BATCH = 10;
/** Calls are counted when they begin, and what they were given just before. */
const NEARLY = 0.9;

/**
 * Messages that were processed and not deleted, of a queue whose mapping counts
 * nothing: a call that Lambda makes for a queue is given a message at least,
 * and when it succeeds Lambda deletes what it was given, so that fewer deleted
 * messages than calls are too few, whoever else deletes some.
 *
 * That proves nothing where others call the function, who give it no messages,
 * nor where somebody only looks at messages: then fewer were received than calls
 * were made, or the queue is empty now and then, as what is not deleted stays.
 * Calls that fail, or say which messages failed, leave messages on purpose.
 */
export function undeletedOfCalls(context: LambdaContext): Difference[] {
  const { invocations = [] } = context.samples;
  const taken = onlyQueue(context);
  if (
    !taken ||
    taken.source.reportsFailedItems ||
    failsOrIsThrottled(context)
  ) {
    return [];
  }
  const { source, queue } = taken;
  const balance = weigh(context, taken, {
    into: invocations,
    out: deletedOf(queue),
  });
  return balance &&
    sumBetween(
      queue.samples.messagesReceived ?? [],
      balance.from,
      balance.until,
    ) >=
      NEARLY * balance.into &&
    isNeverEmpty(queue, balance)
    ? [{ source, ...balance }]
    : [];
}

/**
 * Messages that somebody else deleted: more than all calls can have been given,
 * each a whole batch. What Lambda filters out it deletes without a call.
 */
export function deletedByOthers(context: LambdaContext): Difference[] {
  const { invocations = [] } = context.samples;
  const taken = onlyQueue(context);
  if (!taken || taken.source.filtersEvents !== false) {
    return [];
  }
  const { source, queue } = taken;
  const { batchSize = DEFAULT_BATCH } = source;
  const delay = delayOf(context, source);
  const balance = weigh(context, taken, {
    into: deletedOf(queue),
    // A message is deleted after its call, within the delay.
    out: invocations.map(({ at, value }) => ({
      at: at + delay,
      value: value * batchSize,
    })),
  });
  return balance ? [{ source, ...balance }] : [];
}

interface Taken {
  source: EventSource;
  queue: StageFacts;
}

/** The queue for which all calls are made that Lambda makes; undefined where there are several, or their events are counted. */
function onlyQueue(context: LambdaContext): Taken | undefined {
  const sources = context.inventory ? sourcesOf(context.inventory) : [];
  const [source, ...others] = sources.filter(each => !isStopped(each));
  const queue = source && knownSource(context, source);
  return queue && isQueue(source) && !source.countsEvents && !others.length
    ? { source, queue }
    : undefined;
}

function deletedOf({ samples }: StageFacts): readonly Sample[] {
  return samples.messagesDeleted ?? [];
}

function weigh(
  context: LambdaContext,
  { source, queue }: Taken,
  { into, out }: { into: readonly Sample[]; out: readonly Sample[] },
): Balance | undefined {
  const { from: callsFrom = Infinity } = context.coverage.invocations ?? {};
  const { from: deletedFrom = Infinity } = queue.coverage.messagesDeleted ?? {};
  const deleted = deletedOf(queue);
  const newest = deleted[deleted.length - 1];
  const balance =
    newest &&
    balanceOf({
      into,
      outOf: { out },
      since: Math.max(context.now - SAMPLES_SINCE, callsFrom, deletedFrom),
      until: Math.min(
        knownUntil(context, 'invocations'),
        knownUntil(queue, 'messagesDeleted'),
        // A queue that is used publishes zeros: what is not told yet is not none.
        newest.at,
      ),
      delay: delayOf(context, source),
      window: WINDOW_MS,
    });
  return balance && balance.missing > 0 ? balance : undefined;
}

/** Whether messages were in the queue in every minute, waiting or in flight. */
function isNeverEmpty(
  { samples }: StageFacts,
  { from, until }: { from: number; until: number },
): boolean {
  const { messagesVisible = [], messagesInFlight = [] } = samples;
  const inFlight = new Map(
    messagesInFlight.map(({ at, value }) => [at, value]),
  );
  const within = messagesVisible.filter(({ at }) => at >= from && at < until);
  return (
    within.length > 0 &&
    within.every(({ at, value }) => value + (inFlight.get(at) ?? 0) > 0)
  );
}

import {
  currentReading,
  Sample,
  SAMPLES_SINCE,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { balanceOf, knownUntil } from '../../judging';
import {
  EventSource,
  isQueue,
  isStopped,
  isStream,
  LambdaContext,
  sourcesOf,
} from './LambdaInventory';

const MINUTE_MS = 60_000;
const WINDOW_MS = 30 * MINUTE_MS;
/** Publication, and what is under way between two minutes. */
const SLACK_MS = 3 * MINUTE_MS;
/** A reader that is so close to the newest record has had its turn. */
const CLOSE_SECONDS = 10 * 60;

/** What Lambda counts of the events of a mapping that is told to: the first halves of the names of its series. */
type Counted =
  | 'polledEvents'
  | 'filteredEvents'
  | 'invokedEvents'
  | 'failedEvents'
  | 'recordsDropped'
  | 'deletedEvents';

/** Events that came into a place and left by no way that is known. */
export interface Difference {
  source: EventSource;
  /** By what left in the same time. */
  missing: number;
  into: number;
  /** Epoch milliseconds between which they came in. */
  from: number;
  until: number;
}

/**
 * Events that Lambda read and neither gave to the function nor filtered out nor
 * gave up, of sources that are counted. What it could not give because the
 * function was throttled goes back to its source and is read again.
 */
export function notGiven(context: LambdaContext): Difference[] {
  return isThrottled(context)
    ? []
    : countedSources(context)
        .filter(source => isQueue(source) || isClose(context))
        .flatMap(
          source =>
            differenceOf(context, source, 'polledEvents', [
              'filteredEvents',
              'invokedEvents',
              'failedEvents',
              'recordsDropped',
            ]) ?? [],
        );
}

/**
 * Messages that the function processed and that Lambda did not delete: they
 * come again. While calls fail, or say which messages failed, that is their
 * doing.
 */
export function notDeleted(context: LambdaContext): Difference[] {
  const fails = (context.samples.errors ?? []).some(({ value }) => value > 0);
  return fails || isThrottled(context)
    ? []
    : countedSources(context)
        .filter(source => isQueue(source) && !source.reportsFailedItems)
        .flatMap(
          source =>
            differenceOf(context, source, 'invokedEvents', [
              'deletedEvents',
              'failedEvents',
            ]) ?? [],
        );
}

function isThrottled({ samples }: LambdaContext): boolean {
  return (samples.throttles ?? []).some(({ value }) => value > 0);
}

/** Sources of which CloudWatch is told what becomes of their events. */
function countedSources({ inventory }: LambdaContext): EventSource[] {
  return inventory
    ? sourcesOf(inventory).filter(
        source => source.countsEvents && !isStopped(source),
      )
    : [];
}

/** Undefined where nothing is missing, or what left was never told. */
function differenceOf(
  context: LambdaContext,
  source: EventSource,
  into: Counted,
  ways: readonly Counted[],
): Difference | undefined {
  const { samples, coverage, now } = context;
  const seriesOf = (counted: Counted) => `${counted}.${source.id}`;
  const asked = [into, ...ways]
    .map(seriesOf)
    .filter(metric => coverage[metric] !== undefined);
  // The first way is the one by which nearly all leave.
  const isTold = (counted: Counted) =>
    context.readings[seriesOf(counted)] !== undefined;
  if (!isTold(into) || !ways.some(isTold)) {
    return undefined;
  }
  const balance = balanceOf({
    into: samples[seriesOf(into)] ?? [],
    outOf: Object.fromEntries(
      ways.map(way => [way, samples[seriesOf(way)] ?? []]),
    ),
    since: Math.max(
      now - SAMPLES_SINCE,
      ...asked.map(metric => coverage[metric]?.from ?? Infinity),
    ),
    until: Math.min(...asked.map(metric => knownUntil(context, metric))),
    delay: delayOf(context, source),
    window: WINDOW_MS,
  });
  return balance && balance.steadyMissingRatio > 0
    ? {
        source,
        missing: Math.round(balance.steadyMissingRatio * balance.into),
        into: balance.into,
        from: balance.from,
        until: balance.until,
      }
    : undefined;
}

/** How long an event may be under way, in whole minutes: gathered, worked on, and published. */
function delayOf(
  { inventory }: LambdaContext,
  { windowSeconds = 0 }: EventSource,
): number {
  const seconds = windowSeconds + 2 * (inventory?.timeoutSeconds ?? 900);
  return Math.ceil((seconds * 1000 + SLACK_MS) / MINUTE_MS) * MINUTE_MS;
}

/**
 * Records of streams that came and that the function was never given although
 * it is close to the newest: it began anew behind them. What it was called
 * with is at most its calls times the size of a batch; where Lambda filters,
 * only what it counts as read tells. One sample for each half an hour.
 */
export function skippedRecords(
  context: LambdaContext,
): { source: EventSource; skipped: Sample[] }[] {
  const { inventory, now } = context;
  const sources = inventory ? sourcesOf(inventory).filter(isStream) : [];
  const age = currentReading(context, 'iteratorAge');
  if (!age || !isClose(context)) {
    return [];
  }
  return sources.flatMap(source => {
    const stream = streamOf(context, source);
    const read = readOf(context, sources, source);
    if (
      !stream ||
      !read ||
      isStopped(source) ||
      source.maximumRecordAgeSeconds
    ) {
      return [];
    }
    const { metric, taken } = read;
    const since = Math.max(
      now - SAMPLES_SINCE,
      stream.coverage.incomingRecords?.from ?? Infinity,
      context.coverage[metric]?.from ?? Infinity,
      readerSince(context, source),
    );
    const until = Math.min(
      knownUntil(stream, 'incomingRecords'),
      knownUntil(context, metric),
    );
    const skipped: Sample[] = [];
    const first = Math.ceil(since / WINDOW_MS) * WINDOW_MS;
    for (let from = first; from + WINDOW_MS <= until; from += WINDOW_MS) {
      const to = from + WINDOW_MS;
      // Of few records one call may take all that came while none was made.
      const again = taken.find(({ at, value }) => at >= to && value > 0);
      const delay =
        delayOf(context, source) +
        oldestSince(context, from) +
        (again ? again.at - to + SLACK_MS : 0);
      const balance = balanceOf({
        into: (stream.samples.incomingRecords ?? []).filter(
          ({ at }) => at >= from && at < to,
        ),
        outOf: { taken },
        since: from,
        until: to + delay,
        delay,
        window: WINDOW_MS,
      });
      if (balance && to + delay <= until && balance.missing > 0) {
        skipped.push({ at: from, value: Math.round(balance.missing) });
      }
    }
    return skipped.length ? [{ source, skipped }] : [];
  });
}

/** How long at most records had waited that the function was given since a time, in whole minutes. */
function oldestSince({ samples }: LambdaContext, from: number): number {
  const ages = (samples.iteratorAge ?? [])
    .filter(({ at }) => at >= from)
    .map(({ value }) => value);
  return Math.ceil(Math.max(0, ...ages) / 60) * MINUTE_MS;
}

/** Whether what is read of streams was close to their newest records of late. */
function isClose(context: LambdaContext): boolean {
  const age = currentReading(context, 'iteratorAge');
  const before = context.samples.iteratorAge?.slice(-5) ?? [];
  return (
    age !== undefined &&
    [age, ...before].every(({ value }) => value <= CLOSE_SECONDS)
  );
}

/** The stream that is read, as far as it is known. */
function streamOf(
  { neighbours }: LambdaContext,
  { sourceArn }: EventSource,
): StageFacts | undefined {
  return neighbours.find(
    ({ direction, facts: { stage } }) =>
      direction === 'upstream' && stage.arn === sourceArn,
  )?.facts;
}

/** What was read of a source, or at most read; undefined where nothing tells. */
function readOf(
  { samples }: LambdaContext,
  sources: readonly EventSource[],
  source: EventSource,
): { metric: string; taken: Sample[] } | undefined {
  const { id, countsEvents, filtersEvents, batchSize } = source;
  if (countsEvents) {
    const metric = `polledEvents.${id}`;
    return samples[metric]?.length
      ? { metric, taken: samples[metric] }
      : undefined;
  }
  const alone = sources.filter(other => other.sourceArn === source.sourceArn);
  if (filtersEvents !== false || batchSize === undefined || alone.length > 1) {
    return undefined;
  }
  return {
    metric: 'invocations',
    taken: (samples.invocations ?? []).map(({ at, value }) => ({
      at,
      value: value * batchSize,
    })),
  };
}

/** Epoch milliseconds; what came before a new reader was set up was not meant for it. */
function readerSince(
  { samples }: LambdaContext,
  { changedAt }: EventSource,
): number {
  const changed = Date.parse(changedAt ?? '') || 0;
  const wasCalled = (samples.invocations ?? []).some(
    ({ at, value }) => value > 0 && at < changed - WINDOW_MS,
  );
  return wasCalled ? -Infinity : changed;
}

import {
  currentReading,
  Sample,
  SAMPLES_SINCE,
} from '@pipeline-health/plugin-pipeline-health-node';
import { balanceOf, knownUntil } from '../../judging';
import {
  EventSource,
  isStopped,
  isStream,
  LambdaContext,
  sourcesOf,
} from './LambdaInventory';
import {
  delayOf,
  isClose,
  knownSource,
  MINUTE_MS,
  SLACK_MS,
  WINDOW_MS,
} from './hops';

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
    const stream = knownSource(context, source);
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

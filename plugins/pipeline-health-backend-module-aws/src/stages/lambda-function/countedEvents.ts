import { SAMPLES_SINCE } from '@pipeline-health/plugin-pipeline-health-node';
import { balanceOf, knownUntil } from '../../judging';
import {
  EventSource,
  isQueue,
  isStopped,
  LambdaContext,
  sourcesOf,
} from './LambdaInventory';
import {
  delayOf,
  Difference,
  failsOrIsThrottled,
  isClose,
  isThrottled,
  WINDOW_MS,
} from './hops';

/** What Lambda counts of the events of a mapping that is told to: the first halves of the names of its series. */
type Counted =
  | 'polledEvents'
  | 'filteredEvents'
  | 'invokedEvents'
  | 'failedEvents'
  | 'recordsDropped'
  | 'deletedEvents';

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
  return failsOrIsThrottled(context)
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

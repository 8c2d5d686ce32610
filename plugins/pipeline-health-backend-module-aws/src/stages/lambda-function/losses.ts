import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { errorRatios } from './calls';
import {
  EventSource,
  isStopped,
  isStream,
  keeperOf,
  LambdaContext,
  sourcesOf,
} from './LambdaInventory';

/** What is lost is looked for in the last day; what was found before that stays found. */
export const LOSS_MS = 24 * 3_600_000;

/** Series that tell of what Lambda gave up or could not keep. */
export const LOSSES = [
  'deadLetterErrors',
  'destinationFailures',
  'eventsDropped',
];

/** Events that Lambda could not write to the place that was meant to keep them. */
export function unkeptEvents(context: LambdaContext): Sample[] {
  return ['deadLetterErrors', 'destinationFailures']
    .flatMap(metric => lastDayOf(context, metric))
    .sort((left, right) => left.at - right.at);
}

/** Events that Lambda gave up; those that a destination or dead-letter queue takes count, too. */
export function droppedEvents(context: LambdaContext): Sample[] {
  return lastDayOf(context, 'eventsDropped');
}

/** Whether nothing keeps events that are given up; undefined when that is not known. */
export function losesDropped({
  inventory,
}: LambdaContext): boolean | undefined {
  if (!inventory || keeperOf(inventory)) {
    return false;
  }
  return inventory.asynchronous && 'answer' in inventory.asynchronous
    ? true
    : undefined;
}

/** Streams whose records are given up after some attempts, with nothing that is told of it. */
export function discardingSources({ inventory }: LambdaContext): EventSource[] {
  return inventory
    ? sourcesOf(inventory).filter(
        source =>
          isStream(source) &&
          !isStopped(source) &&
          source.maximumRetries !== undefined &&
          !source.failureDestination,
      )
    : [];
}

/**
 * Batches that were given up because every attempt failed, by the minute: each
 * had all its attempts. What fails now and then may have passed at the next
 * one and does not count.
 */
export function discardedBatches(context: LambdaContext): Sample[] {
  const attempts = discardingSources(context).map(
    ({ maximumRetries = 0 }) => maximumRetries + 1,
  );
  const ratios = new Map(
    errorRatios(context).map(({ at, value }) => [at, value]),
  );
  const errors = lastDayOf(context, 'errors').filter(
    ({ at }) => ratios.get(at) === 1,
  );
  let left = 0;
  return errors.flatMap(({ at, value }) => {
    left += value;
    const batches = Math.floor(left / Math.max(...attempts));
    left -= batches * Math.max(...attempts);
    return batches > 0 ? [{ at, value: batches }] : [];
  });
}

/** What Lambda itself counts as given up, of sources that are counted. */
export function droppedRecords(context: LambdaContext): Sample[] {
  return Object.keys(context.samples)
    .filter(metric => metric.startsWith('recordsDropped.'))
    .flatMap(metric => lastDayOf(context, metric))
    .sort((left, right) => left.at - right.at);
}

function lastDayOf(
  { samples, coverage }: Pick<LambdaContext, 'samples' | 'coverage'>,
  metric: string,
): Sample[] {
  const until = coverage[metric]?.until ?? -Infinity;
  return (samples[metric] ?? []).filter(
    ({ at, value }) => value > 0 && at >= until - LOSS_MS,
  );
}

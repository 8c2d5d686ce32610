import {
  Sample,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../judging';
import { deadLetterQueuesOf, sourcesOf } from './roles';
import { DescribedQueue } from './SqsQueueInventory';

/** Epoch milliseconds; a depth is told before what was sent and deleted meanwhile. */
export function flowKnownUntil(context: StageFacts): number {
  return Math.min(
    ...['messagesSent', 'messagesDeleted']
      .filter(metric => context.samples[metric])
      .map(metric => knownUntil(context, metric) - 60_000),
  );
}

/** Depths and counts are of different moments of a minute: so much is no loss. */
export function leastCount({ samples }: DescribedQueue): number {
  const flows = ['messagesSent', 'messagesDeleted'].flatMap(metric =>
    (samples[metric] ?? []).map(({ value }) => value),
  );
  return Math.max(1, 2 * Math.max(0, ...flows));
}

/** What came in less what was taken out, as far as it is told. */
export function inflow(
  context: DescribedQueue,
  from: number,
  to: number,
): number {
  const within = ({ samples }: StageFacts, metric: string) =>
    (samples[metric] ?? [])
      .filter(({ at }) => at > from && at <= to)
      .reduce((sum, { value }) => sum + value, 0);
  const moved = deadLetterQueuesOf(context).reduce(
    (sum, facts) => sum + Math.max(0, riseOf(facts, from, to)),
    0,
  );
  const redriven = sourcesOf(context).reduce(
    (sum, facts) =>
      sum +
      Math.max(
        0,
        riseOf(facts, from, to) -
          within(facts, 'messagesSent') +
          within(facts, 'messagesDeleted'),
      ),
    0,
  );
  return (
    within(context, 'messagesSent') -
    within(context, 'messagesDeleted') -
    moved -
    redriven
  );
}

function riseOf(facts: StageFacts, from: number, to: number): number {
  const depths = totals(facts).filter(({ at }) => at >= from && at <= to);
  const [first] = depths;
  return first ? depths[depths.length - 1].value - first.value : 0;
}

/** Messages in every state, by the minute. */
export function totals({ samples }: StageFacts): Sample[] {
  const byMinute = (metric: string) =>
    new Map((samples[metric] ?? []).map(({ at, value }) => [at, value]));
  const inFlight = byMinute('messagesInFlight');
  const delayed = byMinute('messagesDelayed');
  return (samples.messagesVisible ?? []).map(({ at, value }) => ({
    at,
    value: value + (inFlight.get(at) ?? 0) + (delayed.get(at) ?? 0),
  }));
}

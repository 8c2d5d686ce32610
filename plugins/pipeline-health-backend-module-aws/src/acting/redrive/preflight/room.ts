import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { QueueNow } from '../askQueue';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { say } from '../../say';
import { line } from './line';

/** So many messages of a queue SQS has in flight at most. */
const MOST_IN_FLIGHT = 120_000;
/** From this share of it on little is left. */
const NEARLY_FULL = 0.8;

/** Whether the destinations give out what they get. */
export function inFlight({
  destinations,
}: RedriveFacts): ActionLine | undefined {
  const full = answeredOf(destinations)
    .filter(({ depths }) => depths.inFlight >= NEARLY_FULL * MOST_IN_FLIGHT)
    .sort((a, b) => b.depths.inFlight - a.depths.inFlight)[0];
  return (
    full &&
    line(
      'in-flight',
      full.depths.inFlight >= MOST_IN_FLIGHT ? 'red' : 'amber',
      say('in-flight', {
        count: full.depths.inFlight,
        queue: full.name,
        limit: MOST_IN_FLIGHT,
      }),
      { messagesInFlight: full.depths.inFlight, limit: MOST_IN_FLIGHT },
    )
  );
}

/** Whether the destinations accept messages as large as can lie here. */
export function size({
  queue,
  destinations,
}: RedriveFacts): ActionLine | undefined {
  const largest = bytesOf(queue);
  const smaller = answeredOf(destinations).find(
    each => bytesOf(each) < largest,
  );
  return (
    smaller &&
    line(
      'size',
      'amber',
      say('size', {
        queue: smaller.name,
        largest: { value: bytesOf(smaller), unit: 'bytes' },
        own: queue.name,
        ownLargest: { value: largest, unit: 'bytes' },
      }),
      { maximumBytes: bytesOf(smaller), ownMaximumBytes: largest },
    )
  );
}

function bytesOf({ configuration }: QueueNow): number {
  return configuration.maximumMessageBytes ?? Infinity;
}

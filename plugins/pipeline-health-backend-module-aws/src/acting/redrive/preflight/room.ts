import {
  ActionLine,
  formatQuantity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { QueueNow } from '../askQueue';
import { answeredOf, RedriveFacts } from '../RedriveFacts';
import { counted, line } from './line';

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
      `${counted(full.depths.inFlight, 'message')} of ${
        full.name
      } are in flight, and SQS allows about ${MOST_IN_FLIGHT.toLocaleString(
        'en',
      )}: beyond that it gives out no more.`,
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
      `${smaller.name} accepts messages of up to ${formatQuantity({
        value: bytesOf(smaller),
        unit: 'bytes',
      })}, ${queue.name} of up to ${formatQuantity({
        value: largest,
        unit: 'bytes',
      })}: at a larger one the redrive fails.`,
      { maximumBytes: bytesOf(smaller), ownMaximumBytes: largest },
    )
  );
}

function bytesOf({ configuration }: QueueNow): number {
  return configuration.maximumMessageBytes ?? Infinity;
}

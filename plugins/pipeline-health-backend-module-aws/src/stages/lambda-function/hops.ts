import {
  currentReading,
  StageFacts,
} from '@pipeline-health/plugin-pipeline-health-node';
import { EventSource, LambdaContext } from './LambdaInventory';

export const MINUTE_MS = 60_000;
/** What came in so long is weighed together. */
export const WINDOW_MS = 30 * MINUTE_MS;
/** Publication, and what is under way between two minutes. */
export const SLACK_MS = 3 * MINUTE_MS;
/** A reader that is so close to the newest record has had its turn. */
const CLOSE_SECONDS = 10 * 60;

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

export function isThrottled({ samples }: LambdaContext): boolean {
  return (samples.throttles ?? []).some(({ value }) => value > 0);
}

export function failsOrIsThrottled(context: LambdaContext): boolean {
  const errors = context.samples.errors ?? [];
  return errors.some(({ value }) => value > 0) || isThrottled(context);
}

/** How long an event may be under way, in whole minutes: gathered, worked on, and published. */
export function delayOf(
  { inventory }: LambdaContext,
  { windowSeconds = 0 }: EventSource,
): number {
  const seconds = windowSeconds + 2 * (inventory?.timeoutSeconds ?? 900);
  return Math.ceil((seconds * 1000 + SLACK_MS) / MINUTE_MS) * MINUTE_MS;
}

/** Whether what is read of streams was close to their newest records of late. */
export function isClose(context: LambdaContext): boolean {
  const age = currentReading(context, 'iteratorAge');
  const before = context.samples.iteratorAge?.slice(-5) ?? [];
  return (
    age !== undefined &&
    [age, ...before].every(({ value }) => value <= CLOSE_SECONDS)
  );
}

/** The queue or stream that is read, as far as it is known. */
export function knownSource(
  { neighbours }: LambdaContext,
  { sourceArn }: EventSource,
): StageFacts | undefined {
  return neighbours.find(
    ({ direction, facts: { stage } }) =>
      direction === 'upstream' && stage.arn === sourceArn,
  )?.facts;
}

import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { backlogOf, lastEmptyAt } from './backlog';

/**
 * The age of the oldest message as it should be shown: an idle queue publishes
 * no age, and then its emptiness says 0.
 */
export function oldestAgeReading(facts: StageFacts): Reading | undefined {
  const published = facts.readings.oldestMessageAge;
  const backlog = backlogOf(facts);
  const isEmpty = backlog?.total === 0;
  if (isEmpty && (!published || Date.parse(published.at) <= backlog.at)) {
    return {
      value: 0,
      unit: 'seconds',
      at: new Date(backlog.at).toISOString(),
    };
  }
  return published;
}

/**
 * How old the oldest message can be by now, in seconds: the published age has
 * gone on growing since, but no message is older than the time since the queue
 * was last empty. Undefined when the queue is empty or nothing is known.
 */
export function oldestAgeNow(
  facts: StageFacts,
  now: number,
): number | undefined {
  const backlog = backlogOf(facts);
  const published = facts.readings.oldestMessageAge;
  const isEmpty = backlog
    ? backlog.total === 0
    : published === undefined || published.value === 0;
  if (isEmpty) {
    return undefined;
  }
  const emptyAt = lastEmptyAt(facts);
  const bounds = [
    published &&
      published.value + secondsBetween(Date.parse(published.at), now),
    emptyAt !== undefined ? secondsBetween(emptyAt, now) : undefined,
  ].filter((bound): bound is number => bound !== undefined);
  return bounds.length ? Math.min(...bounds) : undefined;
}

/** Never negative: clocks of publishers may be ahead of ours. */
export function secondsBetween(from: number, to: number): number {
  return Math.max(0, (to - from) / 1000);
}

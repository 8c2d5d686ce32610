import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { Reading } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * How many messages a queue holds: those that wait, those in flight and those delayed.
 */
export interface Backlog {
  visible: number;
  inFlight: number;
  delayed: number;
  total: number;
  /** Epoch milliseconds of the oldest of the three numbers. */
  at: number;
}

/**
 * The messages of a queue; undefined when nobody has told us.
 */
export function backlogOf({ readings }: StageFacts): Backlog | undefined {
  const { messagesVisible, messagesInFlight, messagesDelayed } = readings;
  if (!messagesVisible) {
    return undefined;
  }
  const numbers = [messagesVisible, messagesInFlight, messagesDelayed].filter(
    (reading): reading is Reading => reading !== undefined,
  );
  return {
    visible: messagesVisible.value,
    inFlight: messagesInFlight?.value ?? 0,
    delayed: messagesDelayed?.value ?? 0,
    total: numbers.reduce((sum, { value }) => sum + value, 0),
    at: Math.min(...numbers.map(({ at }) => Date.parse(at))),
  };
}

/**
 * When the queue was last seen empty, in epoch milliseconds. Only a description
 * says all three numbers of one moment; one alone proves nothing.
 */
export function lastEmptyAt({ samples }: StageFacts): number | undefined {
  const valueAt = (metric: string) =>
    new Map((samples[metric] ?? []).map(({ at, value }) => [at, value]));
  const inFlight = valueAt('messagesInFlight');
  const delayed = valueAt('messagesDelayed');
  const visible = samples.messagesVisible ?? [];
  for (let index = visible.length - 1; index >= 0; index--) {
    const { at, value } = visible[index];
    if (value === 0 && inFlight.get(at) === 0 && delayed.get(at) === 0) {
      return at;
    }
  }
  return undefined;
}

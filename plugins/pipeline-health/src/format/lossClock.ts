import { Health } from '@pipeline-health/plugin-pipeline-health-common';

/** What the loss clock needs of a pipeline or stage. */
export interface LossFacts {
  health: Health;
  secondsToLoss?: number;
  collectedAt?: string;
}

/** How loud the loss clock is. */
export type LossUrgency = 'lost' | 'critical' | 'warning' | 'calm';

const LOUD_SECONDS = 24 * 3_600;
const NOTABLE_SECONDS = 72 * 3_600;

/** Seconds until the first data can be lost; messages age while nobody reads them. */
export function secondsLeft(facts: LossFacts, now: number): number | undefined {
  const { secondsToLoss, collectedAt } = facts;
  if (secondsToLoss === undefined) {
    return undefined;
  }
  const passed = collectedAt
    ? Math.max(0, now - Date.parse(collectedAt)) / 1_000
    : 0;
  return Math.max(0, secondsToLoss - passed);
}

/**
 * How loud to show the remaining time. A short time alone is no alarm: a queue
 * that keeps messages for an hour always has less than an hour left.
 */
export function lossUrgency(health: Health, left: number): LossUrgency {
  if (left <= 0) {
    return 'lost';
  }
  if (health === 'critical' && left < LOUD_SECONDS) {
    return 'critical';
  }
  const bad = health === 'critical' || health === 'warning';
  return bad && left < NOTABLE_SECONDS ? 'warning' : 'calm';
}

import {
  Health,
  LossTimes,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What the loss clock needs of a pipeline or stage. */
export interface LossFacts extends LossTimes {
  health: Health;
  collectedAt?: string;
}

/** How loud the loss clock is. */
export type LossUrgency = 'lost' | 'critical' | 'warning' | 'calm';

/** The shares of the retention below which a clock is loud and notable. */
const LOUD_SHARE = 1 / 4;
const NOTABLE_SHARE = 1 / 2;
/** What stands in for the retention where it is not known. */
const USUAL_RETENTION_SECONDS = 4 * 24 * 3_600;

/** Seconds until the first data can be lost; messages age while nobody reads them. */
export function secondsLeft(facts: LossFacts, now: number): number | undefined {
  return leftOf(facts.secondsToLoss, facts, now);
}

/** The same in the best case that the facts allow; undefined where it is the worst. */
export function secondsLeftAtBest(
  facts: LossFacts,
  now: number,
): number | undefined {
  return leftOf(facts.bestSecondsToLoss, facts, now);
}

function leftOf(
  seconds: number | undefined,
  { collectedAt }: LossFacts,
  now: number,
): number | undefined {
  if (seconds === undefined) {
    return undefined;
  }
  const passed = collectedAt
    ? Math.max(0, now - Date.parse(collectedAt)) / 1_000
    : 0;
  return Math.max(0, seconds - passed);
}

/**
 * How loud to show the remaining time, by how much of the retention it is. A
 * short time alone is no alarm: a queue that keeps messages for an hour always
 * has less than an hour left.
 */
export function lossUrgency(
  {
    health,
    retentionSeconds = USUAL_RETENTION_SECONDS,
  }: Pick<LossFacts, 'health' | 'retentionSeconds'>,
  left: number,
): LossUrgency {
  if (left <= 0) {
    return 'lost';
  }
  if (health === 'critical' && left < retentionSeconds * LOUD_SHARE) {
    return 'critical';
  }
  const bad = health === 'critical' || health === 'warning';
  return bad && left < retentionSeconds * NOTABLE_SHARE ? 'warning' : 'calm';
}

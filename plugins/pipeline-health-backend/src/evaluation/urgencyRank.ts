import {
  Health,
  HEALTHS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineAssessment } from './PipelineAssessment';

/** What one step of health is worth in a rank; everything else is less. */
export const HEALTH_RANK = 1e14;

const LOSS_RANK = 1e6;
const NO_LOSS = 99_999_999;

/** Where in ranks a health begins. */
export function rankOfHealth(health: Health): number {
  return HEALTHS.indexOf(health) * HEALTH_RANK;
}

/**
 * A number that sorts pipelines by what to do first, smallest first: by health,
 * then by the minute at which data can be lost, then by the hour since which
 * it is so. It stays the same while nothing changes, so that pages hold together.
 */
export function urgencyRank(
  assessment: Pick<
    PipelineAssessment,
    'health' | 'secondsToLoss' | 'collectedAt' | 'reason'
  >,
): number {
  const { health, secondsToLoss, collectedAt, reason } = assessment;
  const lossMinute =
    secondsToLoss === undefined || collectedAt === undefined
      ? NO_LOSS
      : Math.round((Date.parse(collectedAt) / 1000 + secondsToLoss) / 60);
  const sinceHour = reason
    ? Math.floor(Date.parse(reason.since) / 3_600_000)
    : 0;
  return (
    rankOfHealth(health) +
    Math.min(lossMinute, NO_LOSS) * LOSS_RANK +
    Math.min(sinceHour, LOSS_RANK - 1)
  );
}

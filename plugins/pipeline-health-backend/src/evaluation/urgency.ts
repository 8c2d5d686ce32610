import { PipelineAssessment } from './PipelineAssessment';

const LOSS_WEIGHT = 1e6;
const NO_LOSS = 99_999_999;

/**
 * A number that sorts pipelines of equal health by what to do first, smallest
 * first: by the minute at which data is likely lost, then by the hour since which
 * it is so. It stays the same while nothing changes, so that pages hold together.
 */
export function urgencyOf(
  assessment: Pick<
    PipelineAssessment,
    'secondsToLoss' | 'bestSecondsToLoss' | 'collectedAt' | 'reason'
  >,
): number {
  const { secondsToLoss, collectedAt, reason } = assessment;
  // What is only feared leads no list.
  const { bestSecondsToLoss: likely = secondsToLoss } = assessment;
  const lossMinute =
    likely === undefined || collectedAt === undefined
      ? NO_LOSS
      : Math.round((Date.parse(collectedAt) / 1000 + likely) / 60);
  const sinceHour = reason
    ? Math.floor(Date.parse(reason.since) / 3_600_000)
    : 0;
  return (
    Math.min(lossMinute, NO_LOSS) * LOSS_WEIGHT +
    Math.min(sinceHour, LOSS_WEIGHT - 1)
  );
}

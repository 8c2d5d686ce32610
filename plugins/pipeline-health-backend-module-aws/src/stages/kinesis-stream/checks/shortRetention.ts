import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { formatDuration } from '../../../judging/words';
import { KinesisCheck } from '../context';

/** What a stream has unless somebody raised it. */
const DEFAULT_RETENTION_SECONDS = 86_400;

export const shortRetention: KinesisCheck = {
  id: 'short-retention',
  description:
    'Records are kept for a day only: a consumer that fails on a Friday evening has lost records by Saturday evening.',
  run({ inventory: { retentionSeconds } }): FindingDraft | undefined {
    return retentionSeconds !== undefined &&
      retentionSeconds <= DEFAULT_RETENTION_SECONDS
      ? {
          severity: 'info',
          title: `Records are kept for ${formatDuration(
            retentionSeconds,
          )} only; a weekend is longer`,
          evidence: { retentionSeconds },
          remedy:
            'Raise the retention to 72 h or more (IncreaseStreamRetentionPeriod): it acts on the records that are there already, and costs by the shard and hour.',
        }
      : undefined;
  },
};

import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { backlogOf } from './backlog';
import { checks } from './checks';
import { isDeadLetterQueue } from './context';
import { describe } from './describe';
import { identify } from './identify';
import { listTagged } from './listTagged';
import { lookback } from './lookback';
import { lossClock } from './lossClock';
import { oldestAgeReading } from './oldestAge';
import { queries, series } from './series';
import { SqsQueueInventory } from './SqsQueueInventory';
import { SqsQueueThreshold, thresholds } from './thresholds';
import { tier } from './tier';

/**
 * An SQS queue, standard or FIFO, dead-letter queue or not.
 */
export const sqsQueue: AwsStageKind<SqsQueueInventory, SqsQueueThreshold> = {
  kind: {
    kind: 'sqs-queue',
    title: 'SQS queue',
    thresholds,
    checks,
    identify,
    series,
    chartThresholds: { oldestMessageAge: 'oldestMessageAge' },
    chartLines({ inventory }) {
      return inventory.deadLetterSources?.length
        ? { oldestMessageAge: undefined }
        : {};
    },
    deriveReadings(context): { [metric: string]: Reading } {
      const oldestMessageAge = oldestAgeReading(context);
      return oldestMessageAge ? { oldestMessageAge } : {};
    },
    summarize(context) {
      const { inventory } = context;
      if (inventory && isDeadLetterQueue({ ...context, inventory })) {
        return { deadLetterMessages: backlogOf(context)?.total };
      }
      return { oldestMessageAge: oldestAgeReading(context)?.value };
    },
    trendMetric: { metric: 'oldestMessageAge', summary: 'oldestMessageAge' },
    secondsToLoss(context) {
      return lossClock(context)?.seconds;
    },
    lookback,
    tier,
  },
  describe,
  queries,
  permissions: {
    stage: ['sqs:GetQueueAttributes', 'sqs:ListDeadLetterSourceQueues'],
  },
  tagging: { resourceType: 'sqs', list: listTagged },
};

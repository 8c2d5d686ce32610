import {
  ActionContext,
  answerOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { instead } from './preflight';
import { othersOf } from './RedriveFacts';

/** Why SQS can move nothing out of a queue; undefined while nothing speaks against it. */
export function whyNotRedrivable({
  inventory,
  stage,
  pipeline,
}: ActionContext<SqsQueueInventory>): string | undefined {
  const sources = answerOf(inventory?.deadLetterSources);
  if (!sources || sources.length > 0) {
    return undefined;
  }
  const others = othersOf({ stage, pipeline });
  return others.length
    ? `SQS moves only what queues set aside, and no queue names ${
        stage.name
      } as its dead-letter queue. ${instead(others)}`
    : `No queue names ${stage.name} as its dead-letter queue`;
}

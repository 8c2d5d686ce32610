import {
  ActionLine,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import { ActionContext } from '@pipeline-health/plugin-pipeline-health-node';
import { readQueue } from '../../stages/sqs-queue/describe';
import { LONGEST_RETENTION_SECONDS } from '../../stages/sqs-queue/lossClock';
import { queueUrl } from '../../stages/sqs-queue/queueUrl';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { priced, say, seconds } from '../say';
import { callSetQueueAttributes, QueueChange } from './callRetention';
import { Retention } from './ExtendRetention';

const changeOf = (arn: string, retention: number): QueueChange => ({
  QueueUrl: queueUrl(parseArn(arn)),
  Attributes: { MessageRetentionPeriod: String(retention) },
});

/** How long a queue keeps messages. */
export const queueRetention: Retention<SqsQueueInventory> = {
  stageKind: 'sqs-queue',
  iamActions: ['sqs:GetQueueAttributes', 'sqs:SetQueueAttributes'],
  what: 'messages',
  longestSeconds: LONGEST_RETENTION_SECONDS,
  stepSeconds: 1,
  usualSeconds: LONGEST_RETENTION_SECONDS,
  lagSeconds: 15 * 60,
  of: ({ retentionSeconds }) => retentionSeconds,
  async ask(access, { arn }) {
    const { configuration } = await readQueue(queueUrl(parseArn(arn)), access);
    return configuration.retentionSeconds;
  },
  call: ({ arn }, retention) => ({
    service: 'sqs',
    operation: 'SetQueueAttributes',
    input: changeOf(arn, retention),
  }),
  raise: (access, { arn }, retention) =>
    callSetQueueAttributes(access, changeOf(arn, retention)),
  lines: (context, retention) => deadLetterLine(context, retention),
  price: () => ({
    usd: 0,
    per: 'month',
    ...priced('queue-retention-price'),
  }),
};

/** What waited for long expires soon after it is set aside, unless that queue keeps it for longer still. */
function deadLetterLine(
  { inventory, pipeline }: ActionContext<SqsQueueInventory>,
  wanted: number,
): ActionLine[] {
  const arn = inventory?.fifo ? undefined : inventory?.deadLetterQueueArn;
  const deadLetters = pipeline.stages.find(({ stage }) => stage.arn === arn);
  const kept = Number(deadLetters?.inventory?.retentionSeconds);
  return deadLetters && kept < wanted
    ? [
        {
          id: 'dead-letter-retention',
          level: 'amber',
          ...say('dead-letter-retention', {
            queue: deadLetters.stage.name,
            kept: seconds(kept),
          }),
          evidence: {
            deadLetterQueue: deadLetters.stage.name,
            deadLetterRetentionSeconds: kept,
          },
        },
      ]
    : [];
}

import {
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueueAttributeName } from '@aws-sdk/client-sqs';
import {
  ActionLine,
  parseArn,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Said,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { AwsAccess } from '../../aws/access';
import { readQueue } from '../../stages/sqs-queue/describe';
import { queueName, queueUrl } from '../../stages/sqs-queue/queueUrl';
import { say, seconds } from '../say';
import { Setter } from './Setter';
import { Settings, settingsIn } from './settings';

const inputSchema = z.object({
  QueueUrl: z.string(),
  Attributes: z.record(z.string(), z.string()),
});

const TARGET = 'RedrivePolicy.deadLetterTargetArn';

/** The attributes of a queue. */
export const queueAttributes: Setter = {
  service: 'sqs',
  operation: 'SetQueueAttributes',
  iamActions: ['sqs:GetQueueAttributes', 'sqs:SetQueueAttributes'],
  onlyRaised: [
    'MessageRetentionPeriod',
    'VisibilityTimeout',
    'RedrivePolicy.maxReceiveCount',
  ],
  kept: [TARGET],
  isOf: ({ arn }, input) =>
    inputSchema.parse(input).QueueUrl === queueUrl(parseArn(arn)),
  wanted: input => settingsOf(inputSchema.parse(input).Attributes),
  async find(access, input) {
    const { QueueUrl, Attributes } = inputSchema.parse(input);
    const { Attributes: now = {} } = await access.client(SQSClient).send(
      new GetQueueAttributesCommand({
        QueueUrl,
        AttributeNames: Object.keys(Attributes) as QueueAttributeName[],
      }),
    );
    return { settings: settingsOf(now) };
  },
  async send(access, input) {
    await access
      .client(SQSClient)
      .send(new SetQueueAttributesCommand(inputSchema.parse(input)));
  },
  async lines(access, input) {
    const { QueueUrl } = inputSchema.parse(input);
    const target = this.wanted(input)[TARGET];
    return typeof target === 'string'
      ? deadLetterLines(access, QueueUrl, target)
      : [];
  },
};

/** SQS tells and takes all of them as texts: numbers, documents, and what is neither. */
function settingsOf(attributes: { [name: string]: string }): Settings {
  return settingsIn(
    Object.fromEntries(
      Object.entries(attributes).map(([name, text]) => [name, valueOf(text)]),
    ),
    '',
  );
}

function valueOf(text: string): JsonObject | number | string {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  if (!text.startsWith('{')) {
    return text;
  }
  const { maxReceiveCount, ...document } = JSON.parse(text);
  // Whatever was set comes back: a number or a string.
  return {
    ...document,
    ...(maxReceiveCount !== undefined && {
      maxReceiveCount: Number(maxReceiveCount),
    }),
  };
}

/** Whether a queue is there to take what another sets aside, and may. */
async function deadLetterLines(
  access: AwsAccess,
  url: string,
  arn: string,
): Promise<ActionLine[]> {
  const id = 'dead-letter-queue';
  const name = queueName(arn);
  const against = (said: Said): ActionLine[] => [
    { id, level: 'red', ...said, evidence: { queue: name }, final: true },
  ];
  const { account, region } = parseArn(arn);
  if (account !== access.shard.account || region !== access.shard.region) {
    return against(
      say('dead-letters-elsewhere', {
        account: access.shard.account,
        region: access.shard.region,
      }),
    );
  }
  const [queue, source] = await Promise.all([
    readQueue(queueUrl(parseArn(arn)), access).catch(error => {
      if (error instanceof SourceError && error.code === 'not-found') {
        return undefined;
      }
      throw error;
    }),
    readQueue(url, access),
  ]);
  if (!queue) {
    return against(say('dead-letters-nowhere', { queue: name }));
  }
  const { fifo, retentionSeconds, redriveAllowPolicy } = queue.configuration;
  const from = source.configuration;
  if (fifo !== from.fifo) {
    return against(
      say(
        'dead-letters-other-type',
        { queue: name },
        from.fifo ? 'fifo' : 'standard',
      ),
    );
  }
  const allowed = redriveAllowPolicy?.permission ?? 'allowAll';
  if (allowed !== 'allowAll') {
    return against(say('dead-letters-not-allowed', { queue: name }));
  }
  return [
    retentionSeconds > from.retentionSeconds || fifo
      ? {
          id,
          level: 'green',
          ...say('dead-letters-kept', {
            queue: name,
            kept: seconds(retentionSeconds),
          }),
          evidence: { queue: name, retentionSeconds },
        }
      : {
          id,
          level: 'amber',
          ...say('dead-letters-too-short', {
            queue: name,
            kept: seconds(retentionSeconds),
          }),
          evidence: { queue: name, retentionSeconds },
        },
  ];
}

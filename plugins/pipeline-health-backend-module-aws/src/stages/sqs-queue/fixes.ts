import { Fix, parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Attribute,
  Call,
  fixesOf,
  Properties,
  Resource,
  ResourceType,
} from '../../aws/fixes';
import { LONGEST_RETENTION_SECONDS } from './lossClock';
import { queueUrl } from './queueUrl';

const QUEUE: ResourceType = {
  cloudFormation: 'AWS::SQS::Queue',
  terraform: 'aws_sqs_queue',
  arguments: {
    QueueName: 'name',
    MessageRetentionPeriod: 'message_retention_seconds',
    VisibilityTimeout: 'visibility_timeout_seconds',
    RedrivePolicy: { as: 'json', name: 'redrive_policy' },
    RedriveAllowPolicy: { as: 'json', name: 'redrive_allow_policy' },
  },
};

const LONGEST_NAME = 80;
/** After so many receives AWS advises to set a message aside. */
const RECEIVES = 5;

/** A queue of which only the ARN is known. */
export function queueOf(arn: string): QueueToFix {
  const parsed = parseArn(arn);
  return {
    stage: { arn, name: parsed.resource, region: parsed.region },
    inventory: { url: queueUrl(parsed) },
  };
}

/** A queue to change. */
export interface QueueToFix {
  stage: { arn: string; name: string; region: string };
  inventory: { url: string };
}

/** A change to a queue. */
export function queueFixes(queue: QueueToFix, change: Properties): Fix[] {
  return fixesOf(queue.stage, {
    calls: [setAttributes(queue.inventory.url, change)],
    resources: [changed(queue.stage.name, change)],
  });
}

/** The same of several queues of one region, in the order in which it is safe. */
export function queuesFixes(
  queues: readonly QueueToFix[],
  change: Properties,
): Fix[] {
  return fixesOf(queues[0].stage, {
    calls: queues.map(({ inventory }) => setAttributes(inventory.url, change)),
    resources: queues.map(({ stage }) => changed(stage.name, change)),
  });
}

/** How a queue is to set aside what fails. */
export function redrivePolicy(
  deadLetterQueueArn: string | Attribute,
  maxReceiveCount: number,
): Properties {
  return {
    RedrivePolicy: {
      deadLetterTargetArn: deadLetterQueueArn,
      maxReceiveCount,
    },
  };
}

/** A dead-letter queue for a queue that has none of its own. */
export function deadLetterQueueFixes(arn: string): Fix[] {
  const parsed = parseArn(arn);
  const name = parsed.resource;
  const [, base, fifo = ''] = /^(.*?)(\.fifo)?$/.exec(name) ?? [];
  const newName = `${base.slice(0, LONGEST_NAME - 9)}-dlq${fifo}`;
  const newArn = arn.slice(0, arn.length - name.length) + newName;
  const properties = {
    MessageRetentionPeriod: LONGEST_RETENTION_SECONDS,
    ...(fifo && { FifoQueue: true }),
  };
  const created = changed(newName, properties);
  const change = redrivePolicy(new Attribute(created, 'Arn', newArn), RECEIVES);
  return fixesOf(parsed, {
    calls: [
      {
        service: 'sqs',
        operation: 'CreateQueue',
        input: { QueueName: newName, Attributes: attributes(properties) },
      },
      setAttributes(queueUrl(parsed), change),
    ],
    resources: [created, changed(name, change)],
  });
}

function changed(name: string, change: Properties): Resource {
  return {
    type: QUEUE,
    name,
    properties: {
      QueueName: name,
      ...(name.endsWith('.fifo') && { FifoQueue: true }),
      ...change,
    },
  };
}

function setAttributes(url: string, change: Properties): Call {
  return {
    service: 'sqs',
    operation: 'SetQueueAttributes',
    input: { QueueUrl: url, Attributes: attributes(change) },
  };
}

/** SQS takes every attribute as a string. */
function attributes(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'object'
        ? JSON.stringify(value, (_key, each) =>
            each instanceof Attribute ? each.value : each,
          )
        : String(value),
    ]),
  );
}

import {
  GetQueueAttributesCommand,
  paginateListDeadLetterSourceQueues,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  DiscoveredLink,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess, readAlarmCoverage } from '../../access';
import { QueueAttributes, readAttributes } from './readAttributes';
import { arnOfQueueUrl, queueName, queueUrl } from './queueUrl';
import { SqsQueueInventory } from './SqsQueueInventory';

/** Which queues use a dead-letter queue changes seldom. */
const SOURCES_SECONDS = 15 * 60;

/**
 * Asks for a queue: one call for its attributes and depths, and now and then
 * one for the queues whose dead letters it takes.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<SqsQueueInventory>> {
  const url = queueUrl(parseArn(stage.arn));
  const attributes = await readQueue(url, access);
  const at = access.now();
  const [sources, alarms] = await Promise.all([
    askAside(() =>
      access.remember(`dead-letter-sources ${stage.arn}`, SOURCES_SECONDS, () =>
        listSources(url, stage, access),
      ),
    ),
    readAlarmCoverage(access, {
      namespace: 'AWS/SQS',
      dimensions: { QueueName: stage.name },
    }),
  ]);
  const inventory: SqsQueueInventory = {
    url,
    ...attributes.configuration,
    ...(sources.problem
      ? { deadLetterSourcesProblem: sources.problem.message }
      : { deadLetterSources: sources.answer }),
    alarms,
  };
  const { visible, inFlight, delayed } = attributes.depths;
  return {
    inventory,
    links: linksOf(stage, inventory),
    samples: {
      messagesVisible: { at, value: visible },
      messagesInFlight: { at, value: inFlight },
      messagesDelayed: { at, value: delayed },
    },
  };
}

async function readQueue(
  url: string,
  access: AwsAccess,
): Promise<QueueAttributes> {
  const { Attributes } = await access
    .client(SQSClient)
    // Without names nothing comes back.
    .send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
  return readAttributes(Attributes ?? {});
}

async function listSources(
  url: string,
  stage: StageRef,
  access: AwsAccess,
): Promise<string[]> {
  const pages = paginateListDeadLetterSourceQueues(
    { client: access.client(SQSClient), pageSize: 1000 },
    { QueueUrl: url },
  );
  const arns = new Set<string>();
  for await (const { queueUrls } of pages) {
    const known = arns.size;
    for (const source of queueUrls ?? []) {
      arns.add(arnOfQueueUrl(source, stage.arn));
    }
    // A page that repeats would go on for ever.
    if (arns.size === known) {
      break;
    }
  }
  return [...arns].sort();
}

function linksOf(
  stage: StageRef,
  inventory: SqsQueueInventory,
): DiscoveredLink[] {
  const { deadLetterQueueArn, deadLetterSources, maxReceiveCount } = inventory;
  const links = (deadLetterSources ?? []).map(source => ({
    from: source,
    to: stage.arn,
    relation: 'dead-letter-queue',
    note: `${queueName(source)} names ${stage.name} as its dead-letter queue.`,
  }));
  if (deadLetterQueueArn) {
    links.push({
      from: stage.arn,
      to: deadLetterQueueArn,
      relation: 'dead-letter-queue',
      note: `${stage.name} moves messages here after ${
        maxReceiveCount ?? 'too many'
      } receives without a delete.`,
    });
  }
  return links;
}

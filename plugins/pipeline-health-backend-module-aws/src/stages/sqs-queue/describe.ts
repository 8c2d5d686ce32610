import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  DiscoveredLink,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { QueueAttributes, readAttributes } from './readAttributes';
import { readSources } from './readSources';
import { queueName, queueUrl } from './queueUrl';
import { MOST_SOURCES_FOLLOWED } from './roles';
import { SqsQueueInventory } from './SqsQueueInventory';
import { linkNote } from '../../aws/linkNote';

/**
 * Asks for a queue: one call for its attributes and depths, and now and then
 * some for the queues whose dead letters it takes.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<SqsQueueInventory>> {
  const url = queueUrl(parseArn(stage.arn));
  const attributes = await readQueue(url, access);
  const at = access.now();
  const inventory: SqsQueueInventory = {
    url,
    ...attributes.configuration,
    ...(await readSources(stage, attributes.configuration.fifo, access)),
  };
  const { visible, inFlight, delayed } = attributes.depths;
  return {
    inventory,
    links: linksOf(stage, inventory),
    unknownRelations:
      'problem' in inventory.deadLetterSources ? ['dead-letter-queue'] : [],
    samples: {
      messagesVisible: { at, value: visible },
      messagesInFlight: { at, value: inFlight },
      messagesDelayed: { at, value: delayed },
      retention: { at, value: inventory.retentionSeconds },
    },
  };
}

/** Asks for the attributes and depths of a queue. */
export async function readQueue(
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

function linksOf(
  stage: StageRef,
  inventory: SqsQueueInventory,
): DiscoveredLink[] {
  const { deadLetterQueueArn, deadLetterSources, maxReceiveCount } = inventory;
  const sources = answerOf(deadLetterSources) ?? [];
  const followed = sources.slice(0, MOST_SOURCES_FOLLOWED);
  const links: DiscoveredLink[] = followed.map(source => ({
    from: source,
    to: stage.arn,
    relation: 'dead-letter-queue',
    ...linkNote('dead-letter-source', {
      queue: queueName(source),
      name: stage.name,
    }),
  }));
  if (deadLetterQueueArn) {
    links.push({
      from: stage.arn,
      to: deadLetterQueueArn,
      relation: 'dead-letter-queue',
      ...(maxReceiveCount === undefined
        ? linkNote('dead-letter-queue', { name: stage.name }, 'often')
        : linkNote('dead-letter-queue', {
            name: stage.name,
            count: maxReceiveCount,
          })),
    });
  }
  return links;
}

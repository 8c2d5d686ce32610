import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { FirehoseInventory } from './FirehoseInventory';
import { linksOf } from './links';
import { readInventory } from './readInventory';

/** Asks for a delivery stream: one call for its whole configuration. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<FirehoseInventory>> {
  const { DeliveryStreamDescription: description } = await access
    .client(FirehoseClient)
    .send(
      new DescribeDeliveryStreamCommand({ DeliveryStreamName: stage.name }),
    );
  if (!description) {
    throw new Error('The answer holds no description of the delivery stream');
  }
  const inventory = readInventory(description);
  return { inventory, links: linksOf(stage, inventory), samples: {} };
}

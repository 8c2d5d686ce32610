import {
  DescribeDeliveryStreamCommand,
  FirehoseClient,
} from '@aws-sdk/client-firehose';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess, readAlarmCoverage } from '../../aws/access';
import { FirehoseInventory } from './FirehoseInventory';
import { linksOf } from './linksOf';
import { readInventory } from './readInventory';

/** Asks for a delivery stream: one call for its whole configuration. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<FirehoseInventory>> {
  const [configuration, alarms] = await Promise.all([
    readStream(stage, access),
    readAlarmCoverage(access, {
      namespace: 'AWS/Firehose',
      dimensions: { DeliveryStreamName: stage.name },
    }),
  ]);
  return {
    inventory: { ...configuration, alarms },
    links: linksOf(stage, configuration),
    samples: {},
  };
}

async function readStream(stage: StageRef, access: AwsAccess) {
  const { DeliveryStreamDescription: description } = await access
    .client(FirehoseClient)
    .send(
      new DescribeDeliveryStreamCommand({ DeliveryStreamName: stage.name }),
    );
  if (!description) {
    throw new Error('The answer holds no description of the delivery stream');
  }
  return readInventory(description);
}

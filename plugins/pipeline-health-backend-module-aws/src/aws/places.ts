import {
  parseArn,
  StagePlaces,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { commandLines } from './fixes/commandLine';
import { Properties } from './fixes';

/** The domain of the console, by partition. */
const CONSOLES: { [partition: string]: string } = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Where people go on with stages of a kind, in the words of AWS. */
export interface AwsPlaces<TInventory extends JsonObject> {
  /** The page of the console: what follows its domain, with `REGION` for the region. */
  page?(stage: StageRef, inventory: TInventory): string;
  /** The group, and the stream, that its logs are in. */
  log?(
    stage: StageRef,
    inventory: TInventory,
  ): { group: string; stream?: string } | undefined;
  /** A call that changes nothing: service, operation, and input. */
  look(
    stage: StageRef,
    inventory: TInventory,
  ): [service: string, operation: string, input: Properties];
}

/** The addresses and the command of each stage of a kind. */
export function placesOf<TInventory extends JsonObject>({
  page,
  log,
  look,
}: AwsPlaces<TInventory>): (
  stage: StageRef,
  inventory: TInventory,
) => StagePlaces {
  return (stage, inventory) => {
    const [service, operation, input] = look(stage, inventory);
    const logged = log?.(stage, inventory);
    return {
      ...(page && { console: addressOf(stage, page(stage, inventory)) }),
      ...(logged && { logs: addressOf(stage, logPage(logged)) }),
      command: commandLines(
        { calls: [{ service, operation, input }] },
        stage.region,
      ),
    };
  };
}

function addressOf({ arn, region }: StageRef, page: string): string {
  const domain = CONSOLES[parseArn(arn).partition] ?? 'console.aws.amazon.com';
  return `https://${region}.${domain}/${page.replace('REGION', region)}`;
}

function logPage({ group, stream }: { group: string; stream?: string }) {
  const events = stream ? `/log-events/${inFragment(stream)}` : '';
  return `cloudwatch/home?region=REGION#logsV2:log-groups/log-group/${inFragment(
    group,
  )}${events}`;
}

/** The console of CloudWatch takes names encoded twice, with dollars for the percent signs. */
function inFragment(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replace(/%/g, '$');
}

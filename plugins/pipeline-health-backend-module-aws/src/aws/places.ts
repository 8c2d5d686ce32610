import {
  parseArn,
  Run,
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

/** Where people go on with stages of a kind, or with each run of them, in the words of AWS. */
export interface AwsPlaces<
  TInventory extends JsonObject,
  TOf extends [run?: Run] = [],
> {
  /** The page of the console: what follows its domain, with `REGION` for the region. */
  page?(stage: StageRef, inventory: TInventory, ...of: TOf): string;
  /** The group, and the stream, that its logs are in. */
  log?(
    stage: StageRef,
    inventory: TInventory,
    ...of: TOf
  ): { group: string; stream?: string } | undefined;
  /** A call that changes nothing: service, operation, and input; nothing where a console alone shows it. */
  look?(
    stage: StageRef,
    inventory: TInventory,
    ...of: TOf
  ): [service: string, operation: string, input: Properties];
}

/** The addresses and the command of each stage of a kind, or of each run. */
export function placesOf<
  TInventory extends JsonObject,
  TOf extends [run?: Run] = [],
>({
  page,
  log,
  look,
}: AwsPlaces<TInventory, TOf>): (
  stage: StageRef,
  inventory: TInventory,
  ...of: TOf
) => StagePlaces {
  return (stage, inventory, ...of) => {
    const call = look?.(stage, inventory, ...of);
    const logged = log?.(stage, inventory, ...of);
    return {
      ...(page && { console: addressOf(stage, page(stage, inventory, ...of)) }),
      ...(logged && { logs: addressOf(stage, logPage(logged)) }),
      ...(call && { command: commandOf(call, stage.region) }),
    };
  };
}

function commandOf(
  [service, operation, input]: [string, string, Properties],
  region: string,
): string {
  return commandLines({ calls: [{ service, operation, input }] }, region);
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

import { ActionLine } from '@pipeline-health/plugin-pipeline-health-common';
import { Said, StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { AwsAccess } from '../../aws/access';
import { Settings } from './settings';

/** How things are that a call changes. */
export interface Found {
  /** Those of the attributes that the call sets. */
  settings: Settings;
  /** Why it cannot be changed now. */
  busy?: Said;
}

/** A call that sets something and can be taken back, and how it is looked at what is set. */
export interface Setter {
  /** As IAM policies name it: `sqs`. */
  service: string;
  operation: string;
  iamActions: readonly string[];
  /** Whether the call is about this stage and no other. */
  isOf(stage: StageRef, input: JsonObject): boolean;
  wanted(input: JsonObject): Settings;
  find(access: AwsAccess, input: JsonObject): Promise<Found>;
  send(access: AwsAccess, input: JsonObject): Promise<void>;
  /** Numbers that are only raised, by path. */
  onlyRaised?: readonly string[];
  /** What stays as it is once it is set, by path. */
  kept?: readonly string[];
  /** What else is to be known of a change. */
  lines?(access: AwsAccess, input: JsonObject): Promise<ActionLine[]>;
}

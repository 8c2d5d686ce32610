import { pipelineHealthRedriveStartPermission } from '@pipeline-health/plugin-pipeline-health-common';
import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ActingTools } from '../ActingTools';

/** What is the same of all that is done with dead letters: of it only one thing is done to a queue at a time. */
export abstract class DeadLetterAction {
  readonly family = 'redrive';
  readonly stageKinds = ['sqs-queue'];

  constructor(protected readonly tools: ActingTools) {}

  protected accessOf(stage: StageRef): AwsAccess {
    return this.tools.accessOf(stage);
  }
}

/** What is the same of all that moves them. */
export abstract class MovingAction extends DeadLetterAction {
  readonly permission = pipelineHealthRedriveStartPermission;
  readonly destructive = true;
}

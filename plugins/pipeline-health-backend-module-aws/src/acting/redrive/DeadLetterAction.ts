import {
  Message,
  pipelineHealthRedriveStartPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  ActionOutcome,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { ActingTools } from '../ActingTools';
import { clause } from '../say';
import { askFacts, RedriveFacts } from './RedriveFacts';

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

  protected askFacts(
    context: ActionContext,
    destination: string | undefined,
  ): Promise<RedriveFacts> {
    return askFacts(this.accessOf(context.stage), context, destination);
  }

  /** A step, or that it has failed because a queue is gone. */
  protected async unlessGone<TStep>(
    step: Promise<TStep>,
    failed: (why: Message) => ActionOutcome,
  ): Promise<TStep | ActionOutcome> {
    try {
      return await step;
    } catch (error) {
      const { code, message } = SourceError.toProblem(error);
      if (code === 'not-found') {
        return failed(clause('queue-gone', { message }));
      }
      throw error;
    }
  }
}

import {
  ActionContext,
  ActionStep,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { RedriveInput, redriveSettings } from './redriveInput';
import { RedriveState } from './RedriveState';

/** What a redrive was asked for, as settings complete it. */
export interface RedrivePlan {
  /** How many are moved one by one first; 0 leaves all to SQS. */
  canary: number;
  perSecond?: number;
  destination?: string;
  mostBack: number;
  longestWatchSeconds: number;
}

/** A redrive that somebody goes on with. */
export interface RedriveRun extends RedrivePlan {
  access: AwsAccess;
  context: ActionContext<SqsQueueInventory>;
  /** The queue of the dead letters. */
  queueArn: string;
  /** Epoch milliseconds. */
  now: number;
}

/** Where a redrive is now: on its way, or over. */
export type RedriveStep = ActionStep<RedriveState>;

/** What a redrive is to do. */
export function planOf(
  { settings }: Pick<ActionContext, 'settings'>,
  input: RedriveInput,
): RedrivePlan {
  const is = redriveSettings.parse(settings);
  return {
    canary: input.canary ?? is.canary,
    perSecond: input.maxMessagesPerSecond,
    destination: input.destination,
    mostBack: input.mostBackRatio ?? is.mostBackRatio,
    longestWatchSeconds: is.watchMinutes * 60,
  };
}

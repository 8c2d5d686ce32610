import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { AwsAccess } from '../../../aws/access';

/** As many as SQS tells of. */
const MOST_LISTED = 10;

const task = z.object({
  Status: z.enum(['RUNNING', 'COMPLETED', 'CANCELLING', 'CANCELLED', 'FAILED']),
  // SQS tells it only while the task runs.
  TaskHandle: z.string().optional(),
  DestinationArn: z.string().optional(),
  ApproximateNumberOfMessagesMoved: z.number().default(0),
  ApproximateNumberOfMessagesToMove: z.number().optional(),
  FailureReason: z.string().optional(),
  StartedTimestamp: z.number(),
});

/** A move of dead letters that SQS does by itself. */
export interface MoveTask {
  status: z.infer<typeof task>['Status'];
  handle?: string;
  destination?: string;
  moved: number;
  /** How many there were when it started. */
  toMove?: number;
  failure?: string;
  /** Epoch milliseconds by the clock of SQS. */
  startedAt: number;
}

/** The last ten moves out of a queue, newest first. */
export async function listMoveTasks(
  access: AwsAccess,
  queueArn: string,
): Promise<MoveTask[]> {
  const { Results = [] } = await access.client(SQSClient).send(
    new ListMessageMoveTasksCommand({
      SourceArn: queueArn,
      MaxResults: MOST_LISTED,
    }),
  );
  return Results.map(result => {
    const is = task.parse(result);
    return {
      status: is.Status,
      handle: is.TaskHandle,
      destination: is.DestinationArn,
      moved: is.ApproximateNumberOfMessagesMoved,
      toMove: is.ApproximateNumberOfMessagesToMove,
      failure: is.FailureReason,
      startedAt: is.StartedTimestamp,
    };
  }).sort((left, right) => right.startedAt - left.startedAt);
}

/** Whether a move still moves messages. */
export function isActive({ status }: MoveTask): boolean {
  return status === 'RUNNING' || status === 'CANCELLING';
}

/** What SQS is asked to move. */
export interface MoveRequest {
  queueArn: string;
  /** Back to where each message came from when absent. */
  destination?: string;
  perSecond?: number;
}

/** How SQS is asked for a move. */
export function moveInput({ queueArn, destination, perSecond }: MoveRequest) {
  return {
    SourceArn: queueArn,
    ...(destination !== undefined && { DestinationArn: destination }),
    ...(perSecond !== undefined && {
      MaxNumberOfMessagesPerSecond: perSecond,
    }),
  };
}

/** Has SQS start a move; `running` when one is under way already. */
export async function startMove(
  access: AwsAccess,
  request: MoveRequest,
): Promise<'started' | 'running'> {
  try {
    await access
      .clientThatTriesOnce(SQSClient)
      .send(new StartMessageMoveTaskCommand(moveInput(request)));
    return 'started';
  } catch (error) {
    if (/only one active task is allowed/i.test(messageOf(error))) {
      return 'running';
    }
    throw error;
  }
}

/** Has SQS end a move; one that ended meanwhile is none to end. */
export async function cancelMove(
  access: AwsAccess,
  handle: string,
): Promise<void> {
  try {
    await access
      .client(SQSClient)
      .send(new CancelMessageMoveTaskCommand({ TaskHandle: handle }));
  } catch (error) {
    if (!/task does not exist/i.test(messageOf(error))) {
      throw error;
    }
  }
}

function messageOf(error: unknown): string {
  return SourceError.toProblem(error).message;
}

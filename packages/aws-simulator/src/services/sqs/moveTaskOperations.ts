import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { SqsState } from './SqsState';

/** The operations on message move tasks. */
export function moveTaskOperations({ moveTasks }: SqsState): Operation[] {
  return [
    operation(StartMessageMoveTaskCommand, (input, call) => {
      moveTasks.progress(call.now);
      const task = moveTasks.start(
        {
          sourceArn: input.SourceArn ?? '',
          destinationArn: input.DestinationArn,
          maxPerSecond: input.MaxNumberOfMessagesPerSecond,
        },
        call.now,
      );
      return { TaskHandle: task.handle };
    }),

    operation(ListMessageMoveTasksCommand, (input, call) => {
      const limit = input.MaxResults ?? 1;
      if (limit < 1 || limit > 10) {
        throw new AwsError(
          'InvalidParameterValue',
          'Value for parameter MaxResults is invalid. Reason: must be between 1 and 10.',
        );
      }
      moveTasks.progress(call.now);
      const tasks = moveTasks.list(input.SourceArn ?? '').slice(0, limit);
      return {
        Results: tasks.map(task => ({
          TaskHandle: task.status === 'RUNNING' ? task.handle : undefined,
          Status: task.status,
          SourceArn: task.source.arn,
          DestinationArn: task.destinationArn,
          MaxNumberOfMessagesPerSecond: task.maxPerSecond,
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.toMove,
          FailureReason: task.failureReason,
          StartedTimestamp: task.startedAt,
        })),
      };
    }),

    operation(CancelMessageMoveTaskCommand, (input, call) => {
      moveTasks.progress(call.now);
      const task = moveTasks.cancel(input.TaskHandle ?? '', call.now);
      return { ApproximateNumberOfMessagesMoved: task.moved };
    }),
  ];
}

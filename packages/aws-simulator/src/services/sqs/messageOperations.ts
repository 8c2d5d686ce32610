import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { VirtualClock } from '../../clock/VirtualClock';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { changeVisibility } from './changeVisibility';
import { deleteMessage } from './deleteMessage';
import { Queue } from './Queue';
import { receiveMessages } from './receiveMessages';
import { runBatch } from './runBatch';
import {
  digest,
  digestAttributes,
  OutgoingMessage,
  sendMessage,
} from './sendMessage';
import { SqsState } from './SqsState';

/** The operations on messages. */
export function messageOperations(
  state: SqsState,
  clock: VirtualClock,
): Operation[] {
  const ids = state.random.fork('message-ids');
  const newId = () => ids.uuid();

  const send = (queue: Queue, message: OutgoingMessage, call: Call) => {
    const senderId = call.accessKeyId;
    const sent = sendMessage(queue, message, {
      now: call.now,
      senderId,
      newId,
      failingBodies: state.failingBodies,
    });
    return {
      MessageId: sent.id,
      MD5OfMessageBody: digest('md5', sent.body),
      MD5OfMessageAttributes: digestAttributes(sent.attributes),
      SequenceNumber: sent.sequenceNumber,
    };
  };

  return [
    operation(SendMessageCommand, (input, call) =>
      send(state.touched(input.QueueUrl, call), input, call),
    ),

    operation(SendMessageBatchCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      return runBatch(input.Entries, (entry, Id) => ({
        Id,
        ...send(queue, entry, call),
      }));
    }),

    operation(ReceiveMessageCommand, async (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      const messages = await receiveMessages(queue, input, {
        call,
        clock,
        newId,
        failingBodies: state.failingBodies,
      });
      return { Messages: messages.length ? messages : undefined };
    }),

    operation(DeleteMessageCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      deleteMessage(queue, input.ReceiptHandle);
      return {};
    }),

    operation(DeleteMessageBatchCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      return runBatch(input.Entries, (entry, Id) => {
        deleteMessage(queue, entry.ReceiptHandle);
        return { Id };
      });
    }),

    operation(ChangeMessageVisibilityCommand, (input, call) => {
      changeVisibility(state.touched(input.QueueUrl, call), input, call.now);
      return {};
    }),

    operation(ChangeMessageVisibilityBatchCommand, (input, call) => {
      const queue = state.touched(input.QueueUrl, call);
      return runBatch(input.Entries, (entry, Id) => {
        changeVisibility(queue, entry, call.now);
        return { Id };
      });
    }),
  ];
}

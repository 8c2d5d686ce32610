import { Message, ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { VirtualClock } from '../../clock/VirtualClock';
import { AwsError } from '../../wire/AwsError';
import { Call } from '../../wire/wireMessages';
import { Batch, MessageContent } from './Batch';
import { describeMessage } from './describeMessage';
import { inFlightLimit, Queue } from './Queue';

const pollInterval = 50;

/** What a receive needs besides queue and input. */
export interface ReceiveContext {
  call: Call;
  clock: VirtualClock;
  newId: () => string;
  /** To which the bodies are added that simulated consumers fail at. */
  failingBodies: Set<string>;
}

/**
 * Receives messages, waiting for them when asked to. On a frozen clock the
 * wait would never end, so there is none.
 */
export async function receiveMessages(
  queue: Queue,
  input: ReceiveMessageCommandInput,
  context: ReceiveContext,
): Promise<Message[]> {
  const { call, clock } = context;
  checkReceive(queue, input);
  const wait =
    input.WaitTimeSeconds ??
    Number(queue.settings.get('ReceiveMessageWaitTimeSeconds'));
  const deadline = call.now + wait * 1000;
  let messages = receiveNow(queue, input, call.now, context);
  while (
    messages.length === 0 &&
    !clock.frozen &&
    clock.now() < deadline &&
    !call.signal.aborted
  ) {
    await new Promise(resolve => setTimeout(resolve, pollInterval));
    messages = receiveNow(queue, input, clock.now(), context);
  }
  if (messages.length === 0) {
    queue.traffic.emptyReceives += 1;
  }
  return messages;
}

function checkReceive(queue: Queue, input: ReceiveMessageCommandInput): void {
  const limit = input.MaxNumberOfMessages ?? 1;
  if (!(limit >= 1 && limit <= 10)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${limit} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  if (queue.counts().inFlight >= inFlightLimit) {
    throw new AwsError(
      'OverLimit',
      'Too many messages are in flight, no more can be received.',
    );
  }
}

function receiveNow(
  queue: Queue,
  input: ReceiveMessageCommandInput,
  now: number,
  context: ReceiveContext,
): Message[] {
  const batches = queue.receive(now, {
    limit: input.MaxNumberOfMessages ?? 1,
    visibilityTimeout:
      input.VisibilityTimeout === undefined
        ? queue.settings.visibilityTimeout
        : input.VisibilityTimeout * 1000,
  });
  return batches.map(batch =>
    describeMessage(withContent(queue, batch, context), input),
  );
}

function withContent(
  queue: Queue,
  batch: Batch,
  { newId, call, failingBodies }: ReceiveContext,
): Batch & { content: MessageContent } {
  const content = batch.content ?? {
    id: newId(),
    senderId: `AIDA${call.account}`,
    body: JSON.stringify({
      queue: queue.name,
      number: newId(),
      sentAt: new Date(batch.enqueuedAt).toISOString(),
    }),
    ...(queue.fifo && {
      groupId: batch.group ?? newId(),
      deduplicationId: newId(),
    }),
  };
  batch.content = content;
  if (batch.willFail) {
    failingBodies.add(content.body);
  }
  queue.batches.index(batch);
  return Object.assign(batch, { content });
}

import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  Message,
  ReceiveMessageCommand,
  ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SendMessageCommandInput,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

describe('messages over the wire', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const create = async (
    name: string,
    attributes: Record<string, string> = {},
  ) => {
    const { QueueUrl } = await aws.sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    );
    return QueueUrl ?? '';
  };
  const withDeadLetterQueue = async (
    name: string,
    attributes: Record<string, string> = {},
  ) => {
    const fifo = attributes.FifoQueue === 'true';
    const suffix = fifo ? '.fifo' : '';
    const deadLetterUrl = await create(`${name}-dlq${suffix}`, {
      ...(fifo && { FifoQueue: 'true' }),
      MessageRetentionPeriod: '345600',
    });
    const url = await create(`${name}${suffix}`, {
      ...attributes,
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:eu-central-1:123456789012:${name}-dlq${suffix}`,
        maxReceiveCount: 3,
      }),
    });
    return { url, deadLetterUrl };
  };
  const send = (
    url: string,
    body: string,
    more: Partial<SendMessageCommandInput> = {},
  ) =>
    aws.sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...more }),
    );
  const receive = async (
    url: string,
    more: Partial<ReceiveMessageCommandInput> = {},
  ): Promise<Message[]> => {
    const { Messages } = await aws.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        ...more,
      }),
    );
    return Messages ?? [];
  };
  const counts = async (url: string) => {
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    return [
      Attributes?.ApproximateNumberOfMessages,
      Attributes?.ApproximateNumberOfMessagesNotVisible,
      Attributes?.ApproximateNumberOfMessagesDelayed,
    ].map(Number);
  };
  const bodies = (messages: Message[]) => messages.map(message => message.Body);

  it('hides a received message until its timeout, and counts the receives', async () => {
    const url = await create('orders', { VisibilityTimeout: '40' });
    await send(url, 'one', {
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'test' } },
    });
    const [first] = await receive(url);
    expect(first).toMatchObject({
      Body: 'one',
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(testNow),
      },
      MessageAttributes: { kind: { StringValue: 'test' } },
    });
    expect(await receive(url)).toEqual([]);
    expect(await counts(url)).toEqual([0, 1, 0]);
    aws.advance(39);
    expect(await receive(url)).toEqual([]);
    aws.advance(1);
    const [second] = await receive(url);
    expect(second.MessageId).toBe(first.MessageId);
    expect(second.Attributes).toMatchObject({
      ApproximateReceiveCount: '2',
      ApproximateFirstReceiveTimestamp: String(testNow),
    });
    await aws.sqs.send(
      new DeleteMessageCommand({
        QueueUrl: url,
        ReceiptHandle: second.ReceiptHandle,
      }),
    );
    expect(await counts(url)).toEqual([0, 0, 0]);
  });

  it('delays messages', async () => {
    const url = await create('orders', { DelaySeconds: '20' });
    await send(url, 'by the queue');
    await send(url, 'by the message', { DelaySeconds: 50 });
    expect(await counts(url)).toEqual([0, 0, 2]);
    aws.advance(20);
    expect(bodies(await receive(url))).toEqual(['by the queue']);
    aws.advance(30);
    expect(bodies(await receive(url))).toContain('by the message');
  });

  it('changes the visibility of messages in flight only', async () => {
    const url = await create('orders');
    await send(url, 'one');
    const [message] = await receive(url);
    const change = (seconds: number) =>
      aws.sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: url,
          ReceiptHandle: message.ReceiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    await change(300);
    aws.advance(100);
    expect(await counts(url)).toEqual([0, 1, 0]);
    await change(0);
    expect(await counts(url)).toEqual([1, 0, 0]);
    await expect(change(10)).rejects.toMatchObject({
      name: 'MessageNotInflight',
    });
  });

  it('moves a message to the dead-letter queue at the receive after the last allowed one', async () => {
    const { url, deadLetterUrl } = await withDeadLetterQueue('orders');
    await send(url, 'poison');
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(bodies(await receive(url))).toEqual(['poison']);
      aws.advance(30);
    }
    expect(await counts(deadLetterUrl)).toEqual([0, 0, 0]);
    expect(await receive(url)).toEqual([]);
    expect(await counts(url)).toEqual([0, 0, 0]);
    expect(await counts(deadLetterUrl)).toEqual([1, 0, 0]);
    const [dead] = await receive(deadLetterUrl);
    expect(dead.Attributes).toMatchObject({
      SentTimestamp: String(testNow),
      ApproximateReceiveCount: '4',
      DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
    });
  });

  it('deletes by the original time of sending, in a dead-letter queue too', async () => {
    const { url, deadLetterUrl } = await withDeadLetterQueue('orders');
    await send(url, 'poison');
    aws.advance(86_400);
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await receive(url);
      aws.advance(30);
    }
    expect(await counts(deadLetterUrl)).toEqual([1, 0, 0]);
    aws.advance(3 * 86_400 - 4 * 30 - 1);
    expect(await counts(deadLetterUrl)).toEqual([1, 0, 0]);
    aws.advance(1);
    expect(await counts(deadLetterUrl)).toEqual([0, 0, 0]);
  });

  it('starts retention anew in a FIFO dead-letter queue', async () => {
    const { url, deadLetterUrl } = await withDeadLetterQueue('orders', {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
    const { MessageId } = await send(url, 'poison', { MessageGroupId: 'a' });
    aws.advance(86_400);
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      await receive(url);
      aws.advance(30);
    }
    aws.advance(345_600 - 31);
    expect(await counts(deadLetterUrl)).toEqual([1, 0, 0]);
    const [dead] = await receive(deadLetterUrl, { VisibilityTimeout: 0 });
    expect(dead.Attributes?.MessageDeduplicationId).toBe(MessageId);
    aws.advance(1);
    expect(await counts(deadLetterUrl)).toEqual([0, 0, 0]);
  });

  it('deletes waiting messages when the retention is shortened', async () => {
    const url = await create('orders');
    await send(url, 'old');
    aws.advance(3600);
    await send(url, 'young');
    await aws.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: url,
        Attributes: { MessageRetentionPeriod: '600' },
      }),
    );
    expect(bodies(await receive(url))).toEqual(['young']);
  });

  it('keeps the order of FIFO groups and blocks a group in flight', async () => {
    const url = await create('orders.fifo', {
      FifoQueue: 'true',
      ContentBasedDeduplication: 'true',
    });
    for (const [group, body] of [
      ['a', 'a1'],
      ['b', 'b1'],
      ['a', 'a2'],
      ['b', 'b2'],
    ]) {
      await send(url, body, { MessageGroupId: group });
    }
    const [first] = await receive(url, { MaxNumberOfMessages: 1 });
    expect(first.Body).toBe('a1');
    expect(bodies(await receive(url))).toEqual(['b1', 'b2']);
    expect(await receive(url)).toEqual([]);
    await aws.sqs.send(
      new DeleteMessageCommand({
        QueueUrl: url,
        ReceiptHandle: first.ReceiptHandle,
      }),
    );
    expect(bodies(await receive(url))).toEqual(['a2']);
    aws.advance(30);
    expect(bodies(await receive(url))).toEqual(['b1', 'a2', 'b2']);
  });

  it('drops FIFO duplicates for five minutes', async () => {
    const url = await create('orders.fifo', { FifoQueue: 'true' });
    const once = { MessageGroupId: 'a', MessageDeduplicationId: 'id-1' };
    const first = await send(url, 'one', once);
    const second = await send(url, 'one again', once);
    expect(second.MessageId).toBe(first.MessageId);
    expect(second.SequenceNumber).toBe(first.SequenceNumber);
    aws.advance(300);
    await send(url, 'later', once);
    expect(await counts(url)).toEqual([2, 0, 0]);
    await expect(send(url, 'x', { MessageGroupId: 'a' })).rejects.toMatchObject(
      {
        name: 'InvalidParameterValue',
      },
    );
    await expect(send(url, 'x')).rejects.toMatchObject({
      name: 'MissingParameter',
    });
  });

  it('answers each entry of a batch on its own', async () => {
    const url = await create('orders', { MaximumMessageSize: '1024' });
    const { Successful, Failed } = await aws.sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'a', MessageBody: 'fine' },
          { Id: 'b', MessageBody: 'x'.repeat(1025) },
        ],
      }),
    );
    expect(Successful?.map(entry => entry.Id)).toEqual(['a']);
    expect(Failed).toMatchObject([
      { Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' },
    ]);
    const [message] = await receive(url);
    const deletion = await aws.sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: url,
        Entries: [
          { Id: 'a', ReceiptHandle: message.ReceiptHandle },
          { Id: 'b', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(deletion.Successful).toEqual([{ Id: 'a' }]);
    expect(deletion.Failed).toMatchObject([
      { Id: 'b', Code: 'ReceiptHandleIsInvalid' },
    ]);
    await expect(
      aws.sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: [] })),
    ).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
  });

  it('receives single messages out of a large simulated backlog', async () => {
    const queue = aws.simulator.sqs.createQueue({
      name: 'busy',
      region: 'eu-central-1',
    });
    aws.simulator.sqs.send(queue, 1_000_000, { sentAt: testNow - 3_600_000 });
    const url = await create('busy');
    const messages = await receive(url);
    expect(new Set(messages.map(message => message.MessageId)).size).toBe(10);
    expect(messages[0].Attributes?.SentTimestamp).toBe(
      String(testNow - 3_600_000),
    );
    expect(await counts(url)).toEqual([999_990, 10, 0]);
    await aws.sqs.send(
      new DeleteMessageCommand({
        QueueUrl: url,
        ReceiptHandle: messages[0].ReceiptHandle,
      }),
    );
    aws.advance(30);
    expect(await counts(url)).toEqual([999_999, 0, 0]);
  });

  it('waits for messages on a running clock', async () => {
    const running = await startTestSimulator({ speed: 1 });
    const { QueueUrl: url } = await running.sqs.send(
      new CreateQueueCommand({ QueueName: 'orders' }),
    );
    const waiting = running.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }),
    );
    await running.sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: 'late' }),
    );
    expect((await waiting).Messages).toMatchObject([{ Body: 'late' }]);
    await running.stop();
  });
});

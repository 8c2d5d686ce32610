import {
  CancelMessageMoveTaskCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  ResourceNotFoundException,
  SendMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

const arnOf = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;

describe('message move tasks over the wire', () => {
  let aws: TestSimulator;
  let deadLetterUrl: string;

  const create = async (
    name: string,
    attributes: Record<string, string> = {},
  ) => {
    const { QueueUrl } = await aws.sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    );
    return QueueUrl ?? '';
  };
  beforeEach(async () => {
    aws = await startTestSimulator();
    deadLetterUrl = await create('orders-dlq');
    await create('orders', {
      VisibilityTimeout: '0',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arnOf('orders-dlq'),
        maxReceiveCount: 1,
      }),
    });
  });
  afterEach(() => aws.stop());

  const depth = async (name: string) => {
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: deadLetterUrl.replace('orders-dlq', name),
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    return Number(Attributes?.ApproximateNumberOfMessages);
  };
  const fillDeadLetterQueue = (count: number) => {
    const queue = aws.simulator.sqs.queue('orders', { region: 'eu-central-1' });
    aws.simulator.sqs.send(queue, count);
    const all = {
      limit: count,
      visibilityTimeout: 0,
      consumer: { processing: 0, repaired: false },
    };
    for (const batch of queue.batches) {
      batch.willFail = true;
    }
    queue.receive(testNow, all);
    queue.receive(testNow, all);
  };
  const start = (more: object = {}) =>
    aws.sqs.send(
      new StartMessageMoveTaskCommand({
        SourceArn: arnOf('orders-dlq'),
        ...more,
      }),
    );
  const list = async () => {
    const { Results } = await aws.sqs.send(
      new ListMessageMoveTasksCommand({
        SourceArn: arnOf('orders-dlq'),
        MaxResults: 10,
      }),
    );
    return Results ?? [];
  };

  it('moves messages back at the asked rate, with progress', async () => {
    fillDeadLetterQueue(100);
    expect(await depth('orders-dlq')).toBe(100);
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 5 });
    aws.advance(4);
    expect(await list()).toEqual([
      {
        TaskHandle,
        Status: 'RUNNING',
        SourceArn: arnOf('orders-dlq'),
        MaxNumberOfMessagesPerSecond: 5,
        ApproximateNumberOfMessagesMoved: 20,
        ApproximateNumberOfMessagesToMove: 100,
        StartedTimestamp: testNow,
      },
    ]);
    expect([await depth('orders'), await depth('orders-dlq')]).toEqual([
      20, 80,
    ]);
    await expect(start()).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message:
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    });
    aws.advance(16);
    const [done] = await list();
    expect(done).toMatchObject({
      Status: 'COMPLETED',
      ApproximateNumberOfMessagesMoved: 100,
    });
    expect(done.TaskHandle).toBeUndefined();
    expect([await depth('orders'), await depth('orders-dlq')]).toEqual([
      100, 0,
    ]);
  });

  it('gives moved messages a new id, time and retention', async () => {
    const url = deadLetterUrl.replace('-dlq', '');
    const sent = await aws.sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: 'one' }),
    );
    const receive = async () =>
      (
        await aws.sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: url,
            MessageSystemAttributeNames: ['All'],
          }),
        )
      ).Messages?.[0];
    await receive();
    await receive();
    aws.advance(3600);
    await start();
    aws.advance(1);
    const moved = await receive();
    expect(moved?.Body).toBe('one');
    expect(moved?.MessageId).not.toBe(sent.MessageId);
    expect(moved?.Attributes).toMatchObject({
      SentTimestamp: String(testNow + 3_601_000),
      ApproximateReceiveCount: '1',
    });
  });

  it('cancels a running task, which keeps what it has moved', async () => {
    fillDeadLetterQueue(100);
    const { TaskHandle } = await start({ MaxNumberOfMessagesPerSecond: 10 });
    aws.advance(3);
    const cancelled = await aws.sqs.send(
      new CancelMessageMoveTaskCommand({ TaskHandle }),
    );
    expect(cancelled.ApproximateNumberOfMessagesMoved).toBe(30);
    const [ending] = await list();
    expect(ending).toMatchObject({ Status: 'CANCELLING' });
    expect(ending.TaskHandle).toBeUndefined();
    await expect(start()).rejects.toThrow('already a task running');
    aws.advance(60);
    // What it had in hand when it was cancelled has moved as well.
    expect(await list()).toMatchObject([
      { Status: 'CANCELLED', ApproximateNumberOfMessagesMoved: 40 },
    ]);
    expect(await depth('orders-dlq')).toBe(60);
    await expect(
      aws.sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle })),
    ).rejects.toMatchObject({ message: 'Task does not exist.' });
    await expect(
      aws.sqs.send(
        new CancelMessageMoveTaskCommand({ TaskHandle: 'nonsense' }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Value for parameter TaskHandle is invalid.',
    });
  });

  it('fails when a destination is gone or was never known', async () => {
    fillDeadLetterQueue(5);
    await aws.sqs.send(
      new DeleteQueueCommand({ QueueUrl: deadLetterUrl.replace('-dlq', '') }),
    );
    await create('other', {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arnOf('orders-dlq'),
        maxReceiveCount: 1,
      }),
    });
    await start();
    aws.advance(1);
    expect(await list()).toMatchObject([
      {
        Status: 'FAILED',
        FailureReason: 'AWS.SimpleQueueService.NonExistentQueue',
      },
    ]);
  });

  it('refuses what cannot be moved', async () => {
    await expect(
      aws.sqs.send(
        new StartMessageMoveTaskCommand({ SourceArn: arnOf('orders') }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Source queue must be configured as a Dead Letter Queue.',
    });
    await expect(
      aws.sqs.send(
        new StartMessageMoveTaskCommand({ SourceArn: arnOf('nothing') }),
      ),
    ).rejects.toThrow(ResourceNotFoundException);
    await expect(
      start({ DestinationArn: arnOf('nothing') }),
    ).rejects.toMatchObject({
      message:
        "The resource that you specified for the DestinationArn parameter doesn't exist.",
    });
  });

  it('moves between queues of one type only', async () => {
    await create('other.fifo', { FifoQueue: 'true' });
    await expect(
      start({ DestinationArn: arnOf('other.fifo') }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Destination queue must be same type of queue as source.',
    });
  });

  it('runs a hundred tasks of an account at a time', async () => {
    for (let number = 1; number <= 100; number += 1) {
      await aws.sqs.send(
        new SendMessageCommand({
          QueueUrl: await create(`dlq-${number}`),
          MessageBody: 'dead',
        }),
      );
      await create(`source-${number}`, {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: arnOf(`dlq-${number}`),
          maxReceiveCount: 1,
        }),
      });
      await start({
        SourceArn: arnOf(`dlq-${number}`),
        DestinationArn: arnOf('orders'),
      });
    }
    await expect(start()).rejects.toThrow('already 100 tasks running');
    aws.advance(10);
    await start();
  });

  it('fails half-way when its queue is deleted or a permission is revoked', async () => {
    fillDeadLetterQueue(100);
    await start({ MaxNumberOfMessagesPerSecond: 10 });
    aws.advance(2);
    await list();
    const id = aws.simulator.faults.inject({
      kind: 'access-denied',
      operation: 'SendMessage',
      resource: 'orders',
    });
    aws.advance(2);
    expect(await list()).toMatchObject([
      {
        Status: 'FAILED',
        FailureReason: 'AccessDenied',
        ApproximateNumberOfMessagesMoved: 20,
      },
    ]);
    aws.simulator.faults.remove(id);
    await start({ MaxNumberOfMessagesPerSecond: 10 });
    aws.advance(2);
    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl: deadLetterUrl }));
    aws.advance(2);
    await expect(list()).rejects.toThrow(ResourceNotFoundException);
    expect(await depth('orders')).toBe(40);
  });

  it('counts what it moves neither as sent nor as new', async () => {
    const queue = aws.simulator.sqs.queue('orders', { region: 'eu-central-1' });
    fillDeadLetterQueue(10);
    const before = queue.traffic.sent;
    await start();
    aws.advance(30);
    expect(await depth('orders')).toBe(10);
    expect(queue.traffic.sent).toBe(before);
  });

  it('sends what fails again back where it was, also by hand', async () => {
    fillDeadLetterQueue(1);
    const url = deadLetterUrl.replace('-dlq', '');
    const { Messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: deadLetterUrl }),
    );
    const [{ Body, ReceiptHandle }] = Messages;
    await aws.sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: Body }),
    );
    await aws.sqs.send(
      new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle }),
    );
    aws.simulator.sqs.changeFlow(
      aws.simulator.sqs.queue('orders', { region: 'eu-central-1' }),
      { consumer: { rate: 10, processing: 0 } },
    );
    aws.advance(120);
    expect([await depth('orders'), await depth('orders-dlq')]).toEqual([0, 1]);
  });
});

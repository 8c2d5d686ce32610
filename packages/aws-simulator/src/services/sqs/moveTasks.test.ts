import {
  CancelMessageMoveTaskCommand,
  CreateQueueCommand,
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
    aws.advance(60);
    expect(await list()).toMatchObject([{ Status: 'CANCELLED' }]);
    expect(await depth('orders-dlq')).toBe(70);
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
});

import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  paginateListQueues,
  PurgeQueueCommand,
  QueueDoesNotExist,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

describe('queues over the wire', () => {
  let aws: TestSimulator;

  beforeEach(async () => {
    aws = await startTestSimulator();
  });
  afterEach(() => aws.stop());

  const create = async (name: string, attributes?: Record<string, string>) => {
    const { QueueUrl } = await aws.sqs.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    );
    return QueueUrl ?? '';
  };
  const attributesOf = async (url: string) => {
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
    );
    return Attributes ?? {};
  };

  it('answers all attributes as texts, those of FIFO on FIFO queues only', async () => {
    const standard = await attributesOf(await create('orders'));
    expect(standard).toEqual({
      QueueArn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
      CreatedTimestamp: String(testNow / 1000),
      LastModifiedTimestamp: String(testNow / 1000),
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
    });
    const fifo = await attributesOf(
      await create('orders.fifo', { FifoQueue: 'true' }),
    );
    expect(fifo).toMatchObject({
      FifoQueue: 'true',
      ContentBasedDeduplication: 'false',
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    });
  });

  it('answers no attributes when none are named', async () => {
    const url = await create('orders');
    const answer = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url }),
    );
    expect(answer.Attributes).toBeUndefined();
    const some = await aws.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'],
      }),
    );
    expect(some.Attributes).toEqual({ VisibilityTimeout: '30' });
  });

  it('refuses what does not exist or is not valid', async () => {
    const url = await create('orders');
    const missing = url.replace('orders', 'nothing');
    const failures: Array<[Promise<unknown>, object]> = [
      [
        attributesOf(missing),
        {
          name: 'QueueDoesNotExist',
          Code: 'AWS.SimpleQueueService.NonExistentQueue',
          message: 'The specified queue does not exist.',
          $metadata: expect.objectContaining({ httpStatusCode: 400 }),
        },
      ],
      [
        aws.sqs.send(
          new SetQueueAttributesCommand({
            QueueUrl: url,
            Attributes: { VisibilityTimeout: '43201' },
          }),
        ),
        { name: 'InvalidAttributeValue' },
      ],
      [
        aws.sqs.send(
          new SetQueueAttributesCommand({
            QueueUrl: url,
            Attributes: Object.fromEntries([['NoSuchThing', '1']]),
          }),
        ),
        {
          name: 'InvalidAttributeName',
          message: 'Unknown Attribute NoSuchThing.',
        },
      ],
      [
        attributesOf('https://sqs.aws/123456789012/a b'),
        { name: 'InvalidAddress' },
      ],
      [
        attributesOf(url.replace('123456789012', '210987654321')),
        {
          name: 'AccessDenied',
          $metadata: expect.objectContaining({ httpStatusCode: 403 }),
        },
      ],
      [create('orders', { DelaySeconds: '5' }), { name: 'QueueNameExists' }],
      [create('not.a.name'), { name: 'InvalidParameterValue' }],
      [create('orders.fifo'), { name: 'InvalidParameterValue' }],
      [
        create('other', {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn:
              'arn:aws:sqs:eu-central-1:123456789012:nothing',
            maxReceiveCount: 3,
          }),
        }),
        {
          name: 'InvalidParameterValue',
          message: expect.stringContaining(
            'Dead letter target does not exist.',
          ),
        },
      ],
      [
        aws.sqs.send(new GetQueueUrlCommand({ QueueName: 'nothing' })),
        { name: 'QueueDoesNotExist' },
      ],
    ];
    for (const [attempt, expected] of failures) {
      await expect(attempt).rejects.toMatchObject(expected);
    }
    await expect(attributesOf(missing)).rejects.toBeInstanceOf(
      QueueDoesNotExist,
    );
    await expect(create('other')).resolves.toContain('/123456789012/other');
  });

  it('keeps the old redrive policy when the new one is refused', async () => {
    const target = await create('orders-dlq');
    const { QueueArn } = await attributesOf(target);
    const policy = JSON.stringify({
      deadLetterTargetArn: QueueArn,
      maxReceiveCount: '4',
    });
    const url = await create('orders', { RedrivePolicy: policy });
    await expect(
      aws.sqs.send(
        new SetQueueAttributesCommand({
          QueueUrl: url,
          Attributes: {
            RedrivePolicy: policy.replace('orders-dlq', 'nothing'),
          },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect((await attributesOf(url)).RedrivePolicy).toBe(policy);
  });

  it('pages through queues and the sources of a dead-letter queue', async () => {
    const target = await create('z-dlq');
    const { QueueArn } = await attributesOf(target);
    for (let index = 0; index < 7; index += 1) {
      await create(`orders-${index}`, {
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: QueueArn,
          maxReceiveCount: 3,
        }),
      });
    }
    const pages: string[][] = [];
    for await (const page of paginateListQueues(
      { client: aws.sqs, pageSize: 3 },
      { QueueNamePrefix: 'orders-' },
    )) {
      pages.push(page.QueueUrls ?? []);
    }
    expect(pages.map(page => page.length)).toEqual([3, 3, 1]);
    expect(new Set(pages.flat()).size).toBe(7);

    const first = await aws.sqs.send(
      new ListDeadLetterSourceQueuesCommand({
        QueueUrl: target,
        MaxResults: 5,
      }),
    );
    const second = await aws.sqs.send(
      new ListDeadLetterSourceQueuesCommand({
        QueueUrl: target,
        MaxResults: 5,
        NextToken: first.NextToken,
      }),
    );
    expect(first.queueUrls).toHaveLength(5);
    expect(second.queueUrls).toHaveLength(2);
    expect(second.NextToken).toBeUndefined();
  });

  it('gives no token without MaxResults, and at most 1,000 queues', async () => {
    for (let index = 0; index < 1001; index += 1) {
      aws.simulator.sqs.createQueue({
        name: `q-${index}`,
        region: 'eu-central-1',
      });
    }
    const all = await aws.sqs.send(new ListQueuesCommand({}));
    expect(all.QueueUrls).toHaveLength(1000);
    expect(all.NextToken).toBeUndefined();
  });

  it('keeps accounts and regions apart', async () => {
    await create('orders');
    const urlsOf = async (overrides: object) => {
      const client = new SQSClient({ ...aws.configuration, ...overrides });
      const { QueueUrls } = await client.send(new ListQueuesCommand({}));
      client.destroy();
      return QueueUrls ?? [];
    };
    expect(await urlsOf({})).toHaveLength(1);
    expect(await urlsOf({ region: 'us-east-1' })).toEqual([]);
    expect(
      await urlsOf({
        credentials: {
          accessKeyId: 'AKIA111122223333ABCD',
          secretAccessKey: 'x',
        },
      }),
    ).toEqual([]);
  });

  it('tags, purges and deletes', async () => {
    const url = await create('orders');
    await aws.sqs.send(
      new TagQueueCommand({
        QueueUrl: url,
        Tags: { team: 'a', stage: 'test' },
      }),
    );
    await aws.sqs.send(
      new UntagQueueCommand({ QueueUrl: url, TagKeys: ['stage'] }),
    );
    const { Tags } = await aws.sqs.send(
      new ListQueueTagsCommand({ QueueUrl: url }),
    );
    expect(Tags).toEqual({ team: 'a' });

    await aws.sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }),
    );
    await aws.sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
    expect((await attributesOf(url)).ApproximateNumberOfMessages).toBe('0');
    await expect(
      aws.sqs.send(new PurgeQueueCommand({ QueueUrl: url })),
    ).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });

    await aws.sqs.send(new DeleteQueueCommand({ QueueUrl: url }));
    await expect(attributesOf(url)).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await expect(create('orders')).rejects.toMatchObject({
      name: 'QueueDeletedRecently',
    });
    aws.advance(60);
    await expect(create('orders')).resolves.toBe(url);
  });
});

import { readAttributes } from './readAttributes';

/** As GetQueueAttributes answers for `All`. */
const standard = {
  QueueArn: 'arn:aws:sqs:eu-central-1:123456789012:orders',
  ApproximateNumberOfMessages: '48210',
  ApproximateNumberOfMessagesNotVisible: '12',
  ApproximateNumberOfMessagesDelayed: '3',
  CreatedTimestamp: '1767225600',
  LastModifiedTimestamp: '1767312000',
  VisibilityTimeout: '30',
  MaximumMessageSize: '262144',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  ReceiveMessageWaitTimeSeconds: '20',
  SqsManagedSseEnabled: 'true',
  RedrivePolicy:
    '{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:123456789012:orders-dlq","maxReceiveCount":5}',
};

const read = (is: { [name: string]: string | undefined }) =>
  readAttributes({ ...standard, ...is }).configuration;

describe('readAttributes', () => {
  it('reads a standard queue with a dead-letter queue', () => {
    expect(readAttributes(standard)).toEqual({
      configuration: {
        fifo: false,
        retentionSeconds: 345_600,
        visibilityTimeoutSeconds: 30,
        delaySeconds: 0,
        receiveWaitSeconds: 20,
        maximumMessageBytes: 262_144,
        maxReceiveCount: 5,
        deadLetterQueueArn: 'arn:aws:sqs:eu-central-1:123456789012:orders-dlq',
        redriveAllowPolicy: undefined,
        encryption: 'sqs-managed',
        kmsKey: undefined,
        createdAt: '2026-01-01T00:00:00.000Z',
        modifiedAt: '2026-01-02T00:00:00.000Z',
      },
      depths: { visible: 48_210, inFlight: 12, delayed: 3 },
    });
  });

  it('reads a FIFO queue', () => {
    expect(
      read({ FifoQueue: 'true', ContentBasedDeduplication: 'false' }).fifo,
    ).toBe(true);
  });

  it('reads maxReceiveCount whether it was set as number or as text', () => {
    const RedrivePolicy =
      '{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:123456789012:d","maxReceiveCount":"7"}';
    expect(read({ RedrivePolicy }).maxReceiveCount).toBe(7);
  });

  it('reads who may send dead letters here', () => {
    const RedriveAllowPolicy =
      '{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-central-1:123456789012:orders"]}';
    expect(read({ RedriveAllowPolicy }).redriveAllowPolicy).toEqual({
      permission: 'byQueue',
      sourceQueueArns: ['arn:aws:sqs:eu-central-1:123456789012:orders'],
    });
  });

  it('reads which queues its policies name', () => {
    const queue = (name: string) =>
      `arn:aws:sqs:eu-central-1:123456789012:${name}`;
    const RedriveAllowPolicy = JSON.stringify({
      redrivePermission: 'byQueue',
      sourceQueueArns: [queue('orders')],
    });
    const policyWith = (Condition: object, Effect = 'Allow') =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          { Effect, Principal: '*', Action: 'sqs:SendMessage', Condition },
        ],
      });
    expect(read({ RedriveAllowPolicy }).namedSources).toEqual([
      queue('orders'),
    ]);
    expect(
      read({
        RedriveAllowPolicy,
        Policy: policyWith({
          ArnEquals: { 'AWS:SourceArn': [queue('orders'), queue('refunds')] },
        }),
      }).namedSources,
    ).toEqual([queue('orders'), queue('refunds')]);
    const topic = 'arn:aws:sns:eu-central-1:123456789012:orders';
    for (const Policy of [
      // A topic may send to any queue that subscribes to it.
      policyWith({ ArnLike: { 'aws:SourceArn': topic } }),
      policyWith({ ArnEquals: { 'aws:SourceArn': queue('orders') } }, 'Deny'),
      policyWith({ StringEquals: { 'aws:SourceAccount': '123456789012' } }),
      '{"Statement":"all"}',
      '{',
      '',
    ]) {
      expect(read({ Policy })).not.toHaveProperty('namedSources');
    }
  });

  it.each([
    ['sqs-managed', {}],
    ['none', { SqsManagedSseEnabled: 'false' }],
    ['none', { SqsManagedSseEnabled: undefined }],
    ['kms', { KmsMasterKeyId: 'alias/queues' }],
  ])('knows encryption %s', (encryption, attributes) => {
    expect(read(attributes).encryption).toBe(encryption);
  });

  it('stands that everything optional is missing', () => {
    expect(
      readAttributes({
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
        ApproximateNumberOfMessagesDelayed: '0',
        MessageRetentionPeriod: '60',
        VisibilityTimeout: '0',
      }).configuration,
    ).toMatchObject({ fifo: false, retentionSeconds: 60, delaySeconds: 0 });
  });

  it.each([
    ['MessageRetentionPeriod', undefined],
    ['MessageRetentionPeriod', 'long'],
    ['ApproximateNumberOfMessages', '-1'],
    ['RedrivePolicy', '{'],
    ['RedrivePolicy', '{"maxReceiveCount":3}'],
    ['RedriveAllowPolicy', '[]'],
  ])('does not guess when %s is %p', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});

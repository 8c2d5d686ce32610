import {
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  queueStage,
  REGION,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { contextOfStage, startTask } from '../__testUtils__/doAction';
import { LetterGroup } from './groups/groupLetters';

const DEAD_LETTERS = queueStage('orders-dlq');

const SCENARIO = `
queues:
  - name: orders
    visibilityTimeout: 1s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
  - { name: orders-dlq, retention: 14d }
  - { name: other }
  - { name: grave }
  - { name: nested-dlq, deadLetter: { queue: grave, maxReceiveCount: 3 } }
  - { name: feeds-nested, deadLetter: { queue: nested-dlq, maxReceiveCount: 3 } }`;

describe('dead letters by group', () => {
  let aws: SimulatedAws;
  let sqs: SQSClient;

  const urlOf = (name: string) =>
    `https://sqs.${REGION}.amazonaws.com/${scope.account}/${name}`;
  const send = (name: string, body: object, attributes = {}) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: urlOf(name),
        MessageBody: JSON.stringify(body),
        MessageAttributes: attributes,
      }),
    );
  const receiveAll = async (name: string, VisibilityTimeout = 1) => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf(name),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        MessageSystemAttributeNames: ['All'],
        VisibilityTimeout,
      }),
    );
    return Messages;
  };
  /** Takes all that waits and processes none of it, until it is set aside; answers their ids. */
  const fail = async (name: string) => {
    const ids = new Set<string>();
    for (let empty = 0; empty < 2; ) {
      const messages = await receiveAll(name, 0);
      messages.forEach(({ MessageId = '' }) => ids.add(MessageId));
      empty = messages.length ? 0 : empty + 1;
    }
    return [...ids].sort();
  };
  const depth = (name: string) => {
    const { visible, inFlight } = aws.simulator.sqs.counts(name, scope);
    return visible + inFlight;
  };
  const act = async (id: string, input = {}, settings = {}, more = {}) =>
    startTask(
      aws,
      id,
      await contextOfStage(aws, DEAD_LETTERS, { settings, ...more }),
      input,
    );
  const peek = async (input = {}, settings = {}) => {
    const task = await (await act('peek', input, settings)).run();
    return task.outcome?.after as {
      looked: number;
      groups: LetterGroup[];
    };
  };

  beforeEach(async () => {
    aws = await startSimulatedAws({}, SCENARIO);
    sqs = new SQSClient({
      endpoint: aws.simulator.url,
      region: REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      useQueueUrlAsEndpoint: false,
    });
    for (let number = 0; number < 6; number += 1) {
      await send('orders', { card: `4242${number}`, kind: 'payment' });
    }
    for (let number = 0; number < 3; number += 1) {
      await send(
        'orders',
        { parcel: number },
        { tenant: { DataType: 'String', StringValue: 'a' } },
      );
    }
    for (let round = 0; round < 3; round += 1) {
      await receiveAll('orders');
      aws.simulator.clock.advance(2_000);
    }
    // Sent there by a function that could not process an event.
    await send(
      'orders-dlq',
      { event: 1 },
      {
        RequestID: { DataType: 'String', StringValue: 'r' },
        ErrorMessage: { DataType: 'String', StringValue: 'no card 4242' },
      },
    );
  });
  afterEach(() => {
    sqs.destroy();
    return aws.close();
  });

  it('tells how they failed and what they are made of, and no value', async () => {
    const { looked, groups } = await peek();
    expect(looked).toBe(10);
    expect(groups).toMatchObject([
      {
        from: 'queue',
        source: queueStage('orders').arn,
        shape: '{card: string, kind: string}',
        count: 6,
        mostReceives: 2,
      },
      { shape: '{parcel: number}', attributes: ['tenant (String)'], count: 3 },
      {
        from: 'lambda',
        message: 'no card …',
        count: 1,
        instead: expect.stringContaining('(Invoke)'),
      },
    ]);
    expect(groups[0]).not.toHaveProperty('instead');
    expect(JSON.stringify(groups)).not.toMatch(/4242|payment/);
    expect(depth('orders-dlq')).toBe(10);
  });

  it('shows values that the site lets be shown', async () => {
    const { groups } = await peek({ sample: 10 }, { unmask: ['body.kind'] });
    expect(groups[0].values).toEqual({ 'body.kind': ['payment'] });
  });

  it('looks at no more than was asked for', async () => {
    const { looked } = await peek({ sample: 3 });
    expect(looked).toBe(3);
    expect(aws.simulator.sqs.counts('orders-dlq', scope)).toMatchObject({
      inFlight: 3,
    });
  });

  it('says before what it does, and refuses where it would move messages', async () => {
    const lines = async (name: string) => {
      const stage = queueStage(name);
      const [action] = aws.createActions().filter(({ id }) => id === 'peek');
      const context = await contextOfStage(aws, stage);
      const { lines: told } = await action.preflight(context, {});
      return Object.fromEntries(told.map(each => [each.id, each]));
    };
    const told = await lines('orders-dlq');
    expect(told['receive-count']).toMatchObject({ level: 'amber' });
    expect(told.values).toMatchObject({ level: 'green' });
    const nested = await lines('nested-dlq');
    expect(nested['receive-count']).toMatchObject({
      level: 'red',
      final: true,
      message: expect.stringContaining('grave'),
    });
    const [action] = aws.createActions().filter(({ id }) => id === 'peek');
    expect(
      action.unavailable?.(await contextOfStage(aws, queueStage('other'))),
    ).toMatchObject({ message: 'other takes no dead letters' });
  });

  it('moves one group, with its attributes, and nothing else', async () => {
    const { groups } = await peek();
    aws.simulator.clock.advance(61_000);
    const task = await (
      await act('redrive-group', { group: groups[1].id })
    ).run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      message: expect.stringContaining('none was seen to come back'),
      after: { moved: 3, passedOver: 7, homeless: 0, unsure: [], cameBack: 0 },
    });
    expect([depth('orders'), depth('orders-dlq')]).toEqual([3, 7]);
    const [moved] = await receiveAll('orders');
    expect(moved.Body).toMatch(/parcel/);
    expect(moved.MessageAttributes).toEqual({
      tenant: { DataType: 'String', StringValue: 'a' },
    });
  });

  it('moves no more than was asked for, and stops when it is told to', async () => {
    const { groups } = await peek();
    aws.simulator.clock.advance(61_000);
    const some = await act('redrive-group', { group: groups[0].id, limit: 2 });
    await some.run();
    expect(some.outcome).toMatchObject({ after: { moved: 2 } });
    aws.simulator.clock.advance(301_000);
    const stopped = await act('redrive-group', { group: groups[0].id });
    await stopped.run(() => depth('orders') === 3);
    stopped.cancel();
    await stopped.run();
    expect(stopped.outcome).toMatchObject({
      outcome: 'cancelled',
      after: { moved: 1 },
    });
    expect([depth('orders'), depth('orders-dlq')]).toEqual([3, 7]);
  });

  it('tells which messages it moved, as what, and how many came back', async () => {
    const { groups } = await peek();
    aws.simulator.clock.advance(61_000);
    const task = await act('redrive-group', { group: groups[1].id });
    await task.run(({ state }) => state?.phase === 'settling');
    const moved = await fail('orders');
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(
        /^They were moved, and too many came back\. 3 .* 3 came back \(100 %\)/,
      ),
      after: { moved: 3, cameBack: 3, cameBackRatio: 1 },
    });
    const messages = task.outcome?.after?.messages as {
      sentAs: string;
      to: string;
    }[];
    expect(messages.map(({ sentAs }) => sentAs).sort()).toEqual(moved);
    expect(messages.map(({ to }) => to)).toEqual(
      Array(3).fill(queueStage('orders').arn),
    );
    expect([depth('orders'), depth('orders-dlq')]).toEqual([0, 10]);
  });

  it('stops by itself when what it moves comes back', async () => {
    for (let number = 0; number < 60; number += 1) {
      await send('orders', { kind: 'refund' });
    }
    await fail('orders');
    const { groups } = await peek({ sample: 100 });
    aws.simulator.clock.advance(61_000);
    const task = await act('redrive-group', {
      group: groups[0].id,
      perSecond: 0.1,
    });
    while (task.state) {
      await task.step();
      await fail('orders');
    }
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/^Stopped by itself/),
    });
    expect(task.outcome?.after?.moved).toBeLessThanOrEqual(30);
    expect(depth('orders') + depth('orders-dlq')).toBe(70);
  });

  it('sends what no queue set aside only where it is told to', async () => {
    const { groups } = await peek();
    aws.simulator.clock.advance(61_000);
    const [, , { id: group }] = groups;
    const nowhere = await (await act('redrive-group', { group })).run();
    expect(nowhere.outcome).toMatchObject({
      after: { moved: 0, homeless: 1 },
      message: expect.stringContaining('choose a destination'),
    });
    aws.simulator.clock.advance(301_000);
    const told = await act('redrive-group', {
      group,
      destination: queueStage('other').arn,
    });
    await told.run();
    expect([told.outcome?.after?.moved, depth('other')]).toEqual([1, 1]);
  });

  it('deletes nothing that was not accepted', async () => {
    const { groups } = await peek();
    aws.simulator.clock.advance(61_000);
    aws.simulator.faults.inject({
      kind: 'access-denied',
      operation: 'SendMessage',
    });
    const task = await (
      await act('redrive-group', { group: groups[0].id })
    ).run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      missingPermission: 'sqs:SendMessage',
    });
    expect([depth('orders'), depth('orders-dlq')]).toEqual([0, 10]);
  });

  it('refuses a group or a queue that cannot be', () => {
    const [{ inputSchema }] = aws
      .createActions()
      .filter(({ id }) => id === 'redrive-group');
    const { error } = inputSchema.safeParse({
      group: 'x',
      destination: 'arn:aws:sns:eu-central-1:123456789012:topic',
      limit: 0,
    });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'group',
      'limit',
      'destination',
    ]);
  });
});

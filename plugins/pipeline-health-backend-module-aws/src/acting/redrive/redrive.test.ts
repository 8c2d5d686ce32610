import { Fault } from '@pipeline-health/aws-simulator';
import {
  createSource,
  queueStage,
  scope,
  SimulatedAws,
  startSimulatedAws,
} from '../../__testUtils__/simulatedAws';
import { contextOfStage, startTask, TestTask } from '../__testUtils__/doAction';

const MINUTE = 60_000;
const DEAD_LETTERS = queueStage('orders-dlq');

/** A queue at work, and what its consumer could not process. */
const scenario = ({
  consumer = '{ rate: 50/s, processing: 1s }',
  dead = 200,
  fifo = '',
} = {}) => `
history: 2h
queues:
  - name: orders${fifo}
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq${fifo}, maxReceiveCount: 3 }
    producer: { rate: 60/m, noise: 0 }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -110m, count: ${dead}, fails: true }]
    events: [{ at: -30m, consumer: ${consumer} }]
  - { name: orders-dlq${fifo}, retention: 14d }
  - name: retries
    deadLetter: { queue: retries-dlq, maxReceiveCount: 1 }
    consumer: { rate: 50/s, processing: 1s }
  - { name: retries-dlq, retention: 14d }`;

describe('redrive against the simulated SQS', () => {
  let aws: SimulatedAws;

  const start = async (text = scenario()) => {
    aws = await startSimulatedAws({}, text);
  };
  const depth = (name: string) => {
    const { visible, inFlight, delayed } = aws.simulator.sqs.counts(
      name,
      scope,
    );
    return visible + inFlight + delayed;
  };
  const orders = () => aws.simulator.sqs.queue('orders', scope);
  const repair = () => aws.simulator.sqs.changeFlow(orders(), { failures: 0 });
  const redrive = async (input = {}, settings = {}) =>
    startTask(
      aws,
      'redrive',
      await contextOfStage(aws, DEAD_LETTERS, { settings }),
      input,
    );
  const isIn = (phase: string) => (task: TestTask) =>
    task.state?.phase === phase;
  const moves = () => aws.simulator.sqs.state.moveTasks.list(DEAD_LETTERS.arn);
  const suffer = (fault: Omit<Fault, 'service'>) =>
    aws.simulator.faults.inject({ service: 'sqs', ...fault } as Fault);
  const deleteQueue = (name: string) =>
    aws.simulator.sqs.state.registry.delete(
      aws.simulator.sqs.queue(name, scope),
      aws.simulator.clock.now(),
    );

  afterEach(() => aws.close());

  it('moves all when the cause is gone, a canary first', async () => {
    await start();
    expect(depth('orders-dlq')).toBe(200);
    repair();
    const task = await redrive({ maxMessagesPerSecond: 2 });
    await task.run(isIn('watching'));
    expect([depth('orders-dlq'), moves()]).toEqual([190, []]);
    await task.run(isIn('running'));
    await task.step();
    await task.step();
    expect(task.progress).toMatchObject({
      total: 190,
      estimatedEndAt: expect.any(String),
    });
    const { done = 0, estimatedEndAt = '' } = task.progress ?? {};
    expect(done).toBeGreaterThan(30);
    expect(Date.parse(estimatedEndAt) - aws.simulator.clock.now()).toBeCloseTo(
      ((190 - done) / 2) * 1000,
      -4,
    );
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      message: '200 were moved, none was seen to come back.',
      after: { moved: 200, movedAhead: 10, cameBack: 0, cameBackRatio: 0 },
    });
    expect(depth('orders-dlq')).toBe(0);
  });

  it('stops after the canary when it comes back', async () => {
    await start();
    const task = await (await redrive()).run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(
        /^Stopped after the canary: whatever made them fail is still there/,
      ),
    });
    expect(task.outcome?.after).toMatchObject({
      cameBack: 10,
      cameBackRatio: 1,
    });
    expect(moves()).toEqual([]);
    expect(depth('orders-dlq')).toBe(200);
  });

  it('stops after the canary when three of ten are poison', async () => {
    await start(scenario({ dead: 40 }));
    const { batches } = aws.simulator.sqs.queue('orders-dlq', scope);
    for (const [index, all] of Array(40)
      .fill([...batches][0])
      .entries()) {
      batches.take(all, 1).willFail = index % 10 < 3;
    }
    const task = await (await redrive()).run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/10 were moved, 3 came back \(30 %\)/),
      after: { moved: 10, cameBack: 3, cameBackRatio: 0.3 },
    });
    expect([depth('orders-dlq'), moves()]).toEqual([33, []]);
  });

  it('sees what comes back to the dead-letter queue of another destination', async () => {
    await start();
    const task = await redrive({ destination: queueStage('retries').arn });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/^Stopped after the canary: whatever/),
      after: { moved: 10, cameBack: 10 },
    });
    expect([depth('orders-dlq'), depth('retries-dlq')]).toEqual([190, 10]);
  });

  it('stops after the canary when nobody consumes it', async () => {
    await start(scenario({ consumer: 'down' }));
    const task = await (await redrive()).run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('was not seen consumed'),
    });
    expect([depth('orders-dlq'), moves()]).toEqual([190, []]);
  });

  it('stops SQS when what it moves comes back, without a canary as well', async () => {
    await start(scenario({ dead: 5_000 }));
    const task = await redrive({ canary: 0, maxMessagesPerSecond: 5 });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(/^Stopped by itself/),
    });
    expect(moves()).toMatchObject([{ status: 'CANCELLED' }]);
    expect(moves()[0].moved).toBeLessThan(2_500);
  });

  it('is cancelled in each phase, and moves no more', async () => {
    await start();
    repair();
    const ahead = await redrive();
    await ahead.run(() => depth('orders-dlq') <= 197);
    ahead.cancel();
    await ahead.run();
    expect(ahead.outcome).toMatchObject({
      outcome: 'cancelled',
      after: { moved: 3 },
    });
    const watched = await redrive({ canary: 1 });
    await watched.run(isIn('watching'));
    watched.cancel();
    await watched.run();
    expect(watched.outcome).toMatchObject({ after: { moved: 1 } });
    const moved = await redrive({ canary: 0, maxMessagesPerSecond: 1 });
    await moved.run(isIn('running'));
    aws.simulator.clock.advance(MINUTE);
    moved.cancel();
    await moved.run();
    expect(moved.outcome).toMatchObject({ outcome: 'cancelled' });
    expect(moves()).toMatchObject([{ status: 'CANCELLED' }]);
    const left = depth('orders-dlq');
    aws.simulator.clock.advance(10 * MINUTE);
    expect(depth('orders-dlq')).toBe(left);
    expect(moved.outcome?.after?.moved).toBe(196 - left);
  });

  it('starts one task of SQS only, however often answers are lost', async () => {
    await start();
    repair();
    suffer({
      kind: 'lost-answer',
      operation: 'StartMessageMoveTask',
      times: 1,
    });
    const task = await redrive({ canary: 0 });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { moved: 200 },
    });
    expect(moves()).toHaveLength(1);
  });

  it('finds its task again that was over before anybody heard of it', async () => {
    await start();
    repair();
    const task = await redrive({ canary: 0 });
    await task.run(isIn('starting'));
    await task.dieAfter();
    aws.simulator.clock.advance(30 * MINUTE);
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { moved: 200 },
    });
    expect(moves()).toHaveLength(1);
  });

  describe('between the steps of the canary', () => {
    const still = (fifo = '') =>
      start(`
history: 2h
queues:
  - name: orders${fifo}
    deadLetter: { queue: orders-dlq${fifo}, maxReceiveCount: 1 }
    messages: [{ at: -110m, count: 6, group: a }]
    consumer: { rate: 1/s, processing: 40s }
    events: [{ at: -100m, consumer: down }]
  - { name: orders-dlq${fifo}, retention: 14d }`);

    it.each([0, 1, 2, 3, 4, 5, 6])(
      'loses nothing and sends nothing twice when it dies after step %d',
      async steps => {
        await still();
        const task = await redrive({ canary: 2 });
        for (let taken = 0; taken < steps; taken += 1) {
          await task.step();
        }
        const isSending = task.state?.ahead?.next === 'send';
        await task.dieAfter();
        await task.run(each => !isIn('canary')(each));
        // What may have been sent stays where it is, and is told of.
        const unsure = isSending ? 1 : 0;
        expect(task.state?.ahead?.unsure).toHaveLength(unsure);
        expect(depth('orders') + depth('orders-dlq')).toBe(6 + unsure);
        expect(depth('orders')).toBe(2 + unsure);
      },
    );

    it('sends to a FIFO queue again what it accepts only once', async () => {
      await still('.fifo');
      suffer({ kind: 'lost-answer', operation: 'SendMessage', times: 1 });
      const task = await startTask(
        aws,
        'redrive',
        await contextOfStage(aws, queueStage('orders-dlq.fifo')),
        { canary: 2 },
      );
      await task.run(each => !isIn('canary')(each));
      expect(task.state?.ahead?.unsure).toEqual([]);
      expect([depth('orders.fifo'), depth('orders-dlq.fifo')]).toEqual([2, 4]);
    });

    it('waits when it is throttled', async () => {
      await still();
      suffer({ kind: 'throttling', operation: 'SendMessage', times: 2 });
      const task = await redrive({ canary: 2 });
      await task.run(each => !isIn('canary')(each));
      expect(task.state?.ahead?.unsure).toEqual([]);
      expect([depth('orders'), depth('orders-dlq')]).toEqual([2, 4]);
    });

    it.each([
      ['ReceiveMessage', 6, 0],
      ['SendMessage', 6, 0],
      // It is in both queues, which is told.
      ['DeleteMessage', 6, 1],
    ])('says that %s was denied', async (operation, left, sent) => {
      await still();
      suffer({ kind: 'access-denied', operation });
      const task = await (await redrive({ canary: 2 })).run();
      expect(task.outcome).toMatchObject({
        outcome: 'failed',
        missingPermission: `sqs:${operation}`,
      });
      expect([depth('orders-dlq'), depth('orders')]).toEqual([left, sent]);
      expect(/in both queues/.test(task.outcome?.message ?? '')).toBe(
        sent === 1,
      );
    });

    it('moves nothing that no queue set aside', async () => {
      await still();
      const { arn } = queueStage('orders-dlq');
      for (const batch of aws.simulator.sqs.queue('orders-dlq', scope)
        .batches) {
        batch.givenUpBy = undefined;
      }
      const task = await (await redrive({ canary: 2 })).run();
      expect(task.outcome).toMatchObject({
        outcome: 'failed',
        message: expect.stringContaining('name no queue that set them aside'),
      });
      expect(arn && depth('orders-dlq')).toBe(6);
    });
  });

  it('ends when SQS gives up half-way, and says why', async () => {
    await start();
    repair();
    const task = await redrive({ canary: 0, maxMessagesPerSecond: 1 });
    await task.run(isIn('running'));
    await task.step();
    suffer({
      kind: 'access-denied',
      operation: 'SendMessage',
      resource: 'orders',
    });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringMatching(
        /^SQS gave up: AccessDenied\. \d\d were moved/,
      ),
    });
  });

  it.each([
    ['orders-dlq', 'canary', { canary: 5 }],
    ['orders', 'canary', { canary: 5 }],
    ['orders-dlq', 'watching', { canary: 5 }],
    ['orders', 'watching', { canary: 5 }],
    ['orders-dlq', 'starting', { canary: 0 }],
    ['orders', 'starting', { canary: 0 }],
    ['orders-dlq', 'running', { canary: 0, maxMessagesPerSecond: 1 }],
    ['orders', 'running', { canary: 0, maxMessagesPerSecond: 1 }],
  ])(
    'ends when %s is deleted while it is in %s',
    async (name, phase, input) => {
      await start();
      repair();
      const task = await redrive(input);
      await task.run(isIn(phase));
      await task.step();
      deleteQueue(name);
      await task.run();
      expect(task.outcome).toMatchObject({
        outcome: 'failed',
        message: expect.stringMatching(
          /gone|no such resource|Source queue must be configured as a Dead Letter/,
        ),
      });
    },
  );

  it.each([
    ['throttling', 'StartMessageMoveTask'],
    ['throttling', 'ListMessageMoveTasks'],
    ['throttling', 'ReceiveMessage'],
    ['throttling', 'GetQueueAttributes'],
    ['disconnect', 'StartMessageMoveTask'],
    ['internal-error', 'StartMessageMoveTask'],
    ['lost-answer', 'DeleteMessage'],
  ] as const)('goes on after %s of %s', async (kind, operation) => {
    await start();
    repair();
    const task = await redrive({ canary: 3 });
    suffer({ kind, operation, times: 2 });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'succeeded',
      after: { moved: 200, movedAhead: 3 },
    });
    expect(moves()).toHaveLength(1);
    expect(depth('orders-dlq')).toBe(0);
  });

  it('says what it lost the permission for when SQS is to begin', async () => {
    await start();
    repair();
    const task = await redrive({ canary: 3 });
    await task.run(isIn('starting'));
    suffer({ kind: 'access-denied', operation: 'StartMessageMoveTask' });
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      missingPermission: 'sqs:StartMessageMoveTask',
      after: { moved: 3, cameBack: 0 },
    });
  });

  it.each([-3_600_000, 3_600_000])(
    'starts one task of SQS although its clock is %d ms off',
    async skew => {
      await start();
      repair();
      const { clock } = aws.simulator;
      const now = () => clock.now() + skew;
      const source = createSource({}, now);
      const skewed = {
        source,
        simulator: {
          clock: { now, advance: clock.advance.bind(clock) },
        },
        createActions: () => source.actions,
      };
      suffer({
        kind: 'lost-answer',
        operation: 'StartMessageMoveTask',
        times: 1,
      });
      const task = await startTask(
        skewed,
        'redrive',
        await contextOfStage(skewed, DEAD_LETTERS),
        { canary: 4 },
      );
      await task.run();
      await source.close();
      expect(task.outcome).toMatchObject({
        outcome: 'succeeded',
        after: { moved: 200 },
      });
      expect(moves()).toHaveLength(1);
    },
  );

  it('sends each back to its own queue, and stops when those of one come back', async () => {
    await start(`
history: 2h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -110m, count: 20, fails: true }]
  - name: parcels
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -100m, count: 20, fails: true }]
  - { name: orders-dlq, retention: 14d }`);
    repair();
    const task = await redrive({ canary: 30, mostBackRatio: 0.2 });
    await task.run(isIn('watching'));
    expect(Object.keys(task.state?.watch?.before ?? {}).sort()).toEqual(
      ['orders', 'parcels'].map(name => queueStage(name).arn),
    );
    await task.run();
    expect(task.outcome).toMatchObject({
      outcome: 'failed',
      after: { moved: 30, cameBack: 10 },
    });
    expect(depth('orders-dlq')).toBe(20);
  });

  it('keeps the order of a FIFO group among what it moves', async () => {
    const bodies = ['1', '2', '3', '4'];
    await start(`
history: 2h
queues:
  - name: orders.fifo
    deadLetter: { queue: orders-dlq.fifo, maxReceiveCount: 1 }
    messages: ${JSON.stringify(
      bodies.map(body => ({ at: '-110m', body, group: 'a' })),
    )}
    consumer: { rate: 1/s, processing: 40s }
    events: [{ at: -90m, consumer: down }]
  - { name: orders-dlq.fifo, retention: 14d }`);
    const task = await startTask(
      aws,
      'redrive',
      await contextOfStage(aws, queueStage('orders-dlq.fifo')),
      { canary: 4 },
    );
    await task.run(isIn('watching'));
    const there = aws.simulator.sqs.queue('orders.fifo', scope).batches;
    expect([...there].map(({ content }) => content?.body)).toEqual(bodies);
  });

  it('goes on when it may look again at what it may not look at for a while', async () => {
    await start();
    repair();
    const task = await redrive({ canary: 0, maxMessagesPerSecond: 5 });
    await task.run(isIn('running'));
    const id = suffer({
      kind: 'access-denied',
      operation: 'ListMessageMoveTasks',
    });
    expect(await task.step()).toBe(false);
    aws.simulator.faults.remove(id);
    await task.run();
    expect(task.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('does not begin without knowing the tasks that SQS had before', async () => {
    await start();
    suffer({ kind: 'access-denied', operation: 'ListMessageMoveTasks' });
    await expect(redrive({ canary: 0 })).rejects.toMatchObject({
      code: 'access-denied',
      missingPermission: 'sqs:ListMessageMoveTasks',
    });
    expect(moves()).toEqual([]);
  });

  it('is not offered for what no queue set aside, and says what is instead', async () => {
    await start(`
queues:
  - { name: failed-events, retention: 14d }
  - { name: notifications-dlq, retention: 14d }`);
    const [action] = aws.createActions().filter(({ id }) => id === 'redrive');
    const failed = queueStage('failed-events');
    const resize = {
      ...queueStage('resize'),
      arn: 'arn:aws:lambda:eu-central-1:123456789012:function:resize',
      kind: 'lambda-function',
    };
    const { pipeline, ...facts } = await contextOfStage(aws, failed, {
      links: [{ from: resize.arn, to: failed.arn, relation: 'failed-events' }],
    });
    const stages = [...pipeline.stages, { ...facts, stage: resize }];
    expect(
      action.unavailable?.({ ...facts, pipeline: { ...pipeline, stages } }),
    ).toMatchObject({
      message: expect.stringMatching(
        /^SQS moves only what queues set aside.* function resize .*\(Invoke\)/,
      ),
    });
    expect(
      action.unavailable?.(
        await contextOfStage(aws, queueStage('notifications-dlq')),
      ),
    ).toMatchObject({
      message: 'No queue names notifications-dlq as its dead-letter queue',
    });
    const { lines } = await action.preflight(
      await contextOfStage(aws, queueStage('notifications-dlq')),
      {},
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        id: 'destination',
        level: 'red',
        final: true,
        message: expect.stringMatching(
          /\(Publish\).*\(PutEvents\).*\(Invoke\)/,
        ),
      }),
    );
  });

  it('leaves alone what somebody else moves, and finds it before it starts', async () => {
    await start();
    repair();
    const first = await redrive({ canary: 0, maxMessagesPerSecond: 1 });
    const second = await redrive({ canary: 0 });
    await first.run(isIn('running'));
    await second.run();
    expect(second.outcome).toMatchObject({
      outcome: 'failed',
      message: expect.stringContaining('A task moves messages already'),
    });
    expect(moves()).toHaveLength(1);
    const [{ handle }] = moves();
    aws.simulator.sqs.state.moveTasks.cancel(handle, aws.simulator.clock.now());
    await first.run();
    expect(first.outcome).toMatchObject({
      outcome: 'cancelled',
      message: expect.stringMatching(/^Somebody else had SQS stop it/),
    });
  });
});

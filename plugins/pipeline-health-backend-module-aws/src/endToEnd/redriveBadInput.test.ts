import { scope } from '../__testUtils__/simulatedAws';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const [[database]] = databaseIds;
const arnOf = (name: string, account = scope.account) =>
  `arn:aws:sqs:${scope.region}:${account}:${name}`;
const DEAD_LETTERS = arnOf('orders-dlq');

const SCENARIO = `
history: 2h
queues:
  - name: orders
    visibilityTimeout: 30s
    deadLetter: { queue: orders-dlq, maxReceiveCount: 3 }
    producer: { rate: 60/m }
    consumer: { rate: 50/s, processing: 1s }
    messages: [{ at: -90m, count: 20, fails: true }]
  - { name: orders-dlq, retention: 14d }
`;

jest.setTimeout(300_000);

describe('what a redrive cannot be asked for', () => {
  let plugin: WholePlugin;
  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: {
        scenarioText: SCENARIO,
        now: Date.parse('2026-03-04T12:00:00Z'),
        speed: 0,
      },
      database,
      pipelines: { orders: arnOf('orders') },
      config: { actions: { redrive: { enabled: true } } },
    });
    await plugin.pipeline('orders', ({ stages }) =>
      stages.some(({ arn, readings }) =>
        Boolean(arn === DEAD_LETTERS && readings.messagesVisible),
      ),
    );
  });
  afterAll(() => plugin.close());

  const refused = async (body: object) => {
    const [proposed, started] = [
      await plugin.post('/redrives/preflight', {
        queue: DEAD_LETTERS,
        ...body,
      }),
      await plugin.post('/redrives', {
        queue: DEAD_LETTERS,
        reason: 'r',
        ...body,
      }),
    ];
    expect(started.status).toBe(proposed.status);
    expect(started.body.error.message).toBe(proposed.body.error.message);
    return [started.status, started.body.error.message];
  };

  it.each([
    ['an unknown queue', arnOf('nobody')],
    ['a queue of another account', arnOf('orders-dlq', '999999999999')],
    ['no ARN', 'orders-dlq'],
  ])('is of %s', async (_, queue) => {
    expect(await refused({ queue })).toEqual([
      404,
      `queue: there is no pipeline with ${queue}`,
    ]);
  });

  it.each<[string, unknown]>([
    ['canary', -1],
    ['canary', 1e9],
    ['canary', 1.5],
    ['canary', 'ten'],
    // As NaN and Infinity are written in JSON.
    ['canary', null],
    ['maxMessagesPerSecond', 0],
    ['maxMessagesPerSecond', -5],
    ['maxMessagesPerSecond', 501],
    ['maxMessagesPerSecond', 1e308],
    ['maxMessagesPerSecond', null],
    ['mostBackRatio', 2],
    ['mostBackRatio', -0.1],
    ['destination', 'orders'],
    ['destination', 'arn:aws:sns:eu-central-1:123456789012:orders'],
  ])('has no %s of %p', async (field, value) => {
    const [status, message] = await refused({ [field]: value });
    expect([status, message]).toEqual([400, expect.stringContaining(field)]);
  });

  it('goes to no queue of another account', async () => {
    const destination = arnOf('orders', '999999999999');
    const proposed = await plugin.post('/redrives/preflight', {
      queue: DEAD_LETTERS,
      destination,
    });
    expect(proposed.body).toMatchObject({
      blocked: true,
      lines: expect.arrayContaining([
        expect.objectContaining({ id: 'destination', level: 'red' }),
      ]),
    });
    const started = await plugin.post('/redrives', {
      queue: DEAD_LETTERS,
      destination,
      reason: 'r',
      override: 'I insist',
    });
    expect([started.status, started.body.error.message]).toEqual([
      409,
      expect.stringContaining('account 123456789012 in eu-central-1 only'),
    ]);
  });
});

import {
  DEAD_LETTERS,
  queueArn as arnOf,
  startRedriveLab,
} from '../__testUtils__/redriveLab';
import { databaseIds, WholePlugin } from '../__testUtils__/wholePlugin';

const [[database]] = databaseIds;

jest.setTimeout(300_000);

describe('what a redrive cannot be asked for', () => {
  let plugin: WholePlugin;
  beforeAll(async () => {
    ({ plugin } = await startRedriveLab({ database, failed: 20 }));
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

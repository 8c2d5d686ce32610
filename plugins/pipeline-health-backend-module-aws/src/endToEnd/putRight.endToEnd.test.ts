import {
  AvailableAction,
  Finding,
} from '@pipeline-health/plugin-pipeline-health-common';
import { NOW } from '../__testUtils__/simulatedAws';
import { startWholePlugin, WholePlugin } from '../__testUtils__/wholePlugin';

const SECOND = 1000;
const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders';
const REF = 'component:default/orders';
const PIPELINE = '/pipelines/component/default/orders';

jest.setTimeout(240_000);

describe('advice on a queue', () => {
  let plugin: WholePlugin;
  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: '',
      simulator: {
        now: NOW,
        speed: 0,
        scenarioText: `
history: 2h
queues:
  - name: orders
    retention: 14d
    deadLetter: { queue: orders-dlq, maxReceiveCount: 1 }
  - { name: orders-dlq, retention: 14d }`,
      },
      database: 'SQLITE_3',
      pipelines: { orders: QUEUE },
      config: {
        actions: {
          'apply-fix': { enabled: true },
          'collect-now': { enabled: true },
        },
      },
    });
    await plugin.pass(0);
    await plugin.pass(30 * SECOND);
  });
  afterAll(() => plugin?.close());

  const advice = async (): Promise<string[]> => {
    const { body } = await plugin.get(PIPELINE);
    return (body.findings as Finding[])
      .filter(({ stage }) => stage === QUEUE)
      .map(({ id }) => id);
  };
  it('is offered, shown, carried out and over', async () => {
    expect(await advice()).toContain('sqs-queue/few-receives');
    const { body: offered } = await plugin.get(`${PIPELINE}/actions`);
    const action = (offered.items as AvailableAction[]).find(
      each => each.action === 'apply-fix' && each.stage === QUEUE,
    );
    expect(action).toMatchObject({
      hindrances: [],
      inputSchema: {
        properties: {
          fix: { enum: expect.arrayContaining(['few-receives']) },
        },
      },
    });
    const path = `${PIPELINE}/actions/apply-fix`;
    const asked = { stage: QUEUE, input: { fix: 'few-receives' } };
    const { body: proposed } = await plugin.post(`${path}/preflight`, asked);
    expect(proposed).toMatchObject({
      blocked: false,
      effects: [{ name: 'RedrivePolicy.maxReceiveCount', before: 1 }],
    });
    const reason = 'Restarts set healthy messages aside';
    const { token } = proposed;
    const started = await plugin.post(path, { ...asked, reason, token });
    expect(started.status).toBe(202);
    expect(await plugin.endAction('orders')).toMatchObject({
      state: 'succeeded',
    });
    await plugin.pass(15 * SECOND);
    expect(await advice()).not.toContain('sqs-queue/few-receives');
  });

  it('is looked for anew when somebody wants it now', async () => {
    const started = await plugin.post(`${PIPELINE}/collection`, {
      reason: 'It was repaired by hand',
    });
    expect([started.status, started.body.stage]).toEqual([202, REF]);
    const ended = await plugin.endAction('orders');
    expect(ended).toMatchObject({ state: 'succeeded', action: 'collect-now' });
    expect(ended.after?.stagesAnswered).toBe(ended.after?.stages);
  });
});

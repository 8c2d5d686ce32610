import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:payments-settlement';
const PIPELINE = '/pipelines/component/default/settlement';
const DAY = 86_400;
const PATIENCE_MS = 60_000;

jest.setTimeout(240_000);

describe.each(databaseIds)('time that is bought on %s', database => {
  let plugin: WholePlugin;
  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: 'demo',
      database,
      pipelines: { settlement: QUEUE },
      config: { actions: { 'extend-retention': { enabled: true } } },
    });
  });
  afterAll(() => plugin?.close());

  const ended = async (): Promise<ActionTask> => {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      await plugin.act();
      const { body } = await plugin.get(`${PIPELINE}/action-tasks`);
      const [task] = body.items as ActionTask[];
      if (task.state !== 'running' || Date.now() > until) {
        return task;
      }
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  };

  it('is shown before, done, proven, and counted by the next description', async () => {
    const before = await plugin.pipeline(
      'settlement',
      ({ secondsToLoss, health }) =>
        health === 'critical' && secondsToLoss !== undefined,
    );
    const offered = await plugin.get(`${PIPELINE}/actions`);
    expect(offered.body.items).toContainEqual(
      expect.objectContaining({
        action: 'extend-retention',
        stage: QUEUE,
        hindrances: [],
      }),
    );
    expect(offered.body.items).toContainEqual(
      expect.objectContaining({
        action: 'redrive',
        hindrances: expect.arrayContaining([
          expect.objectContaining({ code: 'not-enabled' }),
        ]),
      }),
    );

    const proposed = await plugin.post(
      `${PIPELINE}/actions/extend-retention/preflight`,
      { stage: QUEUE },
    );
    expect(proposed.status).toBe(200);
    expect(proposed.body).toMatchObject({
      blocked: false,
      calls: [{ service: 'sqs', operation: 'SetQueueAttributes' }],
    });
    const [retention, loss] = proposed.body.effects;
    expect(retention).toMatchObject({ after: 14 * DAY });
    expect(loss.after - loss.before).toBeCloseTo(14 * DAY - retention.before);

    const started = await plugin.post(`${PIPELINE}/actions/extend-retention`, {
      stage: QUEUE,
      reason: 'The consumer is down until tomorrow',
      token: proposed.body.token,
    });
    expect([started.status, started.body.state]).toEqual([202, 'running']);
    expect(await ended()).toMatchObject({
      id: started.body.id,
      state: 'succeeded',
      startedBy: 'user:default/mock',
      reason: 'The consumer is down until tomorrow',
      before: { from: retention.before },
      after: { retentionSeconds: 14 * DAY },
    });

    const after = await plugin.pipeline(
      'settlement',
      ({ secondsToLoss = 0 }) =>
        secondsToLoss > (before.secondsToLoss ?? 0) + DAY,
    );
    expect(
      after.stages.find(({ arn }) => arn === QUEUE)?.inventory,
    ).toMatchObject({ retentionSeconds: 14 * DAY });
    const again = await plugin.post(
      `${PIPELINE}/actions/extend-retention/preflight`,
      { stage: QUEUE },
    );
    expect(again.body).toMatchObject({ blocked: true });
  });
});

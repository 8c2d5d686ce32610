import {
  Pipeline,
  PipelineObjective,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders-intake';
const STREAM =
  'arn:aws:firehose:eu-central-1:123456789012:deliverystream/music-events';
const PIPELINE = '/pipelines/component/default/orders';
const MINUTE = 60_000;
const OBJECTIVES = {
  objectives: {
    freshness: {
      target: '99%',
      within: '15m',
      kinds: [
        'sqs-queue',
        'kinesis-stream',
        'firehose-stream',
        'lambda-function',
      ],
    },
    delivery: { target: '99.9%' },
  },
};
const NOON = Date.parse('2026-03-04T12:00:00Z');

jest.setTimeout(240_000);

describe.each(databaseIds)('what an order queue is held to on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const play = async (variant: string) => {
    plugin = await startWholePlugin({
      scenario: `order-queue-${variant}`,
      simulator: { now: NOON, speed: 0 },
      database,
      pipelines: { orders: QUEUE },
      config: OBJECTIVES,
    });
    await plugin.pass(MINUTE);
    await plugin.pass(MINUTE);
  };
  const objectives = async (): Promise<PipelineObjective[]> =>
    (await plugin.get(`${PIPELINE}/slo`)).body.objectives;
  const pipeline = async (): Promise<Pipeline> =>
    (await plugin.get(PIPELINE)).body;

  it('is kept on a healthy day', async () => {
    await play('healthy');
    const [freshness, delivery] = await objectives();
    expect(freshness).toMatchObject({ attained: 1, budgetLeft: 1, bad: 0 });
    // The hour in which history begins is counted where it is known whole.
    expect(freshness.good).toBeGreaterThanOrEqual(23 * 60);
    expect(freshness.unknownMinutes).toBeLessThan(10);
    expect(delivery).toMatchObject({ attained: 1, budgetLeft: 1, bad: 0 });
    expect(delivery.good).toBeGreaterThan(10_000);
    expect((await pipeline()).health).toBe('healthy');
  });

  it('is broken while the consumer is down, and follows from that', async () => {
    await play('break');
    const [freshness, delivery] = await objectives();
    // Down for two hours; for the first quarter of an hour no order was too old.
    expect(freshness.bad).toBeGreaterThanOrEqual(100);
    expect(freshness.bad).toBeLessThanOrEqual(110);
    expect(freshness.budgetLeft).toBeCloseTo(1 - freshness.bad / 403.2);
    expect(freshness.burnRates.map(({ burning }) => burning)).toEqual([
      true,
      true,
    ]);
    const { findings, readings, reason, openIncidents } = await pipeline();
    expect(delivery.bad).toBe(readings.deadLetterMessages);
    expect(reason?.id).toBe('sqs-queue/consumer-stopped');
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'pipeline/freshness-budget',
        severity: 'critical',
        followsFrom: { stage: QUEUE, id: 'sqs-queue/consumer-stopped' },
      }),
    );
    expect(openIncidents?.map(it => it.findingId)).not.toContain(
      'pipeline/freshness-budget',
    );

    await plugin.pass(30 * MINUTE);
    await plugin.pass(MINUTE);
    const [later] = await objectives();
    expect(later.bad - freshness.bad).toBeGreaterThanOrEqual(28);
    expect(later.budgetLeft).toBeLessThan(freshness.budgetLeft ?? 0);
  });
});

describe.each(databaseIds)('what a stream is held to on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const play = async (variant: string) => {
    plugin = await startWholePlugin({
      scenario: `music-events-${variant}`,
      simulator: { now: NOON, speed: 0 },
      database,
      pipelines: { orders: STREAM },
      config: OBJECTIVES,
    });
    // What was before is read in the time that rounds have left, and counted when the next hour is over.
    for (let minutes = 0; minutes < 65; minutes += 5) {
      await plugin.pass(5 * MINUTE);
    }
    const { body } = await plugin.get(`${PIPELINE}/slo`);
    return body.objectives as PipelineObjective[];
  };

  it('is kept on a healthy day, by the ages and records of all its stages', async () => {
    const [freshness, delivery] = await play('healthy');
    expect(freshness).toMatchObject({ attained: 1, bad: 0 });
    expect(freshness.unknownMinutes).toBeLessThan(10);
    expect(freshness.measuredBy.map(({ metrics }) => metrics)).toEqual([
      ['Data freshness'],
      ['Iterator age'],
    ]);
    expect(delivery).toMatchObject({ attained: 1, bad: 0 });
    expect(delivery.good).toBeGreaterThan(1_000_000);
  });

  it('is broken by documents that the domain refuses, while data is fresh', async () => {
    const [freshness, delivery] = await play('break');
    expect(freshness).toMatchObject({ attained: 1, budgetLeft: 1 });
    expect(delivery.bad).toBeGreaterThan(10_000);
    expect(delivery.budgetLeft).toBeLessThan(0);
    const { findings } = (await plugin.get(PIPELINE)).body as Pipeline;
    expect(findings).toContainEqual(
      expect.objectContaining({
        id: 'pipeline/delivery-budget',
        followsFrom: {
          stage: STREAM,
          id: 'firehose-stream/delivery-failing',
        },
      }),
    );
  });
});

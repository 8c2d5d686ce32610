import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const QUEUE = 'arn:aws:sqs:eu-central-1:123456789012:orders-intake';
const DEAD_LETTERS = `${QUEUE}-dlq`;

jest.setTimeout(240_000);

const idsOf = ({ findings }: Pipeline) => findings.map(({ id }) => id);

describe.each(databaseIds)('the order queue on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const play = async (
    variant: string,
    isReady: (pipeline: Pipeline) => boolean,
  ) => {
    plugin = await startWholePlugin({
      scenario: `order-queue-${variant}`,
      database,
      pipelines: { orders: QUEUE },
    });
    return plugin.pipeline('orders', isReady);
  };

  it('is well on a healthy day, with its dead-letter queue found', async () => {
    const pipeline = await play(
      'healthy',
      ({ health, stages }) => health === 'healthy' && stages.length === 2,
    );
    expect(pipeline.links).toEqual([
      { from: QUEUE, to: DEAD_LETTERS, relation: 'dead-letter-queue' },
    ]);
    expect(pipeline.readings.deadLetterMessages).toBe(0);
  });

  it('says that orders wait ever longer while the consumer slows down', async () => {
    const pipeline = await play('decay', read =>
      idsOf(read).includes('sqs-queue/oldest-message-age'),
    );
    expect(pipeline.health).toBe('critical');
    expect(pipeline.reason?.id).toBe('sqs-queue/oldest-message-age');
    expect(pipeline.readings.oldestMessageAge).toBeGreaterThan(30 * 60);
    expect(idsOf(pipeline)).not.toContain('sqs-queue/consumer-stopped');
  });

  it.each(['02', '08', '14', '20'])(
    'says so whether few or many orders come, at %s:40',
    async hour => {
      plugin = await startWholePlugin({
        scenario: 'order-queue-decay',
        simulator: { now: Date.parse(`2026-03-04T${hour}:40:00Z`), speed: 0 },
        database,
        pipelines: { orders: QUEUE },
      });
      await plugin.pass(60_000);
      const orders = (await plugin.pass(60_000)).get('orders');
      expect(orders?.health).toBe('critical');
      expect(orders?.reason?.id).toBe('sqs-queue/oldest-message-age');
    },
  );

  it('says that the consumer stopped, and how many orders it could not read before', async () => {
    const pipeline = await play(
      'break',
      read =>
        idsOf(read).includes('sqs-queue/consumer-stopped') &&
        idsOf(read).includes('sqs-queue/dead-letters'),
    );
    expect(pipeline.reason?.id).toBe('sqs-queue/consumer-stopped');
    expect(pipeline.readings.deadLetterMessages).toBeGreaterThan(10);
    const silence = pipeline.reason?.evidence.silenceSeconds;
    expect(Number(silence)).toBeGreaterThan(100 * 60);
    expect(Number(silence)).toBeLessThan(150 * 60);
  });
});

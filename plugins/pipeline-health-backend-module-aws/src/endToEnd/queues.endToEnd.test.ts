import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const arnOf = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;

const QUEUES = {
  intake: arnOf('orders-intake'),
  settlement: arnOf('payments-settlement'),
  notifications: arnOf('shipment-notifications'),
  reports: arnOf('nightly-reports'),
  sync: arnOf('customer-sync.fifo'),
  missing: arnOf('never-created'),
};

const HOUR = 3600;

jest.setTimeout(240_000);

/** Both queues were read, and enough of the metrics to judge them. */
const isRead = ({ health, stages }: Pipeline) =>
  health !== 'unknown' &&
  stages.length === 2 &&
  stages.every(stage => stage.collectedAt !== undefined);

const findingOf = (pipeline: Pipeline, check: string) =>
  pipeline.findings.find(({ id }) => id === `sqs-queue/${check}`);

describe.each(databaseIds)('queues of the demo on %s', database => {
  let plugin: WholePlugin;

  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: 'demo',
      database,
      pipelines: QUEUES,
    });
  });

  afterAll(() => plugin?.close());

  it('finds a queue with traffic well', async () => {
    const pipeline = await plugin.pipeline('intake', isRead);
    expect(pipeline.health).toBe('healthy');
    expect(pipeline.readings.deadLetterMessages).toBe(0);
  });

  it('says that the consumer has stopped, since when, and when messages are lost', async () => {
    const pipeline = await plugin.pipeline(
      'settlement',
      read => isRead(read) && findingOf(read, 'consumer-stopped') !== undefined,
    );
    expect(pipeline.health).toBe('critical');
    expect(pipeline.reason).toMatchObject({
      id: 'sqs-queue/consumer-stopped',
      severity: 'critical',
      title: expect.stringMatching(
        /^The consumer has stopped: [\d,]+ messages wait, nothing was received since .* UTC$/,
      ),
    });
    expect(pipeline.secondsToLoss).toBeGreaterThan(2 * HOUR);
    expect(pipeline.secondsToLoss).toBeLessThan(6 * HOUR);
    const { evidence } = findingOf(pipeline, 'consumer-stopped') ?? {};
    const hoursAgo =
      (Date.now() - Date.parse(String(evidence?.lastActivityAt))) / 3_600_000;
    expect(hoursAgo).toBeGreaterThan(18);
    expect(hoursAgo).toBeLessThan(21);
  });

  it('counts dead letters, and says that they can expire sooner than it seems', async () => {
    const pipeline = await plugin.pipeline(
      'notifications',
      read => isRead(read) && (read.readings.deadLetterMessages ?? 0) > 100,
    );
    expect(pipeline.reason?.id).toBe('sqs-queue/dead-letters');
    expect(findingOf(pipeline, 'dead-letter-retention')?.severity).toBe(
      'warning',
    );
    expect(findingOf(pipeline, 'alarm-never-fires')?.severity).toBe('warning');
  });

  it('finds an idle queue well although it publishes nothing', async () => {
    const pipeline = await plugin.pipeline('reports', isRead);
    expect(pipeline.health).toBe('healthy');
    expect(stageOf(pipeline, QUEUES.reports)?.readings).toMatchObject({
      oldestMessageAge: { value: 0 },
    });
  });

  it('warns of one dead letter of a FIFO queue, whose retention starts anew', async () => {
    const pipeline = await plugin.pipeline('sync', isRead);
    expect(pipeline.health).toBe('warning');
    expect(pipeline.readings.deadLetterMessages).toBe(1);
    // Of the pipeline it may be less: the queue itself keeps for 7 d what is on its way.
    expect(
      stageOf(pipeline, arnOf('customer-sync-dlq.fifo'))?.secondsToLoss,
    ).toBeGreaterThan(10 * 24 * HOUR);
  });

  it('says of a queue that does not exist just that, and it costs the others nothing', async () => {
    const pipeline = await plugin.pipeline(
      'missing',
      ({ stages }) => stages[0]?.problem !== undefined,
    );
    expect(pipeline.health).not.toBe('healthy');
    expect(pipeline.stages[0].problem?.code).toBe('not-found');
  });
});

import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const AT = 'eu-central-1:123456789012';
const INVOICES = `arn:aws:sqs:${AT}:invoices`;
const PRINTER = `arn:aws:lambda:${AT}:function:invoice-printer`;
const CLICKS = `arn:aws:kinesis:${AT}:stream/clicks`;
const COUNTER = `arn:aws:lambda:${AT}:function:click-counter`;
const FAILED = `arn:aws:sqs:${AT}:clicks-failed`;

jest.setTimeout(240_000);

const findingsOf = (pipeline: Pipeline, stage: string) =>
  pipeline.findings
    .filter(finding => finding.stage === stage)
    .map(({ id, severity }) => `${id} ${severity}`);

const hasFound = (pipeline: Pipeline, id: string) =>
  pipeline.findings.some(finding => finding.id === id);

describe.each(databaseIds)('event sources on %s', database => {
  let plugin: WholePlugin;

  beforeAll(async () => {
    plugin = await startWholePlugin({
      scenario: 'event-sources',
      database,
      pipelines: { invoices: INVOICES, clicks: CLICKS, counter: COUNTER },
    });
  });

  afterAll(() => plugin?.close());

  it('finds the function behind a queue, and that somebody has switched it off', async () => {
    const pipeline = await plugin.pipeline(
      'invoices',
      read => stageOf(read, PRINTER)?.readings.invocations !== undefined,
    );
    expect(stageOf(pipeline, PRINTER)).toMatchObject({
      origin: 'discovered',
      originNote: 'Lambda reads invoices and calls this function.',
      health: 'critical',
    });
    expect(pipeline.links).toContainEqual({
      from: INVOICES,
      to: PRINTER,
      relation: 'event-source',
    });
    expect(findingsOf(pipeline, PRINTER)[0]).toBe(
      'lambda-function/event-source-stopped critical',
    );
    expect(pipeline.findings).toContainEqual(
      expect.objectContaining({
        stage: PRINTER,
        title:
          'Lambda does not read invoices: the event source mapping is disabled (User action)',
      }),
    );
  });

  it('finds the function behind a stream, and both behind the other', async () => {
    const isRead = (read: Pipeline) =>
      [CLICKS, COUNTER].every(
        arn => stageOf(read, arn)?.readings.iteratorAge !== undefined,
      ) && stageOf(read, COUNTER)?.readings.duration !== undefined;
    const clicks = await plugin.pipeline('clicks', isRead);
    const counter = await plugin.pipeline('counter', isRead);
    expect(stageOf(clicks, COUNTER)?.origin).toBe('discovered');
    expect(stageOf(counter, CLICKS)?.origin).toBe('discovered');
    for (const pipeline of [clicks, counter]) {
      expect(pipeline.links).toEqual(
        expect.arrayContaining([
          { from: CLICKS, to: COUNTER, relation: 'event-source' },
          { from: COUNTER, to: FAILED, relation: 'failed-batches' },
        ]),
      );
    }
  });

  it('says that slow calls make the function lag, and when records are lost', async () => {
    const pipeline = await plugin.pipeline(
      'counter',
      read =>
        hasFound(read, 'lambda-function/near-timeout') &&
        hasFound(read, 'kinesis-stream/consumer-lagging'),
    );
    expect(findingsOf(pipeline, COUNTER)).toContain(
      'lambda-function/poison-records info',
    );
    // The retention of the stream counts, not the least there is.
    const { evidence } =
      pipeline.findings
        .flatMap(({ parts = [] }) => parts)
        .find(({ id }) => id === 'lambda-function/stream-lagging') ?? {};
    expect(evidence?.retentionSeconds).toBe(72 * 3600);
    expect(pipeline.readings.iteratorAge).toBeGreaterThan(1_800);
    expect(pipeline.secondsToLoss).toBeLessThan(72 * 3600);
    expect(pipeline.secondsToLoss).toBeGreaterThan(66 * 3600);
  });
});

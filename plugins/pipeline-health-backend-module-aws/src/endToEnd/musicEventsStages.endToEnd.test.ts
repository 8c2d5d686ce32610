import {
  Pipeline,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const AT = 'eu-central-1:123456789012';
const DELIVERY = `arn:aws:firehose:${AT}:deliverystream/music-events`;
const STREAM = `arn:aws:kinesis:${AT}:stream/music-events`;
const DOMAIN = `arn:aws:es:${AT}:domain/music-search`;
const TRANSFORM = `arn:aws:lambda:${AT}:function:music-events-transform`;

jest.setTimeout(240_000);

const findingsOf = (pipeline: Pipeline, stage: string) =>
  pipeline.findings
    .filter(finding => finding.stage === stage)
    .map(({ id, severity }) => `${id} ${severity}`);

/** Until every neighbour of the delivery has been read. */
const isRead = (pipeline: Pipeline) =>
  [
    [STREAM, 'iteratorAge'],
    [TRANSFORM, 'duration'],
    [DOMAIN, 'freeStorage'],
  ].every(
    ([arn, metric]) =>
      stageOf(pipeline, arn)?.readings[metric] !== undefined &&
      stageOf(pipeline, DELIVERY)?.readings.dataFreshness !== undefined,
  );

describe.each(databaseIds)('around the music events on %s', database => {
  let plugin: WholePlugin | undefined;
  const play = async (variant: string) => {
    plugin = await startWholePlugin({
      scenario: `music-events-${variant}`,
      database,
      pipelines: { 'music-events': DELIVERY },
    });
    return plugin.pipeline('music-events', isRead);
  };
  const found = (pipeline: Pipeline, arn: string): Stage => {
    const stage = stageOf(pipeline, arn);
    expect(stage).toMatchObject({
      origin: 'discovered',
      account: '123456789012',
      region: 'eu-central-1',
    });
    return stage as Stage;
  };
  afterEach(async () => {
    await plugin?.close();
    plugin = undefined;
  });

  it('finds the stream before the delivery, and nothing wrong on a healthy day', async () => {
    const pipeline = await play('healthy');
    const stream = found(pipeline, STREAM);
    expect(stream).toMatchObject({
      kind: 'kinesis-stream',
      health: 'healthy',
      inventory: { mode: 'ON_DEMAND', openShards: 4, retentionSeconds: 86_400 },
      readings: {
        iteratorAge: { unit: 'seconds' },
        incomingRecords: { unit: 'count' },
        writesThrottled: { value: 0 },
      },
    });
    expect(stream.secondsToLoss).toBeUndefined();
    expect(pipeline.links).toContainEqual({
      from: STREAM,
      to: DELIVERY,
      relation: 'source',
    });
    expect(findingsOf(pipeline, STREAM)).toEqual([
      'kinesis-stream/short-retention info',
      'kinesis-stream/alarm-coverage info',
    ]);
    expect(pipeline.readings.iteratorAge).toBeLessThan(2);
  });

  it('sees in the decay that records wait in the stream, and when the first are lost', async () => {
    const pipeline = await play('decay');
    expect(findingsOf(pipeline, STREAM)[0]).toBe(
      'kinesis-stream/consumer-lagging warning',
    );
    const stream = found(pipeline, STREAM);
    expect(stream.secondsToLoss).toBeGreaterThan(18 * 3600);
    expect(stream.secondsToLoss).toBeLessThan(86_400);
    expect(pipeline.readings.iteratorAge).toBeGreaterThan(600);
  });

  it('sees in the decay that the domain is nearly full, and when it takes no more', async () => {
    const pipeline = await play('decay');
    const domain = found(pipeline, DOMAIN);
    expect(domain).toMatchObject({
      kind: 'opensearch-domain',
      health: 'critical',
      inventory: { dataNodes: 3, volumeSizeBytes: 100 * 1024 ** 3 },
      readings: { freeStorage: { unit: 'bytes' } },
    });
    expect(findingsOf(pipeline, DOMAIN)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^opensearch-domain\/storage-(filling|low) critical$/,
        ),
        'opensearch-domain/memory-pressure warning',
      ]),
    );
    // What is rejected for lack of memory is told with it.
    expect(pipeline.findings).toContainEqual(
      expect.objectContaining({
        id: 'opensearch-domain/memory-pressure',
        parts: expect.arrayContaining([
          expect.objectContaining({ id: 'opensearch-domain/writes-rejected' }),
        ]),
      }),
    );
    expect(pipeline.links).toContainEqual({
      from: DELIVERY,
      to: DOMAIN,
      relation: 'destination',
    });
    // What the domain causes further up is not its consequence.
    expect(domain.consequenceOf).toBeUndefined();
  });

  it('does not blame stream or transform for the documents that are refused', async () => {
    const pipeline = await play('break');
    expect(found(pipeline, STREAM).health).toBe('healthy');
    expect(found(pipeline, TRANSFORM)).toMatchObject({
      kind: 'lambda-function',
      health: 'healthy',
      inventory: { timeoutSeconds: 60, state: 'Active' },
      readings: {
        duration: { unit: 'seconds' },
        errorRatio: { value: 0, unit: 'ratio' },
      },
    });
    expect(findingsOf(pipeline, DOMAIN)).toEqual([
      'opensearch-domain/alarm-coverage info',
    ]);
    expect(findingsOf(pipeline, TRANSFORM)).toEqual([
      'lambda-function/alarm-coverage info',
    ]);
    expect(pipeline.reason?.stage).toBe(DELIVERY);
  });
});

import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const STREAM =
  'arn:aws:firehose:eu-central-1:123456789012:deliverystream/music-events';
const BUCKET = 'arn:aws:s3:::music-events-failed/music-events/';

jest.setTimeout(240_000);

const findingsOf = (pipeline: Pipeline, stage: string) =>
  pipeline.findings
    .filter(finding => finding.stage === stage)
    .map(({ id, severity }) => `${id} ${severity}`);

/** Until delivery and bucket have been read. */
const isRead = (pipeline: Pipeline) =>
  stageOf(pipeline, STREAM)?.readings.deliverySuccess !== undefined &&
  stageOf(pipeline, STREAM)?.readings.dataFreshness !== undefined &&
  stageOf(pipeline, BUCKET)?.readings.failedObjects !== undefined;

describe.each(databaseIds)('music events on %s', database => {
  let plugin: WholePlugin | undefined;
  const get = async (path: string) => {
    if (!plugin) {
      throw new Error('The plugin is not there');
    }
    return plugin.get(path);
  };
  const partsOf = ({ findings }: Pipeline) =>
    findings
      .filter(({ stage }) => stage === STREAM)
      .flatMap(({ parts = [] }) => parts.map(({ id }) => id));
  const play = async (variant: string) => {
    plugin = await startWholePlugin({
      scenario: `music-events-${variant}`,
      database,
      pipelines: { 'music-events': STREAM },
    });
    return plugin.pipeline('music-events', isRead);
  };
  afterEach(async () => {
    await plugin?.close();
    plugin = undefined;
  });

  it('finds the failed documents and where they lie', async () => {
    const pipeline = await play('break');
    expect(findingsOf(pipeline, STREAM)).toEqual([
      'firehose-stream/delivery-failing critical',
    ]);
    expect(partsOf(pipeline)).toEqual(['firehose-stream/failed-documents']);
    expect(findingsOf(pipeline, BUCKET)).toEqual([
      's3-bucket/failed-documents warning',
    ]);
    expect(pipeline.reason).toMatchObject({
      stage: STREAM,
      title: expect.stringMatching(
        /^Only 8\d(\.\d)? % of the records have reached OpenSearch since .* UTC$/,
      ),
    });
    expect(pipeline.readings.deliverySuccess).toBeCloseTo(0.82, 1);
    const stream = stageOf(pipeline, STREAM);
    expect(stream).toMatchObject({
      origin: 'declared',
      health: 'critical',
      inventory: { destination: { type: 'opensearch' } },
      readings: { deliverySuccess: { unit: 'ratio' } },
    });
    expect(stageOf(pipeline, BUCKET)).toMatchObject({
      origin: 'discovered',
      account: '123456789012',
      region: 'eu-central-1',
      health: 'warning',
      inventory: { role: 'backup' },
      readings: { failedObjects: { unit: 'count' } },
    });
    expect(pipeline.links).toContainEqual({
      from: STREAM,
      to: BUCKET,
      relation: 'failed-documents',
    });
    const { status, body } = await get(
      `/pipelines/component/default/music-events/series?stage=${STREAM}&metric=deliverySuccess`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      unit: 'ratio',
      threshold: { breach: 'below', warning: 0.99, critical: 0.95 },
    });
    expect(body.points.length).toBeGreaterThan(60);
  });

  it('finds that delivery falls behind, and when records are lost', async () => {
    const pipeline = await play('decay');
    expect(findingsOf(pipeline, STREAM)[0]).toBe(
      'firehose-stream/data-stale critical',
    );
    expect(partsOf(pipeline)).toContain('firehose-stream/source-lagging');
    expect(stageOf(pipeline, STREAM)?.secondsToLoss).toBeLessThan(86_400);
    expect(findingsOf(pipeline, BUCKET)).toEqual([]);
  });

  it('finds nothing wrong on a healthy day', async () => {
    const pipeline = await play('healthy');
    expect(findingsOf(pipeline, STREAM)).toEqual([]);
    expect(findingsOf(pipeline, BUCKET)).toEqual([]);
    expect(stageOf(pipeline, STREAM)?.health).toBe('healthy');
    expect(stageOf(pipeline, STREAM)?.secondsToLoss).toBeUndefined();
  });
});

import { Pipeline } from '@pipeline-health/plugin-pipeline-health-common';
import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const AT = 'eu-central-1:123456789012';
const PREPARE = `arn:aws:databrew:${AT}:job/prepare-orders`;
const LOAD = `arn:aws:glue:${AT}:job/load-orders`;
const SALES = `arn:aws:redshift:${AT}:cluster:sales`;
const PREPARED = 'arn:aws:s3:::acme-sales-prepared/orders/';

jest.setTimeout(240_000);

describe.each(databaseIds)('the terabyte ETL on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const play = async (
    scenario: string,
    isReady: (pipeline: Pipeline) => boolean = () => true,
  ) => {
    plugin = await startWholePlugin({
      scenario,
      database,
      pipelines: { orders: `${PREPARE} ${LOAD}` },
    });
    return plugin.pipeline(
      'orders',
      pipeline =>
        pipeline.stages.length >= 5 &&
        pipeline.stages.every(stage => stage.collectedAt !== undefined) &&
        stageOf(pipeline, SALES)?.readings.diskUsed !== undefined &&
        isReady(pipeline),
    );
  };

  it('is found from two jobs to the warehouse, all of it healthy', async () => {
    const pipeline = await play(
      'terabyte-etl-healthy',
      ({ health }) => health === 'healthy',
    );
    expect(
      pipeline.links.map(({ from, to, relation }) => [relation, from, to]),
    ).toEqual(
      expect.arrayContaining([
        ['job-input', 'arn:aws:s3:::acme-sales-raw/orders/', PREPARE],
        ['job-output', PREPARE, PREPARED],
        ['job-input', PREPARED, LOAD],
        ['warehouse-load', LOAD, SALES],
      ]),
    );
    expect(stageOf(pipeline, SALES)).toMatchObject({
      kind: 'redshift-cluster',
      origin: 'discovered',
      inventory: { status: 'available', loadStatus: 'off' },
      readings: { diskUsed: { unit: 'ratio' }, health: { value: 1 } },
    });
    const ended = stageOf(pipeline, PREPARE)?.runs?.find(run => run.endedAt);
    expect(ended).toMatchObject({
      estimatedCostUsd: expect.any(Number),
      figures: { nodeMinutes: expect.any(Number) },
    });
    expect(stageOf(pipeline, LOAD)?.readings.lastRunDuration).toMatchObject({
      unit: 'seconds',
    });
  });

  it('warns of a disk that fills and memory that runs short', async () => {
    const pipeline = await play(
      'terabyte-etl-decay',
      ({ health }) => health === 'warning',
    );
    expect(pipeline.findings.map(({ id }) => id)).toContain(
      'redshift-cluster/disk-full',
    );
    expect(stageOf(pipeline, SALES)?.readings.diskUsed.value).toBeCloseTo(
      0.87,
      1,
    );
  });

  it('names the job whose runs fail since a release', async () => {
    const pipeline = await play(
      'terabyte-etl-break',
      ({ health }) => health === 'critical',
    );
    expect(pipeline.reason).toMatchObject({
      id: 'glue-job/last-run-failed',
      stage: LOAD,
      severity: 'critical',
      title: expect.stringContaining('COPY could not load rows'),
      remedy: expect.stringContaining('warehouse'),
    });
    expect(stageOf(pipeline, PREPARE)?.health).toBe('healthy');
  });
});

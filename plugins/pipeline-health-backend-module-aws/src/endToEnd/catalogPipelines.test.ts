import {
  databaseIds,
  stageOf,
  startWholePlugin,
  WholePlugin,
} from '../__testUtils__/wholePlugin';

const GLUE = 'arn:aws:glue:eu-central-1:123456789012';
const CLICKSTREAM = `${GLUE}:crawler/clickstream`;
const CUSTOMERS = `${GLUE}:crawler/crm-customers`;
const TRANSFORM = `${GLUE}:mlTransform/tfm-3f9c1a7be25d48c6a0b4e17d92f5c8036b1d4ae7`;

jest.setTimeout(240_000);

describe.each(databaseIds)('catalog pipelines on %s', database => {
  let plugin: WholePlugin;

  afterEach(() => plugin.close());

  const play = async (scenario: string, arn: string) => {
    plugin = await startWholePlugin({
      scenario,
      database,
      pipelines: { catalog: arn },
    });
    return plugin.pipeline('catalog', ({ health, stages }) => {
      const glue = stages.filter(stage => stage.kind.startsWith('glue-'));
      return (
        health !== 'unknown' &&
        glue.length === (arn === TRANSFORM ? 2 : 1) &&
        glue.every(stage => stage.collectedAt !== undefined)
      );
    });
  };

  it('sees one table and says nothing about a healthy crawler', async () => {
    const pipeline = await play('clickstream-catalog-healthy', CLICKSTREAM);
    expect(pipeline.readings).toEqual({
      crawlerTables: 1,
      crawlerTablesExpected: 1,
    });
    const stage = stageOf(pipeline, CLICKSTREAM);
    expect(stage).toMatchObject({
      kind: 'glue-crawler',
      health: 'healthy',
      readings: { tables: { value: 1, unit: 'count' } },
    });
    const ended = stage?.runs?.find(({ state }) => state !== 'running');
    expect(ended).toMatchObject({ figures: { tablesCreated: 0 } });
    expect(stage?.runs?.length).toBeGreaterThan(10);
  });

  it('tells why one dataset became several tables', async () => {
    const pipeline = await play('clickstream-catalog-break', CLICKSTREAM);
    expect(pipeline).toMatchObject({
      health: 'critical',
      reason: {
        id: 'glue-crawler/several-tables',
        stage: CLICKSTREAM,
        severity: 'critical',
        title: expect.stringContaining('its files have 2 formats'),
        evidence: {
          target: 's3://acme-clickstream/events/',
          tablesExpected: 1,
          causes: [
            'mixed-formats',
            'mixed-compressions',
            'folders-beside-partitions',
            'schemas',
            'marker-files',
          ],
          markerTables: ['raw__temporary'],
        },
        remedy: expect.stringContaining("'**_temporary/**'"),
      },
    });
    expect(pipeline.readings.crawlerTables).toBeGreaterThan(5);
    expect(pipeline.links).toContainEqual({
      from: 'arn:aws:s3:::acme-clickstream/events/',
      to: CLICKSTREAM,
      relation: 'crawler-target',
    });
  });

  it('warns of a dataset that drifts apart from release to release', async () => {
    const pipeline = await play('clickstream-catalog-decay', CLICKSTREAM);
    expect(pipeline.reason).toMatchObject({
      id: 'glue-crawler/several-tables',
      severity: 'warning',
      evidence: {
        tables: 4,
        differingColumns: expect.arrayContaining([
          'user_id: bigint (raw_events), string (3 tables)',
        ]),
      },
      remedy: expect.stringContaining('CombineCompatibleSchemas'),
    });
  });

  it('finds the crawler behind a transform, both healthy', async () => {
    const pipeline = await play('customer-matching-healthy', TRANSFORM);
    expect(stageOf(pipeline, CUSTOMERS)).toMatchObject({
      origin: 'discovered',
      health: 'healthy',
    });
    expect(stageOf(pipeline, TRANSFORM)).toMatchObject({
      origin: 'declared',
      health: 'healthy',
      readings: {
        precision: { value: 0.97, unit: 'ratio' },
        recall: { value: 0.95, unit: 'ratio' },
      },
    });
    expect(pipeline.links).toContainEqual({
      from: CUSTOMERS,
      to: TRANSFORM,
      relation: 'table-reader',
    });
  });

  it('warns of matches that are missed more and more', async () => {
    const pipeline = await play('customer-matching-decay', TRANSFORM);
    expect(pipeline.reason).toMatchObject({
      id: 'glue-ml-transform/recall',
      severity: 'warning',
      title: expect.stringContaining('match-customers misses 15'),
    });
  });

  it('names the crawl that failed, and the task after it', async () => {
    const pipeline = await play('customer-matching-break', TRANSFORM);
    const found = pipeline.findings.map(({ id, severity }) => [id, severity]);
    expect(pipeline.health).toBe('critical');
    expect(found).toEqual(
      expect.arrayContaining([
        ['glue-crawler/last-crawl-failed', 'critical'],
        ['glue-ml-transform/task-failed', 'critical'],
      ]),
    );
    // Two roles lost their access: neither follows from the other, and the one that was read first leads.
    expect([CUSTOMERS, TRANSFORM]).toContain(pipeline.reason?.stage);
    expect(pipeline.findings.filter(it => it.followsFrom)).toEqual([]);
  });
});

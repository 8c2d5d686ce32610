import {
  GetCrawlerCommand,
  GetCrawlerMetricsCommand,
  GetCrawlersCommand,
  GetMLTaskRunsCommand,
  GetMLTransformCommand,
  GetMLTransformsCommand,
  GetTableCommand,
  GetTablesCommand,
  GetTriggersCommand,
  GlueClient,
  ListCrawlsCommand,
  StartCrawlerCommand,
  StopCrawlerCommand,
} from '@aws-sdk/client-glue';
import type { Table } from '@aws-sdk/client-glue';
import {
  startTestSimulator,
  testNow,
  TestSimulator,
} from '../../testSimulator';

const hour = 3600;

describe('Glue', () => {
  let aws: TestSimulator;
  let glue: GlueClient;

  async function play(what: string | { scenarioText: string }) {
    aws = await startTestSimulator(
      typeof what === 'string' ? { scenario: what } : what,
    );
    glue = new GlueClient(aws.configuration);
  }

  afterEach(async () => {
    glue.destroy();
    await aws.stop();
  });

  const tableNames = async () => {
    const { TableList } = await glue.send(
      new GetTablesCommand({ DatabaseName: 'clickstream' }),
    );
    return TableList?.map(({ Name }) => Name);
  };

  describe('a healthy crawler', () => {
    beforeEach(() => play('clickstream-catalog-healthy'));

    it('crawls by its schedule and keeps one table', async () => {
      const { Crawler } = await glue.send(
        new GetCrawlerCommand({ Name: 'clickstream' }),
      );
      expect(Crawler).toMatchObject({
        State: 'READY',
        Schedule: {
          ScheduleExpression: 'cron(20 * * * ? *)',
          State: 'SCHEDULED',
        },
        LastCrawl: { Status: 'SUCCEEDED' },
        Configuration: expect.stringContaining('CombineCompatibleSchemas'),
      });
      const start = Crawler?.LastCrawl?.StartTime?.getTime() ?? 0;
      expect(start).toBeGreaterThan(Date.parse('2026-03-02T09:20:00Z'));
      expect(start).toBeLessThan(Date.parse('2026-03-02T09:21:00Z'));
      expect(await tableNames()).toEqual(['raw_events']);
    });

    it('pages the history of its crawls, newest first', async () => {
      const first = await glue.send(
        new ListCrawlsCommand({ CrawlerName: 'clickstream' }),
      );
      const second = await glue.send(
        new ListCrawlsCommand({
          CrawlerName: 'clickstream',
          NextToken: first.NextToken,
        }),
      );
      const starts = [...(first.Crawls ?? []), ...(second.Crawls ?? [])].map(
        ({ StartTime }) => StartTime?.getTime() ?? 0,
      );
      expect(starts).toHaveLength(40);
      expect([...starts].sort((left, right) => right - left)).toEqual(starts);
      expect(first.Crawls?.[0]).toMatchObject({
        State: 'COMPLETED',
        DPUHour: expect.any(Number),
        Summary: expect.stringContaining('raw_events'),
      });
      expect(first.Crawls?.[0].DPUHour).toBeCloseTo(1 / 3, 5);
    });

    it('filters crawls by their start in milliseconds', async () => {
      const { Crawls } = await glue.send(
        new ListCrawlsCommand({
          CrawlerName: 'clickstream',
          MaxResults: 100,
          Filters: [
            {
              FieldName: 'START_TIME',
              FilterOperator: 'GE',
              FieldValue: String(testNow - 5 * hour * 1000),
            },
          ],
        }),
      );
      expect(Crawls).toHaveLength(5);
    });

    it('runs for some minutes when it is due, and is done then', async () => {
      aws.advance(0.35 * hour);
      const running = await glue.send(
        new GetCrawlerCommand({ Name: 'clickstream' }),
      );
      expect(running.Crawler?.State).toBe('RUNNING');
      await expect(
        glue.send(new StartCrawlerCommand({ Name: 'clickstream' })),
      ).rejects.toMatchObject({ name: 'CrawlerRunningException' });
      aws.advance(0.2 * hour);
      const done = await glue.send(
        new GetCrawlerCommand({ Name: 'clickstream' }),
      );
      expect(done.Crawler?.State).toBe('READY');
    });

    it('stops when it is asked to, without a result', async () => {
      const Name = 'clickstream';
      const stop = () => glue.send(new StopCrawlerCommand({ Name }));
      await expect(stop()).rejects.toMatchObject({
        name: 'CrawlerNotRunningException',
      });
      await glue.send(new StartCrawlerCommand({ Name }));
      await stop();
      const stopping = await glue.send(new GetCrawlerCommand({ Name }));
      expect(stopping.Crawler?.State).toBe('STOPPING');
      await expect(stop()).rejects.toMatchObject({
        name: 'CrawlerStoppingException',
      });
      aws.advance(60);
      const { Crawls = [] } = await glue.send(
        new ListCrawlsCommand({ CrawlerName: Name }),
      );
      expect(Crawls[0]).toMatchObject({ State: 'STOPPED' });
      expect(Crawls[0].Summary).toBeUndefined();
    });

    it('measures its crawls', async () => {
      const { CrawlerMetricsList } = await glue.send(
        new GetCrawlerMetricsCommand({ CrawlerNameList: ['clickstream'] }),
      );
      expect(CrawlerMetricsList).toMatchObject([
        {
          CrawlerName: 'clickstream',
          TablesCreated: 0,
          TablesUpdated: 1,
          TablesDeleted: 0,
        },
      ]);
      expect(CrawlerMetricsList?.[0].MedianRuntimeSeconds).toBeCloseTo(360, -2);
    });

    it('says what is not there as Glue says it', async () => {
      await expect(
        glue.send(new GetCrawlerCommand({ Name: 'nobody' })),
      ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
      await expect(
        glue.send(new GetTablesCommand({ DatabaseName: 'nowhere' })),
      ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
      await expect(
        glue.send(
          new GetTableCommand({ DatabaseName: 'clickstream', Name: 'nothing' }),
        ),
      ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
      await expect(
        glue.send(
          new ListCrawlsCommand({ CrawlerName: 'clickstream', NextToken: 'x' }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidInputException' });
    });

    it('can be refused and throttled', async () => {
      aws.simulator.faults.inject({
        kind: 'access-denied',
        service: 'glue',
        operation: 'GetTables',
      });
      await expect(tableNames()).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('glue:GetTables'),
      });
      aws.simulator.faults.inject({
        kind: 'throttling',
        service: 'glue',
        operation: 'GetCrawler',
      });
      await expect(
        glue.send(new GetCrawlerCommand({ Name: 'clickstream' })),
      ).rejects.toMatchObject({ name: 'ThrottlingException' });
    });
  });

  it('breaks one dataset into a table more each hour', async () => {
    await play('clickstream-catalog-break');
    const before = await tableNames();
    aws.advance(0.5 * hour);
    const after = await tableNames();
    expect(before).toContain('raw__temporary');
    expect(after?.length).toBe((before?.length ?? 0) + 1);
    const { Table } = await glue.send(
      new GetTableCommand({
        DatabaseName: 'clickstream',
        Name: after?.at(-1),
      }),
    );
    expect(Table).toMatchObject({
      Parameters: {
        UPDATED_BY_CRAWLER: 'clickstream',
        classification: 'json',
        compressionType: 'gzip',
      },
    });
    expect(Table?.CreateTime?.getTime()).toBeGreaterThan(testNow);
  });

  it('fails crawls and tasks of a broken pipeline', async () => {
    await play('customer-matching-break');
    const { Crawls } = await glue.send(
      new ListCrawlsCommand({ CrawlerName: 'crm-customers', MaxResults: 3 }),
    );
    expect(Crawls?.map(({ State }) => State)).toEqual([
      'FAILED',
      'FAILED',
      'COMPLETED',
    ]);
    expect(Crawls?.[0].ErrorMessage).toContain('AccessDenied');
  });

  it('lets the quality of a transform fall with every evaluation', async () => {
    await play('customer-matching-decay');
    const { Transforms } = await glue.send(new GetMLTransformsCommand({}));
    const TransformId = Transforms?.[0].TransformId;
    const recall = async () => {
      const { EvaluationMetrics } = await glue.send(
        new GetMLTransformCommand({ TransformId }),
      );
      return EvaluationMetrics?.FindMatchesMetrics?.Recall;
    };
    expect(await recall()).toBe(0.85);
    aws.advance(2 * hour);
    expect(await recall()).toBe(0.81);
    const { TaskRuns } = await glue.send(
      new GetMLTaskRunsCommand({
        TransformId,
        Filter: { TaskRunType: 'EVALUATION' },
        MaxResults: 2,
      }),
    );
    expect(TaskRuns).toMatchObject([
      { Status: 'SUCCEEDED', Properties: { TaskType: 'EVALUATION' } },
      { Status: 'SUCCEEDED' },
    ]);
    await expect(
      glue.send(new GetMLTransformCommand({ TransformId: 'tfm-0' })),
    ).rejects.toMatchObject({ name: 'EntityNotFoundException' });
  });

  it.each(['customer-matching-healthy', 'clickstream-catalog-decay'])(
    'plays %s for a day',
    async scenario => {
      await play(scenario);
      aws.advance(24 * hour);
      const { Crawlers } = await glue.send(new GetCrawlersCommand({}));
      expect(Crawlers).toMatchObject([{ LastCrawl: { Status: 'SUCCEEDED' } }]);
    },
  );

  it('is part of the demo', async () => {
    await play('demo');
    const { Crawlers } = await glue.send(new GetCrawlersCommand({}));
    expect(Crawlers?.map(({ Name }) => Name).sort()).toEqual([
      'clickstream',
      'crm-customers',
    ]);
  });

  it('plays targets, triggers, stopped crawls, and tables given up or hidden', async () => {
    const crawlers = [
      {
        name: 'carts',
        database: 'clickstream',
        targets: [{ type: 'dynamodb', path: 'Carts' }],
        trigger: 'cron(20 * * * ? *)',
        created: '-1d',
        dataset: [{ table: 'carts', location: 'Carts', format: 'dynamodb' }],
        events: [
          { at: '-5h', giveUp: ['carts'] },
          { at: '-3h', stopped: true },
          { at: '+1h', hidden: true },
        ],
      },
    ];
    await play({ scenarioText: JSON.stringify({ title: 'Carts', crawlers }) });
    const { Crawler } = await glue.send(
      new GetCrawlerCommand({ Name: 'carts' }),
    );
    expect(Crawler).toMatchObject({
      Targets: { S3Targets: [], DynamoDBTargets: [{ Path: 'Carts' }] },
      LastCrawl: { Status: 'CANCELLED' },
    });
    const { Triggers } = await glue.send(new GetTriggersCommand({}));
    expect(Triggers).toMatchObject([{ Actions: [{ CrawlerName: 'carts' }] }]);
    const tables = async () =>
      (await glue.send(new GetTablesCommand({ DatabaseName: 'clickstream' })))
        .TableList;
    expect(await tables()).toMatchObject([
      { Parameters: { DEPRECATED_BY_CRAWLER: expect.any(String) } },
    ]);
    aws.advance(2 * hour);
    expect(await tables()).toEqual([]);
  });

  describe('of a crawl', () => {
    const tablesAfter = async (changes: object) => {
      const crawlers = [
        {
          name: 'lake',
          database: 'lake',
          target: 's3://lake/a/',
          schedule: 'cron(20 * * * ? *)',
          created: '-1d',
          dataset: [
            { table: 'events', columns: { a: 'int' }, partitions: ['dt'] },
            { table: 'old', path: 'old/' },
            { table: 'temporary', path: '_temporary/0/', format: 'unknown' },
          ],
          events: [
            {
              at: '-3h',
              remove: ['old', 'events'],
              add: [{ table: 'events', columns: { a: 'string' } }],
            },
          ],
          ...changes,
        },
      ];
      await play({ scenarioText: JSON.stringify({ title: 'Lake', crawlers }) });
      const { TableList = [] } = await glue.send(
        new GetTablesCommand({ DatabaseName: 'lake' }),
      );
      const { Crawls = [] } = await glue.send(
        new ListCrawlsCommand({ CrawlerName: 'lake' }),
      );
      const textOf = ({ Name, StorageDescriptor, Parameters }: Table) =>
        [
          Name,
          StorageDescriptor?.Columns?.map(({ Type }) => Type),
          Parameters?.DEPRECATED_BY_CRAWLER && 'deprecated',
        ]
          .filter(Boolean)
          .join(' ');
      return {
        tables: TableList.map(textOf),
        deletes: Crawls.some(({ Summary }) => Summary?.includes('DELETE')),
      };
    };

    it.each<[string, object, string[], boolean]>([
      [
        'updates tables and marks those whose data is gone',
        {},
        ['events string', 'old  deprecated', 'temporary '],
        true,
      ],
      [
        'only logs changes',
        { update: 'LOG', delete: 'LOG' },
        ['events int', 'old ', 'temporary '],
        false,
      ],
      [
        'deletes tables whose data is gone',
        { delete: 'DELETE_FROM_DATABASE' },
        ['events string', 'temporary '],
        true,
      ],
      [
        'looks past what is excluded',
        { exclusions: ['**_temporary/**', '*.csv'] },
        ['events string', 'old  deprecated'],
        true,
      ],
      [
        'looks at what an exclusion just misses',
        { exclusions: ['**/_temporary/**', '*', '{b,c}/**', '[!_]x/**'] },
        ['old  deprecated', 'temporary '],
        true,
      ],
      [
        'does not look for what is gone among new folders',
        { recrawl: 'CRAWL_NEW_FOLDERS_ONLY', update: 'LOG' },
        ['events int', 'old ', 'temporary '],
        false,
      ],
      [
        'shows what Lake Formation does not hide',
        { events: [{ at: '-2h', hidden: ['old', 'temporary'] }] },
        ['events int'],
        false,
      ],
    ])('%s', async (_, changes, tables, deletes) => {
      expect(await tablesAfter(changes)).toEqual({ tables, deletes });
    });
  });
});

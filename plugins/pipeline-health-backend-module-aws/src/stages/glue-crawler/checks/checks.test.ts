import type { Crawler } from '@aws-sdk/client-glue';
import { FakeAnswers } from '../../../__testUtils__/fakeAccess';
import {
  COLUMNS,
  crawl,
  fails,
  findings,
  NOW,
  table,
  TableTraits,
  Told,
  withCrawler,
  withCrawls,
  withTables,
} from '../__testUtils__/crawlers';

const DAY = 86_400_000;
const denied = fails('access-denied', 'glue:GetTables');

const json = (number: number, created?: string): TableTraits => ({
  name: `raw_json_${number}`,
  path: `year=2026/part=${number}/`,
  format: 'json',
  partitionKeys: ['day'],
  created,
});

describe('checks of a crawler', () => {
  it('has nothing to say about a healthy one', async () => {
    expect(await findings()).toEqual({});
  });

  it('warns of a dataset that became several tables, and tells why', async () => {
    const { 'several-tables': finding } = await findings(
      withTables({ name: 'raw_events' }, json(1), json(2)),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      title:
        's3://acme-clickstream/events/ became 3 tables: its files have 2 formats (json, parquet)',
      evidence: {
        target: 's3://acme-clickstream/events/',
        tables: 3,
        tablesExpected: 1,
        tableNames: ['raw_events', 'raw_json_1', 'raw_json_2'],
        newTables: 0,
        causes: ['mixed-formats', 'partition-keys'],
        formats: [
          'json: 2 tables (raw_json_1, raw_json_2)',
          'parquet: raw_events',
        ],
      },
    });
    expect(finding.remedy).toBe(
      'Write one format below s3://acme-clickstream/events/; move the other files to a path and target of their own. Then crawl again.',
    );
  });

  it('is critical while the split goes on', async () => {
    const { 'several-tables': finding } = await findings(
      withTables({ name: 'raw_events' }, json(1, '2026-11-23T06:20:01Z')),
    );
    expect(finding).toMatchObject({
      severity: 'critical',
      title: expect.stringContaining('2 tables (1 new)'),
      evidence: { newTableNames: ['raw_json_1'] },
    });
  });

  it('accepts as many tables as the pipeline says are right', async () => {
    const thresholds = { tablesOfOneTarget: { warning: 2 } };
    const two = [{ name: 'raw_events' }, json(1, '2026-11-23T06:20:01Z')];
    expect(await findings(withTables(...two), { thresholds })).toEqual({});
    expect(
      await findings(withTables(...two, json(2)), { thresholds }),
    ).toHaveProperty(['several-tables', 'evidence', 'tablesExpected'], 2);
  });

  it('advises to combine schemas when the crawler does not', async () => {
    const { 'several-tables': finding, 'no-grouping': posture } =
      await findings({
        ...withCrawler({ Configuration: '{"Version":1.0}' }),
        ...withTables(
          { name: 'raw_a', path: 'part=a/' },
          {
            name: 'raw_b',
            path: 'part=b/',
            columns: { ...COLUMNS, user_id: 'string', page: 'int' },
          },
        ),
      });
    expect(finding.remedy).toContain(
      'Set Grouping.TableGroupingPolicy to CombineCompatibleSchemas',
    );
    expect(finding.evidence).toMatchObject({
      schemaSimilarityRatio: 3 / 7,
      differingColumns: expect.arrayContaining([
        'user_id: bigint (raw_a), string (raw_b)',
      ]),
    });
    expect(posture.severity).toBe('info');
  });

  describe('of several datasets below one target', () => {
    const audit = { id: 'bigint', created_at: 'timestamp', tenant: 'string' };
    const dataset = (name: string, column: string): TableTraits => ({
      name: `raw_${name}`,
      path: `${name}/`,
      columns: { ...audit, [column]: 'string' },
      partitionKeys: ['dt'],
      created: '2026-11-23T06:20:01Z',
    });
    const three = [
      dataset('accounts', 'industry'),
      dataset('contacts', 'email'),
      dataset('deals', 'stage'),
    ];
    const apart = withCrawler({ Configuration: '{"Version":1.0}' });

    it('says so, and advises to change nothing', async () => {
      const found = await findings({ ...apart, ...withTables(...three) });
      expect(found).toEqual({
        'several-datasets': expect.objectContaining({
          severity: 'info',
          title:
            's3://acme-clickstream/events/ holds 3 datasets, each with a table of its own',
          remedy: expect.stringContaining('look like different datasets'),
        }),
      });
    });

    it('has nothing to say when that many are expected, or less', async () => {
      const told = (warning: number) => ({
        thresholds: { tablesOfOneTarget: { warning } },
      });
      const answers = { ...apart, ...withTables(...three) };
      expect(await findings(answers, told(3))).toEqual({});
      expect(await findings(answers, told(2))).toEqual({
        'several-datasets': expect.objectContaining({ severity: 'info' }),
      });
    });

    it('tells which of them is split, and leaves the others alone', async () => {
      const { 'several-tables': finding } = await findings({
        ...apart,
        ...withTables(three[0], three[1], {
          name: 'raw_dt_2026_11_20',
          path: 'contacts/dt=2026-11-20/',
          columns: { ...audit, tenant: 'int', email: 'int' },
          partitionKeys: [],
        }),
      });
      expect(finding).toMatchObject({
        severity: 'critical',
        title:
          's3://acme-clickstream/…/contacts/ became 2 tables (1 new): 2 schemas with as little as 33 % in common',
        evidence: {
          tables: 3,
          tablesExpected: 2,
          dataset: 's3://acme-clickstream/events/contacts/',
        },
        remedy: expect.stringContaining('look like different datasets'),
      });
      expect(finding.remedy).not.toMatch(/delete|CombineCompatible/i);
    });

    it('expects of the other targets one table a dataset', async () => {
      const Targets = {
        S3Targets: [
          { Path: 's3://acme-clickstream/events/', Exclusions: ['**'] },
          { Path: 's3://acme-clickstream/clicks/', Exclusions: ['**'] },
        ],
      };
      const clicks = (name: string, format: string): TableTraits => ({
        name,
        location: `s3://acme-clickstream/clicks/part=${name}/`,
        format,
      });
      const answers = {
        ...withCrawler({ Targets }),
        ...withTables(...three, clicks('raw_1', 'csv'), clicks('raw_2', 'orc')),
      };
      const thresholds = { tablesOfOneTarget: { warning: 3 } };
      expect(await findings(answers, { thresholds })).toMatchObject({
        'several-tables': {
          evidence: { target: 's3://acme-clickstream/clicks/' },
        },
      });
    });
  });

  describe('of tables that nobody can read', () => {
    const text = { col0: 'string', col1: 'string', col2: 'string' };
    it.each<[string, Partial<TableTraits>, object | undefined]>([
      [
        'no classifier understands',
        { format: 'UNKNOWN', columns: {}, partitionKeys: [] },
        {
          severity: 'warning',
          title: 'No classifier understands the files of the table raw_events',
        },
      ],
      [
        'have a header line that was not recognised',
        { format: 'csv', columns: text },
        {
          severity: 'warning',
          title: 'The header line of the table raw_events was not recognised',
          remedy: expect.stringContaining('custom CSV classifier'),
        },
      ],
      [
        'have numbers in columns without names, and so no header line',
        { format: 'csv', columns: { ...text, col1: 'bigint' } },
        { severity: 'info' },
      ],
      ['are CSV with names', { format: 'csv' }, undefined],
      [
        'a classifier of our own understands',
        { format: 'edge-logs', partitionKeys: ['partition_0'] },
        undefined,
      ],
    ])('tells that they %s', async (_, traits, expected) => {
      const { 'unreadable-tables': finding, ...others } = await findings(
        withTables({ name: 'raw_events', ...traits }),
      );
      expect(finding ?? {}).toMatchObject(expected ?? {});
      expect(Boolean(finding)).toBe(expected !== undefined);
      expect(others).toEqual({});
    });

    it('takes columns without names for meant where there is a classifier', async () => {
      expect(
        await findings({
          ...withCrawler({ Classifiers: ['plain-csv'] }),
          ...withTables({ name: 'raw_events', format: 'csv', columns: text }),
        }),
      ).toMatchObject({ 'unreadable-tables': { severity: 'info' } });
    });

    it('makes them a part of the split that they are', async () => {
      const found = await findings(
        withTables(
          { name: 'raw_events' },
          {
            name: 'raw_day',
            path: 'year=2026/month=11/day=23/',
            format: 'UNKNOWN',
            columns: {},
            partitionKeys: [],
          },
        ),
      );
      expect(found).toMatchObject({
        'several-tables': { evidence: { causes: ['unrecognized-files'] } },
        'unreadable-tables': { severity: 'warning' },
      });
    });

    it('calls one of several datasets unreadable, and nothing split', async () => {
      const found = await findings(
        withTables(
          { name: 'raw_orders', path: 'orders/' },
          {
            name: 'raw_scans',
            path: 'scans/',
            format: 'UNKNOWN',
            columns: {},
          },
        ),
      );
      expect(Object.keys(found).sort()).toEqual([
        'several-datasets',
        'unreadable-tables',
      ]);
    });
  });

  describe('of tables given up', () => {
    const given = (traits: TableTraits): TableTraits => ({
      ...traits,
      parameters: {
        DEPRECATED_BY_CRAWLER: String(Date.parse('2026-11-20T06:20:00Z')),
        ...traits.parameters,
      },
    });
    const byHand = {
      Name: 'quotas',
      StorageDescriptor: {
        Location: 's3://acme-clickstream/events/',
        Columns: [{ Name: 'id', Type: 'string' }],
      },
      PartitionKeys: [{ Name: 'payer_id' }],
      Parameters: {
        classification: 'json',
        DEPRECATED_BY_CRAWLER: '1795414644000',
      },
    };

    it('warns of the only one, in place of there being none', async () => {
      const { 'tables-given-up': finding, ...others } = await findings(
        withTables(given({ name: 'raw_events' })),
      );
      expect(finding).toMatchObject({
        severity: 'warning',
        title: 'The crawler gave up the table raw_events',
        onsetAt: '2026-11-20T06:20:00.000Z',
        remedy: expect.stringContaining('still data in s3://acme'),
      });
      expect(Object.keys(others)).toEqual(['no-tables']);
    });

    it('warns of the only one of a target that is no folder', async () => {
      const carts = (...names: string[]) => ({
        ...withCrawler({ Targets: { DynamoDBTargets: [{ Path: 'Carts' }] } }),
        ...withTables(
          given({ name: 'raw_carts', location: 'arn:aws:dynamodb:x:table/C' }),
          ...names.map(name => ({ name, location: 'arn:aws:dynamodb:y' })),
        ),
      });
      expect(await findings(carts())).toEqual({
        'tables-given-up': expect.objectContaining({ severity: 'warning' }),
      });
      expect(await findings(carts('raw_orders'))).toEqual({});
    });

    it('names what a table lacks that no crawler made', async () => {
      const found = await findings({
        GetTables: () => ({ TableList: [byHand] }),
      });
      expect(found['tables-given-up']).toMatchObject({
        severity: 'warning',
        title:
          'The crawler gave up the table quotas, which lacks compressionType: no crawler made it',
        evidence: { lackingParameters: ['compressionType'] },
      });
    });

    it('names the table that its data is in now', async () => {
      const { 'tables-given-up': finding } = await findings(
        withTables(given({ name: 'raw_events' }), {
          name: 'raw_events_csv',
          format: 'csv',
          created: '2026-11-20T06:20:01Z',
        }),
      );
      expect(finding).toMatchObject({
        severity: 'warning',
        title:
          'The crawler gave up the table raw_events; its data is in raw_events_csv now',
      });
    });

    it.each<[string, TableTraits[]]>([
      [
        'a dataset that was retired beside another',
        [
          { name: 'raw_orders', path: 'orders/' },
          given({ name: 'raw_old', path: 'old/' }),
        ],
      ],
      [
        'what is left of a split that was healed',
        [
          { name: 'raw_events' },
          given({ name: 'raw_json', format: 'json', path: 'year=2026/' }),
          given({ name: 'raw_events_3f9c', created: '2026-11-19T00:00:00Z' }),
          given({ name: 'raw_x', path: '_temporary/', format: 'UNKNOWN' }),
        ],
      ],
    ])('has nothing to say of %s', async (_, tables) => {
      expect(await findings(withTables(...tables))).toEqual({});
    });

    it('tells as information what the last crawl gave up beside others', async () => {
      const recently = {
        DEPRECATED_BY_CRAWLER: String(Date.parse('2026-11-23T06:20:00Z')),
      };
      expect(
        await findings(
          withTables(
            { name: 'raw_orders', path: 'orders/' },
            { name: 'raw_old', path: 'old/', parameters: recently },
          ),
        ),
      ).toEqual({
        'tables-given-up': expect.objectContaining({ severity: 'info' }),
      });
    });

    it('is as it was while the crawler looks again or nobody may ask', async () => {
      const gone = withTables(given({ name: 'raw_events' }));
      const previous = await findings(gone);
      const found = { 'tables-given-up': { severity: 'warning' } };
      const again = { ...gone, ...withCrawler({ State: 'RUNNING' }) };
      expect(await findings(again, { previous })).toMatchObject(found);
      expect(await findings({ GetTables: denied }, { previous })).toMatchObject(
        found,
      );
      expect(await findings({}, { previous })).toEqual({});
    });

    it('tells which a crawl deleted, when there is none or are fewer than are right', async () => {
      const summary = JSON.stringify({
        TABLE: { DELETE: { Details: { names: ['raw_deals'] }, Count: 1 } },
      });
      const deleted = withCrawls(crawl(23, { Summary: summary }));
      const finding = {
        'tables-given-up': {
          severity: 'warning',
          title: 'The crawl of Nov 23, 06:15 UTC deleted the table raw_deals',
        },
      };
      expect(await findings({ ...deleted, ...withTables() })).toMatchObject(
        finding,
      );
      const orders = withTables({ name: 'raw_orders', path: 'orders/' });
      expect(await findings({ ...deleted, ...orders })).toEqual({});
      expect(
        await findings(
          { ...deleted, ...orders },
          { thresholds: { tablesOfOneTarget: { warning: 2 } } },
        ),
      ).toMatchObject(finding);
    });
  });

  describe('with fewer tables than are right', () => {
    const thresholds = { tablesOfOneTarget: { warning: 3 } };
    const [orders, deals] = ['orders', 'deals'].map(name => ({
      name: `raw_${name}`,
      path: `${name}/`,
    }));

    it('warns', async () => {
      expect(await findings(withTables(orders, deals), { thresholds })).toEqual(
        {
          'fewer-tables': expect.objectContaining({
            severity: 'warning',
            title: 's3://acme-clickstream/events/ has 2 tables; 3 are expected',
          }),
        },
      );
    });

    it('warns of one in a folder of its own, but not of a single dataset', async () => {
      expect(await findings(withTables(orders), { thresholds })).toHaveProperty(
        'fewer-tables',
      );
      expect(
        await findings(withTables({ name: 'raw_events' }), { thresholds }),
      ).toEqual({});
    });

    it('names the one that was given up', async () => {
      const found = await findings(
        withTables(orders, deals, {
          name: 'raw_accounts',
          path: 'accounts/',
          parameters: { DEPRECATED_BY_CRAWLER: '1763000000000' },
        }),
        { thresholds },
      );
      expect(found).toMatchObject({
        'tables-given-up': {
          severity: 'warning',
          title: 'The crawler gave up the table raw_accounts',
        },
        'fewer-tables': { severity: 'warning' },
      });
    });

    it('does not count tables of what is no data', async () => {
      const temporary = {
        name: 'raw__temporary',
        path: '_temporary/0/',
        format: 'UNKNOWN',
        columns: {},
      };
      expect(
        await findings(withTables(orders, deals, temporary), { thresholds }),
      ).toHaveProperty('fewer-tables');
    });

    it('asks it of no target that needs not have as many', async () => {
      const Targets = {
        S3Targets: [
          { Path: 's3://acme-clickstream/events/', Exclusions: ['**'] },
          { Path: 's3://acme-clickstream/clicks/', Exclusions: ['**'] },
        ],
      };
      expect(
        await findings(
          {
            ...withCrawler({ Targets }),
            ...withTables(
              orders,
              deals,
              { name: 'raw_accounts', path: 'accounts/' },
              { name: 'raw_c', location: 's3://acme-clickstream/clicks/c/' },
            ),
          },
          { thresholds },
        ),
      ).toEqual({});
    });

    it('asks it of every target that has lost what it lacks', async () => {
      const Targets = {
        S3Targets: [
          { Path: 's3://acme-clickstream/events/', Exclusions: ['**'] },
          { Path: 's3://acme-clickstream/clicks/', Exclusions: ['**'] },
        ],
      };
      const clicks = (name: string, is: Partial<TableTraits> = {}) => ({
        name: `raw_${name}`,
        location: `s3://acme-clickstream/clicks/${name}/`,
        ...is,
      });
      const found = await findings(
        {
          ...withCrawler({ Targets }),
          ...withTables(
            orders,
            deals,
            { name: 'raw_accounts', path: 'accounts/' },
            clicks('c'),
            clicks('d'),
            clicks('e', {
              parameters: { DEPRECATED_BY_CRAWLER: '1763000000000' },
            }),
          ),
        },
        { thresholds },
      );
      expect(found).toMatchObject({
        'tables-given-up': { severity: 'warning' },
        'fewer-tables': {
          title: 's3://acme-clickstream/clicks/ has 2 tables; 3 are expected',
        },
      });
    });
  });

  it('hints at datasets that became partitions of one table', async () => {
    const keys = (...partitionKeys: string[]) =>
      withTables({ name: 'raw_events', partitionKeys });
    expect(
      await findings(keys('partition_0', 'import_year', 'import_month')),
    ).toEqual({
      'swallowed-datasets': expect.objectContaining({ severity: 'info' }),
    });
    expect(
      await findings({
        ...withCrawler({
          Configuration:
            '{"Version":1.0,"Grouping":{"TableLevelConfiguration":2}}',
        }),
        ...keys('partition_0', 'import_year'),
      }),
    ).not.toHaveProperty('no-grouping');
    expect(await findings(keys('partition_0', 'partition_1'))).toEqual({});
    expect(await findings(keys('year', 'partition_0'))).toEqual({});
  });

  describe('of crawlers that share a path', () => {
    const nightly = { parameters: { UPDATED_BY_CRAWLER: 'nightly' } };

    it('has nothing to say of a table that the other one signed last', async () => {
      expect(
        await findings(withTables({ name: 'raw_events', ...nightly })),
      ).toEqual({});
    });

    it('sees a split whoever signed it', async () => {
      expect(
        await findings(
          withTables(
            { name: 'raw_events', ...nightly },
            { ...json(1), ...nightly },
            json(2),
          ),
        ),
      ).toMatchObject({ 'several-tables': { evidence: { tables: 3 } } });
    });

    it('leaves tables alone that the other one makes beside its own, or of what it looks past', async () => {
      expect(
        await findings(
          withTables(
            { name: 'raw_events' },
            { name: 'raw_events_copy', ...nightly },
            { name: 'raw_x', path: 'a/_temporary/', ...nightly },
          ),
        ),
      ).toEqual({});
    });
  });

  it('reads the database of the tables that a catalog target names', async () => {
    const CatalogTargets = [{ DatabaseName: 'lake', Tables: ['events'] }];
    const lake = {
      ...withCrawler({ DatabaseName: undefined, Targets: { CatalogTargets } }),
      GetTables: ({ DatabaseName }: { DatabaseName?: string }) => ({
        TableList: [
          { ...table({ name: 'events' }), DatabaseName },
          { ...table({ name: 'other', path: 'x/' }), DatabaseName },
        ],
      }),
    };
    expect(await findings(lake as FakeAnswers)).toEqual({});
    expect(
      await findings({
        ...lake,
        GetTables: () => ({
          TableList: [
            {
              ...table({
                name: 'events',
                parameters: { DEPRECATED_BY_CRAWLER: '1' },
              }),
              DatabaseName: 'lake',
            },
          ],
        }),
      }),
    ).toMatchObject({ 'tables-given-up': { severity: 'warning' } });
  });

  it('offers a table level only where it fits every target', async () => {
    const loose = withTables(
      { name: 'raw_events' },
      { name: 'raw_file', path: 'a.parquet', partitionKeys: [] },
    );
    const { 'several-tables': alone } = await findings(loose);
    expect(alone.remedy).toContain('TableLevelConfiguration to 2');
    const { 'several-tables': beside } = await findings({
      ...loose,
      ...withCrawler({
        Targets: {
          S3Targets: [
            { Path: 's3://acme-clickstream/events/' },
            { Path: 's3://acme-other/a/b/c/' },
          ],
        },
      }),
    });
    expect(beside.remedy).not.toContain('TableLevelConfiguration');
  });

  it('says that a table is left over when its files are excluded already', async () => {
    const { 'several-tables': finding } = await findings(
      withTables(
        { name: 'raw_events' },
        {
          name: 'raw__temporary',
          path: '_temporary/0/',
          format: 'unknown',
          columns: {},
        },
      ),
    );
    expect(finding.remedy).toBe(
      'The files of raw__temporary are excluded already: the next crawl gives such tables up, and what is left of them holds no data and may be deleted. Then crawl again.',
    );
  });

  it('keeps the headline short, whatever the names', async () => {
    const folder = `s3://acme-clickstream/${'very-long-folder/'.repeat(12)}`;
    const { 'several-tables': finding } = await findings({
      ...withCrawler({ Targets: { S3Targets: [{ Path: folder }] } }),
      ...withTables(
        { name: 'raw_events', location: `${folder}day=1/` },
        {
          name: `raw_${'x'.repeat(90)}`,
          location: `${folder}${'x'.repeat(90)}.json`,
          format: 'json',
        },
        {
          name: `raw_${'y'.repeat(90)}`,
          location: `${folder}_${'y'.repeat(90)}/`,
          format: 'unknown',
        },
      ),
    });
    expect(finding.title.length).toBeLessThanOrEqual(110);
  });

  it('does not say that all is well when it could not ask for the tables', async () => {
    const { 'could-not-ask': finding, ...others } = await findings({
      GetTables: denied,
    });
    expect(finding).toMatchObject({
      severity: 'unknown',
      evidence: { missingPermissions: ['glue:GetTables'] },
      remedy: expect.stringContaining('Allow glue:GetTables'),
    });
    expect(others).toEqual({});
  });

  it('tells that the database is gone', async () => {
    const found = await findings({ GetTables: fails('not-found') });
    expect(found).toMatchObject({
      'database-missing': { severity: 'critical' },
    });
    expect(found).not.toHaveProperty('no-tables');
  });

  it('warns once a crawl failed, and is critical when the next one failed too', async () => {
    const failed = (date: number) =>
      crawl(date, {
        State: 'FAILED',
        ErrorMessage:
          'The number of tables detected by crawler: 29 is greater than the table threshold value provided: 25. Failing crawler without writing to Data Catalog.',
      });
    const once = await findings(withCrawls(crawl(22), failed(23)));
    expect(once['last-crawl-failed']).toMatchObject({
      severity: 'warning',
      title:
        'The last crawl failed: it found more tables than its threshold allows',
      remedy: expect.stringContaining('TableThreshold'),
    });
    const twice = await findings(
      withCrawls(
        crawl(20),
        failed(21),
        failed(23),
        crawl(22, { State: 'STOPPED' }),
      ),
    );
    expect(twice['last-crawl-failed']).toMatchObject({
      severity: 'critical',
      evidence: { failedCrawlsInARow: 2 },
    });
  });

  const refused = {
    Status: 'FAILED',
    StartTime: new Date('2026-11-23T06:15:04Z'),
    ErrorMessage: 'Access Denied (Service: Amazon S3; Status Code: 403)',
    LogStream: 'clickstream',
  } as const;

  it('falls back on the last crawl when the history is empty', async () => {
    const { 'last-crawl-failed': finding } = await findings({
      ...withCrawls(),
      ...withCrawler({ LastCrawl: refused }),
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      evidence: { logStream: 'clickstream' },
      remedy: expect.stringContaining('s3:GetObject'),
    });
  });

  it('believes the crawler when the list of its crawls lags', async () => {
    const before = withCrawls(crawl(22));
    const { 'last-crawl-failed': finding } = await findings({
      ...before,
      ...withCrawler({ LastCrawl: refused }),
    });
    expect(finding).toMatchObject({
      severity: 'warning',
      title:
        'The last crawl failed: S3 denies access to the role AWSGlueServiceRole-clickstream',
      onsetAt: '2026-11-23T06:15:04.000Z',
    });
    expect(await findings(before)).toEqual({});
  });

  it.each<[string, number, Partial<Crawler>, string | undefined]>([
    ['daily, ran today', NOW, {}, undefined],
    ['daily, due a quarter of an hour ago', day('24T06:30'), {}, undefined],
    ['daily, due 45 minutes ago', day('24T07:00'), {}, 'warning'],
    ['daily, missing for two days', day('25T13:00'), {}, 'critical'],
    ['daily, missing for a month', day('25T13:00') + 30 * DAY, {}, 'critical'],
    [
      'weekly on Monday, on Tuesday',
      day('24T13:00'),
      {
        Schedule: {
          ScheduleExpression: 'cron(15 6 ? * MON *)',
          State: 'SCHEDULED',
        },
      },
      undefined,
    ],
    ['late, but running', day('25T13:00'), { State: 'RUNNING' }, undefined],
    [
      'switched off',
      day('25T13:00'),
      {
        Schedule: {
          ScheduleExpression: 'cron(15 6 * * ? *)',
          State: 'NOT_SCHEDULED',
        },
      },
      undefined,
    ],
    [
      'changed since it was due',
      day('24T07:00'),
      { LastUpdated: new Date(day('24T06:50')) },
      undefined,
    ],
  ])('overdue: %s', async (_, now, changes, severity) => {
    const found = await findings(withCrawler(changes), { now });
    expect(found.overdue?.severity).toBe(severity);
  });

  it('tells how many crawls are missing', async () => {
    const { overdue } = await findings({}, { now: day('25T13:00') });
    expect(overdue).toMatchObject({
      title:
        'The crawler is 1 d 6 h late by its schedule and 2 crawls are missing',
      evidence: { dueAt: '2026-11-24T06:15:00.000Z', missedCrawls: 2 },
    });
  });

  const running: FakeAnswers = {
    ...withCrawler({ State: 'RUNNING' }),
    ...withCrawls(
      crawl(23, { State: 'RUNNING', EndTime: undefined }),
      crawl(22),
    ),
  };

  it('names a crawl that does not end', async () => {
    const found = await findings(running);
    expect(found['long-crawl']).toMatchObject({
      severity: 'warning',
      title: 'The crawl runs for 6 h 44 min already; usual is 5 min 30 s',
    });
  });

  describe('without tables', () => {
    /** Crawls that changed nothing, beside a table that another crawler made. */
    const nothing = {
      ...withCrawls(...[23, 22].map(date => crawl(date, { Summary: '{}' }))),
      ...withTables({
        name: 'x',
        parameters: { UPDATED_BY_CRAWLER: 'another' },
      }),
    };

    it('calls a crawl that found nothing starvation', async () => {
      expect(await findings(nothing)).toMatchObject({
        'no-tables': {
          severity: 'warning',
          claim: 'starvation',
          title:
            'The last crawl succeeded, but there is no table of s3://acme-clickstream/events/',
        },
      });
    });

    it('says that a crawl may have skipped the folder', async () => {
      const { 'no-tables': finding } = await findings({
        ...nothing,
        ...withTables(),
      });
      expect(finding.remedy).toContain(
        'The log of the crawl (/aws-glue/crawlers, clickstream) says when it skipped a folder',
      );
      const { 'no-tables': beside } = await findings(nothing);
      expect(beside).toMatchObject({
        evidence: { tablesOfOthers: ['x'] },
        remedy: expect.stringContaining('The tables x lie below'),
      });
    });

    it('is as it was while the crawler looks again or nobody may ask', async () => {
      const previous = await findings(nothing);
      const found = { 'no-tables': { severity: 'warning' } };
      const again = { ...nothing, ...withCrawler({ State: 'RUNNING' }) };
      expect(await findings(again)).toEqual({});
      expect(await findings(again, { previous })).toMatchObject(found);
      expect(await findings({ GetTables: denied }, { previous })).toMatchObject(
        found,
      );
      expect(await findings({}, { previous })).toEqual({});
    });

    it('does not say so of tables that are hidden', async () => {
      expect(await findings(withTables())).toEqual({
        'tables-hidden': expect.objectContaining({
          severity: 'unknown',
          title:
            'The crawl of Nov 23, 06:15 UTC made or changed a table, but the catalog shows none: hidden or deleted',
          remedy: expect.stringContaining('DESCRIBE in Lake Formation'),
        }),
      });
    });

    it('does not say so where other tables are shown', async () => {
      const others = withTables({
        name: 'x',
        parameters: { UPDATED_BY_CRAWLER: 'another' },
      });
      const hidden = { 'tables-hidden': { severity: 'unknown' } };
      expect(await findings(others)).toMatchObject(hidden);
      expect(
        await findings({
          ...others,
          ...withCrawls(
            crawl(23, {
              Summary: '{"PARTITION":"{\\"ADD\\":{\\"Count\\":24}}"}',
            }),
          ),
        }),
      ).toMatchObject(hidden);
    });

    it('misses those that the last crawl names beside others', async () => {
      const names = (...made: string[]) =>
        withCrawls(
          crawl(23, {
            Summary: JSON.stringify({
              TABLE: JSON.stringify({
                UPDATE: { Details: { names: made }, Count: made.length },
              }),
            }),
          }),
        );
      expect(await findings(names('raw_events', 'raw_json'))).toEqual({
        'tables-hidden': expect.objectContaining({
          severity: 'unknown',
          title:
            'The crawl of Nov 23, 06:15 UTC made or changed raw_json, which the catalog does not show: hidden or deleted',
        }),
      });
      expect(await findings(names('clickstream.raw_events'))).toEqual({});
    });

    it('does not say so of a list that was not read to its end', async () => {
      const found = await findings({
        GetTables: () => ({
          TableList: [
            table({ name: 'x', parameters: { UPDATED_BY_CRAWLER: 'other' } }),
          ],
          NextToken: 'again',
        }),
      });
      expect(found).toEqual({
        'could-not-ask': expect.objectContaining({
          severity: 'unknown',
          title:
            'Could not read all of the tables it made, so whether one dataset became several',
        }),
      });
    });
  });

  describe('with several tables', () => {
    const split = withTables({ name: 'raw_events' }, json(1), json(2));
    const found = { 'several-tables': { severity: 'warning' } };

    it.each([1, 5, 23, 30, 24 * 40])(
      'tells so %s h later, until there is one',
      async hours => {
        const told = { now: NOW + hours * 3_600_000 };
        const manual = { Schedule: undefined };
        const answers = { ...withCrawler(manual), ...withCrawls(crawl(23)) };
        expect(await findings({ ...answers, ...split }, told)).toMatchObject(
          found,
        );
        expect(await findings(answers, told)).toEqual({});
      },
    );

    it.each<[string, FakeAnswers]>([
      ['may not be asked for', { GetTables: denied }],
      ['are hidden', withTables()],
    ])('tells so while the tables %s', async (_, answers) => {
      const previous = await findings(split);
      expect(await findings(answers, { previous })).toMatchObject(found);
    });
  });

  it.each<[string, FakeAnswers, FakeAnswers]>([
    [
      'database-missing',
      { GetTables: fails('not-found') },
      { GetTables: denied },
    ],
    [
      'long-crawl',
      running,
      { ...running, GetCrawlerMetrics: fails('throttled') },
    ],
  ])('remembers %s while nobody can be asked', async (id, then, now) => {
    const previous: Told['previous'] = await findings(then);
    expect(await findings(now)).not.toHaveProperty(id);
    expect(await findings(now, { previous })).toMatchObject({
      [id]: { severity: previous[id].severity },
    });
  });

  it('does not expect tables of a crawler that never ran', async () => {
    expect(
      await findings({
        ...withTables(),
        ...withCrawls(),
        ...withCrawler({
          LastCrawl: undefined,
          LastUpdated: new Date(NOW - 60_000),
        }),
      }),
    ).toEqual({});
  });

  it.each<[string, Partial<Crawler>, string]>([
    [
      'no-exclusions',
      { Targets: { S3Targets: [{ Path: 's3://acme-clickstream/events/' }] } },
      'info',
    ],
    [
      'schema-change-policy',
      {
        SchemaChangePolicy: {
          UpdateBehavior: 'LOG',
          DeleteBehavior: 'DEPRECATE_IN_DATABASE',
        },
      },
      'info',
    ],
    [
      'schema-change-policy',
      {
        SchemaChangePolicy: {
          UpdateBehavior: 'UPDATE_IN_DATABASE',
          DeleteBehavior: 'DELETE_FROM_DATABASE',
        },
      },
      'info',
    ],
    [
      'schedule-off',
      {
        Schedule: {
          ScheduleExpression: 'cron(15 6 * * ? *)',
          State: 'NOT_SCHEDULED',
        },
      },
      'info',
    ],
    [
      'schedule-off',
      { Schedule: { ScheduleExpression: 'daily', State: 'SCHEDULED' } },
      'info',
    ],
    ['unreadable-configuration', { Configuration: '{' }, 'info'],
  ])('posture: %s', async (id, changes, severity) => {
    const found = await findings(withCrawler(changes));
    expect(Object.keys(found)).toEqual([id]);
    expect(found[id].severity).toBe(severity);
  });

  it('lets a crawler of new folders log changes, as it must', async () => {
    expect(
      await findings(
        withCrawler({
          RecrawlPolicy: { RecrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' },
          SchemaChangePolicy: { UpdateBehavior: 'LOG', DeleteBehavior: 'LOG' },
        }),
      ),
    ).toEqual({});
  });

  it('calls no table of a database stray', async () => {
    expect(
      await findings({
        ...withCrawler({
          Targets: {
            JdbcTargets: [{ ConnectionName: 'erp', Path: 'erp/public/%' }],
          },
        }),
        ...withTables({ name: 'raw_orders', location: 'erp.public.orders' }),
      }),
    ).toEqual({});
  });

  it('asks for exclusions that match directly under the target', async () => {
    const Exclusions = ['**/_SUCCESS', '**/_temporary/**'];
    expect(
      await findings(
        withCrawler({
          Targets: {
            S3Targets: [{ Path: 's3://acme-clickstream/events/', Exclusions }],
          },
        }),
      ),
    ).toMatchObject({ 'no-exclusions': { severity: 'info' } });
  });

  it('tolerates states and targets that are newer than itself', async () => {
    expect(
      await findings(
        withCrawler({
          State: 'HIBERNATING' as never,
          RecrawlPolicy: { RecrawlBehavior: 'CRAWL_BY_MOOD' as never },
          Targets: { MoonTargets: [{ Path: 'moon://' }] } as never,
        }),
      ),
    ).toMatchObject({ 'stray-tables': { severity: 'info' } });
  });
});

function day(text: string): number {
  return Date.parse(`2026-11-${text}:00Z`);
}

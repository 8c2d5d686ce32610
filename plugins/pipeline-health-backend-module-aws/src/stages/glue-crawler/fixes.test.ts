import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { parse } from 'yaml';
import { FakeAnswers } from '../../__testUtils__/fakeAccess';
import {
  COLUMNS,
  findings,
  TableTraits,
  TARGET,
  withCrawler,
  withTables,
} from './__testUtils__/crawlers';
import { isExcluded } from './exclusions/globPattern';

const textOf = (finding: Finding, label: string) =>
  finding.fixes?.find(each => each.label === label)?.text ?? '';

/** The document behind an option of the command. */
function optionOf(finding: Finding, option: string) {
  const [, text = ''] =
    new RegExp(`--${option} '(.*)'`).exec(textOf(finding, 'AWS CLI')) ?? [];
  return JSON.parse(text);
}

const split = async (answers: FakeAnswers, ...tables: TableTraits[]) =>
  (await findings({ ...answers, ...withTables(...tables) }))['several-tables'];

const events: TableTraits = { name: 'raw_events' };
const inside = (path: string, traits: Partial<TableTraits> = {}) => ({
  name: `raw_${path.replace(/\W/g, '_')}`,
  path,
  format: 'unknown',
  columns: {},
  partitionKeys: [],
  ...traits,
});

describe('the fixes of a crawler', () => {
  it('exclude what became tables, beside what is excluded already', async () => {
    const S3Targets = [
      { Path: TARGET, Exclusions: ['**/tmp/**'], SampleSize: 5 },
      { Path: 's3://acme-other/', Exclusions: [] },
    ];
    const JdbcTargets = [{ ConnectionName: 'erp', Path: 'erp/public/%' }];
    const finding = await split(
      withCrawler({ Targets: { S3Targets, JdbcTargets, DeltaTargets: [] } }),
      events,
      inside('_temporary/0/'),
      inside('year=2026/_SUCCESS'),
    );
    const targets = optionOf(finding, 'targets');
    expect(targets).toEqual({
      S3Targets: [
        {
          ...S3Targets[0],
          Exclusions: ['**/tmp/**', '**_temporary/**', '**_SUCCESS'],
        },
        S3Targets[1],
      ],
      JdbcTargets,
    });
    const [{ Exclusions }] = targets.S3Targets;
    expect(
      ['_temporary/0/part-0', 'a/_SUCCESS', '_SUCCESS', 'a/part-0'].map(path =>
        isExcluded(path, Exclusions),
      ),
    ).toEqual([true, true, true, false]);
    expect(textOf(finding, 'AWS CLI')).toContain(
      'aws glue update-crawler --region eu-central-1 \\\n  --name clickstream',
    );
    expect(parse(textOf(finding, 'CloudFormation'))).toEqual({
      Resources: {
        Clickstream: {
          Type: 'AWS::Glue::Crawler',
          Properties: { Name: 'clickstream', Targets: targets },
        },
      },
    });
    expect(textOf(finding, 'Terraform')).toBe(
      [
        '# What is not named here stays as it is.',
        'resource "aws_glue_crawler" "clickstream" {',
        '  name = "clickstream"',
        '  s3_target {',
        `    path = "${TARGET}"`,
        '    exclusions = ["**/tmp/**", "**_temporary/**", "**_SUCCESS"]',
        '    sample_size = 5',
        '  }',
        '  s3_target {',
        '    path = "s3://acme-other/"',
        '    exclusions = []',
        '  }',
        '  jdbc_target {',
        '    connection_name = "erp"',
        '    path = "erp/public/%"',
        '  }',
        '}',
      ].join('\n'),
    );
  });

  it('give a lake table a target of its own, and leave the others theirs', async () => {
    const finding = await split(
      {},
      { name: 'raw_data', path: 'orders/data/' },
      inside('orders/metadata/'),
      { name: 'raw_sales', path: 'sales/' },
    );
    expect(optionOf(finding, 'targets')).toEqual({
      S3Targets: [
        {
          Path: TARGET,
          Exclusions: ['**_SUCCESS', '**_temporary/**', 'orders/**'],
        },
      ],
      IcebergTargets: [
        { Paths: [`${TARGET}orders/`], MaximumTraversalDepth: 10 },
      ],
    });
  });

  it('put the target of a lake table in the place of the old one', async () => {
    const finding = await split({}, events, inside('_delta_log/'));
    expect(optionOf(finding, 'targets')).toEqual({
      DeltaTargets: [
        {
          DeltaTables: [TARGET],
          WriteManifest: false,
          CreateNativeDeltaTable: true,
        },
      ],
    });
  });

  it('do not pretend to know all of many lake tables', async () => {
    const finding = await split(
      {},
      ...Array.from({ length: 11 }, (_, index) =>
        inside(`${'abcdefghijk'[index]}/_delta_log/`),
      ),
    );
    expect(finding.fixes).toBeUndefined();
  });

  it('keep the rest of the configuration', async () => {
    const Configuration = JSON.stringify({
      Version: 1.0,
      Grouping: { TableLevelConfiguration: 2 },
      CrawlerOutput: { Tables: { TableThreshold: 25 } },
      CreatePartitionIndex: true,
    });
    const finding = await split(
      withCrawler({ Configuration }),
      { name: 'raw_1', path: 'dt=1/', partitionKeys: [] },
      {
        name: 'raw_2',
        path: 'dt=2/',
        columns: { ...COLUMNS, page: 'int', user_id: 'string' },
        partitionKeys: [],
      },
    );
    expect(optionOf(finding, 'configuration')).toEqual({
      Version: 1,
      Grouping: {
        TableLevelConfiguration: 2,
        TableGroupingPolicy: 'CombineCompatibleSchemas',
      },
      CrawlerOutput: { Tables: { TableThreshold: 25 } },
      CreatePartitionIndex: true,
    });
    expect(textOf(finding, 'AWS CLI')).toContain('{"Version":1.0,');
  });

  it('read the header of CSV files, before the classifiers that there are', async () => {
    const finding = await split(
      withCrawler({ Classifiers: ['logs'] }),
      {
        name: 'raw_sales',
        format: 'csv',
        columns: { id: 'bigint', day: 'string' },
        partitionKeys: ['dt'],
        parameters: { 'skip.header.line.count': '1', delimiter: ';' },
      },
      {
        name: 'raw_dt',
        path: 'dt=2026-11-20/',
        format: 'csv',
        columns: { col0: 'string', col1: 'string' },
        partitionKeys: [],
        parameters: { delimiter: ';' },
      },
    );
    expect(optionOf(finding, 'csv-classifier')).toEqual({
      Name: 'clickstream-csv',
      ContainsHeader: 'PRESENT',
      Delimiter: ';',
      Header: ['id', 'day'],
    });
    expect(textOf(finding, 'AWS CLI')).toContain(
      '--classifiers clickstream-csv logs',
    );
  });

  it('are none for CSV files whose fields end otherwise', async () => {
    const csv = (day: number, delimiter: string) => ({
      name: `raw_${day}`,
      path: `dt=${day}/`,
      format: 'csv',
      partitionKeys: [],
      parameters: { delimiter },
    });
    const finding = await split({}, csv(1, ','), csv(2, ';'));
    expect(finding).toMatchObject({
      evidence: { causes: ['headers'] },
      remedy: expect.not.stringContaining('classifier'),
    });
    expect(finding.fixes).toBeUndefined();
  });

  it('delete nothing but what holds no data', async () => {
    const finding = await split({}, events, inside('_temporary/0/'));
    expect(finding.fixes?.map(({ text }) => text)).toEqual([
      [
        'aws glue delete-table --region eu-central-1 \\',
        '  --database-name clickstream \\',
        '  --name raw__temporary_0_',
      ].join('\n'),
    ]);
  });

  it('are none where data must be moved', async () => {
    const finding = await split({}, events, {
      name: 'raw_json',
      path: 'year=2026/',
      format: 'json',
    });
    expect(finding.fixes).toBeUndefined();
  });
});

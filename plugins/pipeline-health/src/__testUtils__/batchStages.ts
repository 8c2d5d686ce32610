import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { before, queue } from './fixtures';

const HOUR = 3_600_000;
const GLUE = 'arn:aws:glue:eu-west-1:123456789012';
const LIVE = ['event_id string', 'user_id string', 'ts bigint'];

/** A crawler whose dataset became four tables. */
export function splitCrawler(now: number, changes: Partial<Stage> = {}): Stage {
  const table = (name: string, folder: string, columns: string[]) => ({
    name,
    location: `s3://lake/events/${folder}`,
    format: 'json',
    compression: 'gzip',
    columns,
    columnCount: columns.length,
    partitionKeys: ['hour'],
    createdAt: before(now, HOUR),
  });
  return queue(now, 'clickstream', {
    arn: `${GLUE}:crawler/clickstream`,
    kind: 'glue-crawler',
    readings: {
      tablesOfOneTarget: { value: 4, unit: 'count', at: before(now, HOUR) },
    },
    inventory: {
      state: 'READY',
      database: 'clickstream',
      targets: [
        {
          type: 's3',
          path: 's3://lake/events/',
          exclusions: ['**/_SUCCESS'],
          tables: {
            count: 4,
            names: ['events', 'live_1', 'live_2', '_temporary'],
            newCount: 1,
            newNames: ['live_2'],
            split: {
              causes: ['marker-files', 'schemas', 'moon-phase'],
              formats: ['json: 2 tables (live_1, live_2)', 'parquet: events'],
              compressions: ['gzip: all'],
              distinctSchemas: 2,
              schemaSimilarity: 0.2143,
              differingColumns: ['user_id: bigint (events), string (2 tables)'],
              markerTables: ['_temporary'],
            },
          },
        },
        { type: 'jdbc', path: 'shop/public/%', tables: { count: 12 } },
      ],
      tableCount: 4,
      tables: {
        answer: [
          {
            ...table('events', '', [
              'event_id string',
              'user_id bigint',
              'device struct<os:string>',
            ]),
            format: 'parquet',
            compression: 'none',
            partitionKeys: ['year', 'month'],
            createdAt: before(now, 900 * HOUR),
            sizeBytes: 2_097_152,
          },
          table('live_1', 'live/part=1/', LIVE),
          table('live_2', 'live/part=2/', LIVE),
          { ...table('_temporary', '_temporary/0/', []), format: 'unknown' },
        ],
      },
      crawls: { answer: null },
      transforms: { answer: null },
    },
    ...changes,
  });
}

/** A FindMatches transform that misses matches. */
export function transform(now: number, changes: Partial<Stage> = {}): Stage {
  return queue(now, 'tfm-3f9c1a7be25d48c6', {
    arn: `${GLUE}:mlTransform/tfm-3f9c1a7be25d48c6`,
    kind: 'glue-ml-transform',
    inventory: {
      name: 'match-customers',
      status: 'READY',
      labelCount: 655,
      precisionRecallTradeoff: 0.7,
      accuracyCostTradeoff: 0.5,
      enforceProvidedLabels: true,
      tables: [{ database: 'profiles', table: 'customers' }],
      inputs: {
        answer: [
          {
            database: 'profiles',
            table: 'customers',
            exists: true,
            deprecated: false,
            crawler: 'crm-customers',
            missingColumns: ['phone'],
            changedColumns: [],
          },
        ],
      },
      tasks: { answer: null },
      quality: {
        precision: 0.93,
        recall: 0.759,
        f1: 0.888,
        areaUnderCurve: 0.92,
        confusion: {
          truePositives: 425,
          falsePositives: 32,
          trueNegatives: 1_468,
          falseNegatives: 75,
        },
        columnImportances: Array.from({ length: 12 }, (_, index) => ({
          column: `column_${index}`,
          importance: (12 - index) / 78,
        })),
        evaluatedAt: before(now, 2 * HOUR),
      },
    },
    readings: {},
    ...changes,
  });
}

/** A warehouse that is asked for its loads. */
export function warehouse(now: number, changes: Partial<Stage> = {}): Stage {
  const load = (id: string, hours: number, table: string) => ({
    id,
    state: 'succeeded' as const,
    startedAt: before(now, hours * HOUR),
    figures: { table, loadedRows: 1_200, rejectedRows: 0 },
  });
  return queue(now, 'sales', {
    arn: 'arn:aws:redshift:eu-west-1:123456789012:cluster:sales',
    kind: 'redshift-cluster',
    inventory: { status: 'available', loadStatus: 'on' },
    readings: {},
    runs: [
      load('1', 1, 'orders'),
      {
        ...load('2', 2, 'items'),
        state: 'failed',
        error:
          'column price, line 12: a number held something that is no digit',
      },
      {
        ...load('3', 5, 'items'),
        figures: { table: 'items', rejectedRows: 3 },
      },
    ],
    ...changes,
  });
}

/** A DataBrew profile job that checks rules. */
export function profileJob(now: number, changes: Partial<Stage> = {}): Stage {
  return queue(now, 'profile-orders', {
    arn: 'arn:aws:databrew:eu-west-1:123456789012:job/profile-orders',
    kind: 'databrew-job',
    inventory: {
      type: 'PROFILE',
      dataset: {
        answer: {
          name: 'orders',
          source: 'S3',
          format: 'CSV',
          location: 's3://lake/orders/',
        },
      },
      outputs: [{ type: 's3', location: 's3://lake/profiles/' }],
      rulesets: ['orders-rules', 'new-rules'],
      rules: { answer: [{ ruleset: 'orders-rules', rules: 7 }] },
      runs: { answer: null },
      connections: { answer: null },
      sample: { mode: 'CUSTOM_ROWS', rows: 20_000 },
      schedules: { answer: [] },
      maxCapacity: 5,
    },
    readings: {},
    ...changes,
  });
}

import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Neighbour,
  StageKind,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  contextOf,
  factsOf,
  findingsOf,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { JsonObject } from '@backstage/types';
import { findings as databrewFindings } from '../stages/databrew-job/__testUtils__/jobs';
import { firehoseStream } from '../stages/firehose-stream';
import {
  streamContext as deliveryContext,
  streamInventory as deliveryInventory,
} from '../stages/firehose-stream/__testUtils__/streams';
import { FirehoseDestination } from '../stages/firehose-stream/FirehoseInventory';
import {
  findings as glueJobFindings,
  hourly,
  withJob,
} from '../stages/glue-job/__testUtils__/jobs';
import {
  evaluation,
  findings as transformFindings,
  task,
} from '../stages/glue-ml-transform/__testUtils__/transforms';
import {
  findings as crawlerFindings,
  TableTraits,
  withCrawler,
  withTables,
} from '../stages/glue-crawler/__testUtils__/crawlers';
import { kinesisStream } from '../stages/kinesis-stream';
import {
  STAGE as KINESIS,
  streamInventory,
} from '../stages/kinesis-stream/__testUtils__/streams';
import { lambdaFunction } from '../stages/lambda-function';
import {
  functionContext,
  reading,
} from '../stages/lambda-function/__testUtils__/functions';
import { openSearchDomain } from '../stages/opensearch-domain';
import {
  domainContext,
  domainInventory,
} from '../stages/opensearch-domain/__testUtils__/domains';
import { redshiftCluster } from '../stages/redshift-cluster';
import { redshiftWorkgroup } from '../stages/redshift-workgroup';
import { sqsQueue } from '../stages/sqs-queue';
import {
  arnOf,
  DAY_SECONDS,
  deadLetterInventory,
  queueInventory,
  sourceOf,
  stageOf,
} from '../stages/sqs-queue/__testUtils__/queues';

/** Columns of the metadata of an Iceberg table. */
const ICEBERG = { 'format-version': 'int', 'table-uuid': 'string' };

const ACCOUNT = { account: '123456789012', region: 'eu-central-1' };
const NO_ALARMS = { alarms: { answer: [] } };
const MUTED_ALARM = {
  alarms: {
    answer: [
      {
        name: 'dead-letters',
        metrics: ['ApproximateNumberOfMessagesVisible'],
        reachesSomebody: false,
        hearing: {
          heard: 'nobody' as const,
          to: [],
          silences: [{ code: 'muted', of: 'move of the warehouse' }],
        },
        state: 'OK',
      },
    ],
  },
};
const SILENT_ALARM = {
  alarms: {
    answer: [
      {
        name: 'orders-sent',
        metrics: ['NumberOfMessagesSent'],
        reachesSomebody: false,
        state: 'OK',
      },
      {
        name: "the team's alarm",
        metrics: ['ApproximateNumberOfMessagesVisible'],
        reachesSomebody: false,
        state: 'OK',
      },
    ],
  },
};

const of = <TInventory extends JsonObject, TThreshold extends string>(
  kind: StageKind<TInventory, TThreshold>,
  stage: StageRef,
  inventory: TInventory,
  neighbours: Neighbour[] = [],
) => findingsOf(kind, contextOf(kind, { stage, inventory }, { neighbours }));

/** What is found of stages of every kind that could all be set up better, and of crawlers whose tables could be mended so. */
export async function adviceOfKinds(): Promise<Finding[]> {
  const found = [
    ...queues(),
    ...streams(),
    ...warehouses(),
    ...Object.values(
      await glueJobFindings({
        ...withJob({
          Timeout: 2880,
          ExecutionProperty: { MaxConcurrentRuns: 3 },
          DefaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' },
        }),
        GetTriggers: () => ({
          Triggers: [
            { ...hourly, Name: 'off', State: 'DEACTIVATED' },
            { ...hourly, Name: 'odd', Schedule: 'at night' },
          ],
        }),
      }),
    ),
    ...Object.values(await databrewFindings(...profile())),
    ...Object.values(await databrewFindings(...profile('rules'))),
    ...Object.values(
      await transformFindings({
        GetMLTaskRuns: () => ({
          TaskRuns: [task('20T09:00', { type: 'IMPORT_LABELS' }), evaluation],
        }),
      }),
    ),
  ];
  return [
    ...found.filter(({ claim }) => claim === 'posture'),
    ...(await crawlers()),
  ];
}

async function crawlers(): Promise<Finding[]> {
  const day = (
    name: string,
    traits: Partial<TableTraits> = {},
  ): TableTraits => ({
    name,
    path: `dt=${name}/`,
    partitionKeys: [],
    ...traits,
  });
  const nameless = { col0: 'string', col1: 'string' };
  const found = await Promise.all([
    crawlerFindings(
      withCrawler({
        Configuration: '{"Version":1.0}',
        Targets: {
          S3Targets: [{ Path: "s3://acme/raw's/", SampleSize: 5 }],
          JdbcTargets: [{ ConnectionName: 'erp', Path: 'erp/public/%' }],
        },
        SchemaChangePolicy: {
          UpdateBehavior: 'LOG',
          DeleteBehavior: 'DELETE_FROM_DATABASE',
        },
        Schedule: {
          ScheduleExpression: 'cron(15 6 * * ? *)',
          State: 'NOT_SCHEDULED',
        },
      }),
    ),
    crawlerFindings(
      withTables(
        day('1', { format: 'csv' }),
        day('2', { format: 'csv', columns: nameless }),
      ),
    ),
    crawlerFindings(
      withTables({ name: 'raw', format: 'csv', columns: nameless }),
    ),
    crawlerFindings(
      withTables(
        { name: 'raw_data', path: 'a/data/' },
        { name: 'raw_metadata', path: 'a/metadata/', columns: ICEBERG },
        { name: 'raw_b', path: 'b/', partitionKeys: ['dt'] },
        { name: 'raw_log', path: 'b/_delta_log/' },
        { name: 'raw_c', path: 'c/' },
        { name: 'raw_hoodie', path: 'c/.hoodie/' },
      ),
    ),
  ]);
  return found
    .flatMap(each => Object.values(each))
    .filter(({ fixes }) => fixes !== undefined);
}

function profile(...rulesets: string[]): Parameters<typeof databrewFindings> {
  return [
    {
      DescribeJob: () => ({
        Name: 'profile customers',
        Type: 'PROFILE',
        DatasetName: 'customers',
        LogSubscription: 'DISABLE',
        Outputs: [{ Location: { Bucket: 'acme-profiles' } }],
        ValidationConfigurations: rulesets.map(name => ({
          RulesetArn: `arn:aws:databrew:eu-central-1:123456789012:ruleset/${name}`,
        })),
      }),
      ListSchedules: () => ({
        Schedules: [
          {
            Name: 'nightly',
            JobNames: ['profile customers'],
            CronExpression: 'at night',
          },
        ],
      }),
    },
  ];
}

function queues(): Finding[] {
  const source = queueInventory({
    retentionSeconds: 4 * DAY_SECONDS,
    maxReceiveCount: 1,
    ...NO_ALARMS,
  });
  const reader: Neighbour = {
    direction: 'downstream',
    relation: 'event-source',
    facts: factsOf(lambdaFunction, {
      stage: {
        ...ACCOUNT,
        kind: 'lambda-function',
        name: 'worker',
        arn: 'arn:aws:lambda:eu-central-1:123456789012:function:worker',
      },
      inventory: reading(),
    }),
  };
  return [
    ...of(sqsQueue, stageOf('orders'), source, [reader]),
    ...of(
      sqsQueue,
      stageOf('orders.fifo'),
      queueInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders.fifo',
        fifo: true,
        deadLetterQueueArn: undefined,
        maxReceiveCount: undefined,
      }),
    ),
    ...of(
      sqsQueue,
      stageOf('orders-dlq'),
      deadLetterInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/orders-dlq',
        retentionSeconds: 4 * DAY_SECONDS,
        deadLetterSources: {
          answer: Array.from({ length: 21 }, (_, index) =>
            arnOf(`orders-${index}`),
          ),
        },
        ...SILENT_ALARM,
      }),
      [sourceOf('orders', { inventory: source })],
    ),
    ...of(
      sqsQueue,
      stageOf('events-dlq'),
      deadLetterInventory({
        url: 'https://sqs.eu-central-1.amazonaws.com/123456789012/events-dlq',
        deadLetterSources: { answer: [] },
        ...MUTED_ALARM,
      }),
    ),
  ];
}

function streams(): Finding[] {
  const destination = deliveryInventory().destination;
  const delivering = (
    is: Partial<FirehoseDestination>,
    more: Parameters<typeof deliveryInventory>[0] = {},
  ) =>
    findingsOf(
      firehoseStream,
      deliveryContext({
        inventory: deliveryInventory({
          destination: destination && {
            ...destination,
            indexRotation: 'NoRotation',
            bufferIntervalSeconds: 300,
            retrySeconds: 0,
            errorLogging: false,
            ...is,
          },
          backup: undefined,
          transform: undefined,
          ...NO_ALARMS,
          ...more,
        }),
      }),
    );
  const { transform } = deliveryInventory();
  return [
    ...of(
      kinesisStream,
      KINESIS,
      streamInventory({ retentionSeconds: DAY_SECONDS, ...NO_ALARMS }),
    ),
    ...delivering({ type: 'opensearch' }),
    ...delivering({ type: 'opensearch-serverless' }),
    ...delivering({ type: 'elasticsearch' }),
    ...delivering({ type: 'splunk' }),
    ...delivering({ type: 'http' }),
    ...delivering({ type: 'snowflake' }),
    ...delivering({ type: 'iceberg' }),
    ...delivering(
      { type: 'redshift' },
      { staging: { bucketArn: 'arn:aws:s3:::acme' }, transform },
    ),
    ...delivering(
      { type: 's3', retrySeconds: undefined },
      {
        delivery: { bucketArn: 'arn:aws:s3:::acme' },
        transform: transform && { ...transform, enabled: false },
      },
    ),
    ...delivering(
      { type: 's3', retrySeconds: undefined },
      { delivery: { bucketArn: 'arn:aws:s3:::acme' }, transform },
    ),
    ...findingsOf(
      lambdaFunction,
      functionContext({
        inventory: {
          ...reading(
            {
              sourceArn:
                'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks',
              maximumRetries: undefined,
              failureDestination: undefined,
            },
            { sourceArn: arnOf('orders'), reportsFailedItems: false },
          ),
          ...NO_ALARMS,
          runtime: 'python3.8',
        },
      }),
    ),
    ...findingsOf(
      openSearchDomain,
      domainContext({
        inventory: domainInventory({
          dataNodes: 1,
          softwareUpdateAvailable: true,
          softwareUpdateAt: '2026-12-01T00:00:00.000Z',
          ...NO_ALARMS,
        }),
      }),
    ),
  ];
}

function warehouses(): Finding[] {
  const facts = {
    metricSets: {
      answer: [
        {
          metric: 'queriesFailed.short',
          part: 'short',
          name: 'QueriesFailed',
          dimensions: { Workgroup: 'reports', LatencyRange: 'short' },
        },
      ],
    },
    loadStatus: 'off' as const,
    ...NO_ALARMS,
  };
  const workgroup = {
    ...facts,
    name: 'reports',
    status: 'AVAILABLE',
    namespaceFacts: { answer: {} },
    baseCapacity: 32,
    publiclyAccessible: true,
  };
  const stage = {
    ...ACCOUNT,
    kind: 'redshift-workgroup',
    name: '4b1d5f0a',
    arn: 'arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/4b1d5f0a',
  };
  return [
    ...of(
      redshiftCluster,
      {
        ...ACCOUNT,
        kind: 'redshift-cluster',
        name: 'sales',
        arn: 'arn:aws:redshift:eu-central-1:123456789012:cluster:sales',
      },
      {
        ...facts,
        status: 'available',
        snapshotRetentionDays: 0,
        publiclyAccessible: true,
        pendingChanges: [],
      },
    ),
    ...of(redshiftWorkgroup, stage, workgroup),
    ...of(redshiftWorkgroup, stage, {
      ...workgroup,
      metricSets: { answer: [] },
    }),
  ];
}

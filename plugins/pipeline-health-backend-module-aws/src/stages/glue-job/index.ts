import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { nextRuns, runMeasures, runTier } from '../../judging/runs';
import { glueArnBeside } from '../glue';
import { checks } from './checks';
import { costs } from './costs';
import { listJobs } from './listJobs';
import { describe } from './describe';
import { events } from './events';
import { failureWordsOfJobs, logOf } from './failures';
import { GlueJobInventory, isStreaming } from './GlueJobInventory';
import { lookback } from './lastRun';
import { metrics, NAMESPACE } from './metrics';
import { GlueJobThreshold, thresholds } from './thresholds';

/** A Glue job: Spark, Python shell, streaming or Ray. */
export const glueJob = awsKind<GlueJobInventory, GlueJobThreshold>({
  kind: 'glue-job',
  title: 'Glue job',
  arn: {
    service: 'glue',
    resource: 'job/',
    name: /./,
    what: 'a Glue job',
    expected: 'a name',
  },
  metrics,
  events,
  cloudwatch: {
    namespace: NAMESPACE,
    dimensions: ({ name }) => ({ JobName: name, JobRunId: 'ALL' }),
  },
  places: placesOf({
    page: ({ name }) =>
      `gluestudio/home?region=REGION#/editor/job/${encodeURIComponent(
        name,
      )}/runs`,
    log: () => ({ group: logOf({}) }),
    look: ({ name }) => [
      'glue',
      'GetJobRuns',
      { JobName: name, MaxResults: 5 },
    ],
  }),
  runPlaces: placesOf({
    page: ({ name }, _inventory, { id }) =>
      `gluestudio/home?region=REGION#/job/${encodeURIComponent(
        name,
      )}/run/${encodeURIComponent(id)}`,
    log: (_stage, _inventory, run) => ({ group: logOf(run), stream: run.id }),
    look: ({ name }, _inventory, { id }) => [
      'glue',
      'GetJobRun',
      { JobName: name, RunId: id },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures: runMeasures(job => (isStreaming(job) ? undefined : job.runs)),
  messages: failureWordsOfJobs.messages,
  meaningOf: failureWordsOfJobs.meaningOf,
  sides: {
    runs: { what: 'its runs, so whether they fail', severity: 'unknown' },
    triggers: { what: 'its triggers, so whether it is late', severity: 'info' },
    bookmark: { what: 'its bookmark, so whether it moves', severity: 'info' },
    warehouses: {
      what: 'its connections, so which warehouse it writes to',
      severity: 'info',
    },
    observability: {
      what: 'its metrics, so how well it uses workers',
      severity: 'info',
    },
  },
  relations: {
    'job-input': 'is read by',
    'job-output': 'writes to',
    'warehouse-load': 'loads into',
    trigger: 'starts',
  },
  settings: [
    'type',
    'script',
    'glueVersion',
    'workerType',
    'numberOfWorkers',
    'maxCapacity',
    'executionClass',
    'timeoutSeconds',
    'maxRetries',
    'maxConcurrentRuns',
    'bookmarkOption',
    'autoScaling',
    'connections',
    'role',
  ],
  settingsChangedAt: 'updatedAt',
  inventory: {
    type: { title: 'Type' },
    description: { title: 'Description' },
    script: { title: 'Script' },
    glueVersion: { title: 'Glue version' },
    workerType: { title: 'Type of the workers' },
    numberOfWorkers: { title: 'Workers', unit: 'count' },
    maxCapacity: { title: 'DPUs', unit: 'count' },
    executionClass: { title: 'Execution class' },
    autoScaling: { title: 'Auto scaling' },
    timeoutSeconds: { title: 'Timeout', unit: 'seconds' },
    maxRetries: { title: 'Retries', unit: 'count' },
    maxConcurrentRuns: { title: 'Concurrent runs', unit: 'count' },
    queuesRuns: { title: 'Queues runs' },
    schedules: { title: 'Schedules' },
    triggers: { title: 'Triggers' },
    bookmarkOption: { title: 'Bookmarks' },
    bookmark: { title: 'Bookmark' },
    connections: { title: 'Connections' },
    unclearArguments: { title: 'Arguments of unclear direction' },
    metrics: { title: 'Publishes metrics' },
    role: { title: 'Role' },
    createdAt: { title: 'Created' },
    updatedAt: { title: 'Changed' },
  },
  chartThresholds: { driverMemory: 'driverMemory' },
  lookback,
  tier: runTier,
  nextRuns,
  describe,
  permissions: {
    stage: [
      'glue:GetConnection',
      'glue:GetJob',
      'glue:GetJobBookmark',
      'glue:GetJobRuns',
    ],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'connection/*'].map(each => glueArnBeside(arn, each)),
    ],
    everywhere: [
      'cloudwatch:ListMetrics',
      'glue:GetTriggers',
      'redshift-serverless:ListWorkgroups',
    ],
  },
  tagging: {
    resourceType: 'glue:job',
    all: { list: listJobs, action: 'glue:ListJobs' },
  },
});

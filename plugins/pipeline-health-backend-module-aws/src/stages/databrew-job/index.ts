import { StageRef } from '@pipeline-health/plugin-pipeline-health-node';
import { parseArn, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import {
  JobThreshold,
  jobThresholds,
  nextRuns,
  runMeasures,
  runMetrics,
  runTier,
} from '../../judging/runs';
import { glueArnBeside } from '../glue';
import { checks } from './checks';
import { costs } from './costs';
import { DatabrewJobInventory } from './DatabrewJobInventory';
import { listJobs } from './listJobs';
import { describe } from './describe';
import { events } from './events';
import { failureWordsOfJobs, logOf } from './failures';

const pageOf = ({ name }: StageRef) =>
  `databrew/home?region=REGION#job-details?job=${encodeURIComponent(
    name,
  )}&tab=history`;

/** A recipe or profile job of Glue DataBrew. */
export const databrewJob = awsKind<DatabrewJobInventory, JobThreshold>({
  kind: 'databrew-job',
  title: 'DataBrew job',
  arn: {
    service: 'databrew',
    resource: 'job/',
    name: /./,
    what: 'a DataBrew job',
    expected: 'a name',
  },
  metrics: runMetrics,
  events,
  places: placesOf({
    page: pageOf,
    log: (_stage, { logs }) =>
      logs === 'ENABLE' ? { group: logOf({}) } : undefined,
    look: ({ name }) => [
      'databrew',
      'ListJobRuns',
      { Name: name, MaxResults: 5 },
    ],
  }),
  // It lists the runs; none has a page of its own.
  runPlaces: placesOf<DatabrewJobInventory, [Run]>({
    page: pageOf,
    log: (_stage, { logs }, run) =>
      logs === 'ENABLE' ? { group: logOf(run) } : undefined,
    look: ({ name }, _inventory, { id }) => [
      'databrew',
      'DescribeJobRun',
      { Name: name, RunId: id },
    ],
  }),
  thresholds: jobThresholds,
  checks,
  costs,
  measures: runMeasures(({ runs }) => runs),
  messages: failureWordsOfJobs.messages,
  meaningOf: failureWordsOfJobs.meaningOf,
  sides: {
    runs: { what: 'its runs, so whether they fail', severity: 'unknown' },
    schedules: {
      what: 'its schedules, so whether it is late',
      severity: 'info',
    },
    dataset: { what: 'its dataset, so where it reads', severity: 'info' },
    rules: {
      what: 'its rulesets, so how many rules it checks',
      severity: 'info',
    },
    connections: {
      what: 'its tables and connections, so where it reads or writes',
      severity: 'info',
    },
  },
  relations: {
    'job-input': 'is read by',
    'table-reader': 'is read by',
    'job-output': 'writes to',
    'warehouse-load': 'loads into',
  },
  settings: [
    'type',
    'datasetName',
    'project',
    'recipe',
    'outputs',
    'rulesets',
    'maxCapacity',
    'maxRetries',
    'timeoutSeconds',
    'logs',
    'sample',
    'encryption',
    'role',
  ],
  settingsChangedAt: 'updatedAt',
  inventory: {
    type: { title: 'Type' },
    project: { title: 'Project' },
    schedules: { title: 'Schedules' },
    maxCapacity: { title: 'Nodes at most', unit: 'count' },
    timeoutSeconds: { title: 'Timeout', unit: 'seconds' },
    maxRetries: { title: 'Retries', unit: 'count' },
    logs: { title: 'Logs' },
    encryption: { title: 'Encryption' },
    role: { title: 'Role' },
    createdAt: { title: 'Created' },
    updatedAt: { title: 'Changed' },
  },
  chartThresholds: {},
  tier: runTier,
  nextRuns,
  describe,
  permissions: {
    stage: [
      'databrew:DescribeDataset',
      'databrew:DescribeJob',
      'databrew:DescribeProject',
      'databrew:ListJobRuns',
      'glue:GetConnection',
      'glue:GetTable',
    ],
    resources: ({ arn }) => {
      const { partition, region, account } = parseArn(arn);
      const glue = `arn:${partition}:glue:${region}:${account}:`;
      return [
        arn,
        ...['dataset/*', 'project/*'].map(each => glueArnBeside(arn, each)),
        ...['catalog', 'connection/*', 'database/*', 'table/*'].map(
          each => `${glue}${each}`,
        ),
      ];
    },
    everywhere: [
      'databrew:ListRulesets',
      'databrew:ListSchedules',
      'redshift-serverless:ListWorkgroups',
    ],
  },
  tagging: {
    resourceType: 'databrew:job',
    all: { list: listJobs, action: 'databrew:ListJobs' },
  },
});

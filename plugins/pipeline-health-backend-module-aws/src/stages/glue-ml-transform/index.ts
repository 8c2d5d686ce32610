import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { lookBackOver } from '../../judging';
import { runTier } from '../../judging/runs';
import { glueArnBeside } from '../glue';
import { checks } from './checks';
import { costs } from './costs';
import { inputMessages } from './checks/inputs';
import { qualityMessages } from './checks/quality';
import { describe } from './describe';
import { failureWordsOfTasks } from './failures';
import { listTransforms } from './listTransforms';
import { metrics } from './metrics';
import { thresholds, TransformThreshold } from './thresholds';
import { TransformInventory } from './TransformInventory';

/** So far back are evaluations compared; samples are kept for no longer. */
const EVALUATIONS_MS = 15 * 24 * 3_600_000;

/** A FindMatches transform of Glue, and how well it matches. */
export const glueMlTransform = awsKind<TransformInventory, TransformThreshold>({
  kind: 'glue-ml-transform',
  title: 'Glue FindMatches transform',
  arn: {
    service: 'glue',
    resource: 'mlTransform/',
    name: /./,
    what: 'a FindMatches transform',
    expected: 'its id',
  },
  metrics,
  places: placesOf({
    look: ({ name }) => ['glue', 'GetMLTransform', { TransformId: name }],
  }),
  runPlaces: placesOf({
    log: (_stage, _inventory, { id, figures }) =>
      figures?.logGroup
        ? { group: String(figures.logGroup), stream: id }
        : undefined,
    look: ({ name }, _inventory, { id }) => [
      'glue',
      'GetMLTaskRun',
      { TransformId: name, TaskRunId: id },
    ],
  }),
  thresholds,
  checks,
  costs,
  messages: {
    ...failureWordsOfTasks.messages,
    ...inputMessages,
    ...qualityMessages,
  },
  meaningOf: failureWordsOfTasks.meaningOf,
  sides: {
    tasks: { what: 'its tasks, so whether they fail', severity: 'unknown' },
    inputs: {
      what: 'the tables that it reads, so whether they still fit',
      severity: 'info',
    },
  },
  relations: { 'table-reader': 'is read by' },
  settings: [
    'tables',
    'primaryKey',
    'precisionRecallTradeoff',
    'accuracyCostTradeoff',
    'enforceProvidedLabels',
    'glueVersion',
    'workerType',
    'numberOfWorkers',
    'maxCapacity',
    'timeoutSeconds',
    'maxRetries',
    'role',
  ],
  settingsChangedAt: 'updatedAt',
  inventory: {
    name: { title: 'Name' },
    description: { title: 'Description' },
    status: { title: 'Status' },
    type: { title: 'Type' },
    primaryKey: { title: 'Primary key' },
    columnCount: { title: 'Columns', unit: 'count' },
    labelCount: { title: 'Labels', unit: 'count' },
    precisionRecallTradeoff: {
      title: 'Precision rather than recall',
      unit: 'ratio',
    },
    accuracyCostTradeoff: {
      title: 'Accuracy rather than low cost',
      unit: 'ratio',
    },
    enforceProvidedLabels: { title: 'Follows its labels' },
    glueVersion: { title: 'Glue version' },
    workerType: { title: 'Type of the workers' },
    numberOfWorkers: { title: 'Workers', unit: 'count' },
    maxCapacity: { title: 'DPUs', unit: 'count' },
    timeoutSeconds: { title: 'Timeout', unit: 'seconds' },
    maxRetries: { title: 'Retries', unit: 'count' },
    encrypted: { title: 'Encrypted' },
    role: { title: 'Role' },
    createdAt: { title: 'Created' },
    updatedAt: { title: 'Changed' },
  },
  chartThresholds: { precision: 'precision', recall: 'recall' },
  lookback: context =>
    lookBackOver(context, {
      precision: context.now - EVALUATIONS_MS,
      recall: context.now - EVALUATIONS_MS,
    }),
  tier: runTier,
  describe,
  permissions: {
    stage: ['glue:GetMLTransform', 'glue:GetMLTaskRuns', 'glue:GetTable'],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'database/*', 'table/*'].map(resource =>
        glueArnBeside(arn, resource),
      ),
    ],
  },
  // The whole service: the tagging API documents no filter for transforms.
  tagging: {
    resourceType: 'glue',
    all: { list: listTransforms, action: 'glue:GetMLTransforms' },
  },
});

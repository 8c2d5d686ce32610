import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { eventsByArn } from '../../aws/events';
import { lookBackOver } from '../../judging';
import {
  durationsLookback,
  listWorkgroups,
  loadWords,
  queueFigure,
  sentenceOfLoad,
  setsOf,
  warehouseSides,
  warehouseMessages,
} from '../redshift';
import { checks } from './checks';
import { costs } from './costs';
import { queriesLookback } from './checks/work';
import { describe } from './describe';
import { metrics, NAMESPACE } from './metrics';
import { thresholds, WorkgroupThreshold } from './thresholds';
import { WorkgroupInventory } from './WorkgroupInventory';

/** In Redshift processing units, where a workgroup says nothing. */
const LARGEST_CAPACITY = 512;

/** A Redshift Serverless workgroup. */
export const redshiftWorkgroup = awsKind<
  WorkgroupInventory,
  WorkgroupThreshold
>({
  kind: 'redshift-workgroup',
  title: 'Redshift Serverless workgroup',
  // The ARN holds an id; the name is in the inventory.
  arn: {
    service: 'redshift-serverless',
    resource: 'workgroup/',
    name: /./,
    what: 'a Redshift Serverless workgroup',
    expected: 'an id',
  },
  metrics,
  events: [
    eventsByArn('aws.redshift-serverless'),
    eventsByArn('aws.redshift-data'),
  ],
  cloudwatch: {
    namespace: NAMESPACE,
    dimensions: (_stage, { name }) => ({ Workgroup: name }),
  },
  places: placesOf({
    // The ARN has the id; until the name was read, there is a list to look at.
    look: (_stage, { name }) =>
      name
        ? ['redshift-serverless', 'GetWorkgroup', { WorkgroupName: name }]
        : ['redshift-serverless', 'ListWorkgroups', {}],
  }),
  thresholds,
  checks,
  messages: { ...loadWords.messages, ...warehouseMessages },
  meaningOf: (_, load) => sentenceOfLoad(load),
  costs,
  sides: {
    ...warehouseSides,
    namespaceFacts: { what: 'its namespace', severity: 'info' },
  },
  alarms: [
    {
      metrics: /^(QueriesFailed|QueriesQueued|ComputeCapacity)$/,
      when: 'when queries fail or wait',
      remedy:
        'Create an alarm on QueriesFailed or QueriesQueued with an action that reaches the team.',
      create: ({ inventory }) => {
        const failed = setsOf(inventory, 'queriesFailed');
        return failed.length
          ? failed.map(({ name, part, dimensions }) => ({
              metric: name,
              part,
              dimensions,
              statistic: 'Sum',
              when: 'at-least',
              threshold: 1,
              gaps: 'notBreaching',
            }))
          : [
              {
                metric: 'ComputeCapacity',
                statistic: 'Maximum',
                when: 'at-least',
                threshold: inventory.maxCapacity ?? LARGEST_CAPACITY,
                gaps: 'notBreaching',
              },
            ];
      },
    },
  ],
  settings: [
    'namespace',
    'baseCapacity',
    'maxCapacity',
    'publiclyAccessible',
    'version',
  ],
  inventory: {
    name: { title: 'Name' },
    status: { title: 'Status' },
    namespace: { title: 'Namespace' },
    endpoint: { title: 'Endpoint' },
    baseCapacity: { title: 'Base capacity (RPU)', unit: 'count' },
    maxCapacity: { title: 'Maximum capacity (RPU)', unit: 'count' },
    publiclyAccessible: { title: 'Public endpoint' },
    version: { title: 'Version' },
    createdAt: { title: 'Created' },
  },
  chartThresholds: { failedLoadsInARow: 'loadFailures' },
  keyFigure: (context, finding) =>
    context.inventory &&
    queueFigure({ ...context, inventory: context.inventory }, finding),
  lookback(context) {
    const { inventory } = context;
    if (!inventory) {
      return {};
    }
    const described = { ...context, inventory };
    return lookBackOver(context, {
      ...durationsLookback(described),
      ...queriesLookback(described),
    });
  },
  describe,
  permissions: {
    stage: ['redshift-serverless:GetNamespace'],
    resources: ({ arn }) => [
      `${arn.split(':').slice(0, 5).join(':')}:namespace/*`,
    ],
    everywhere: [
      'redshift-serverless:ListWorkgroups',
      'cloudwatch:ListMetrics',
    ],
  },
  tagging: {
    resourceType: 'redshift-serverless:workgroup',
    all: {
      list: async access => {
        const { items } = await listWorkgroups(access);
        return items.flatMap(({ workgroupArn }) => workgroupArn ?? []);
      },
      action: 'redshift-serverless:ListWorkgroups',
    },
  },
});

import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { errorRatios, judgeCalls } from './calls';
import { checks } from './checks';
import { costs } from './costs';
import { callMessages } from './checks/calls';
import { timeoutMessages } from './checks/timeouts';
import { describe } from './describe';
import { failureWordsOfFunctions } from './failures';
import { neighbours } from './readEventSources';
import { LambdaInventory, sourcesOf } from './LambdaInventory';
import { lookback } from './lookback';
import { lossClock, lossMessages } from './lossClock';
import { measures } from './measures';
import { metrics } from './metrics';
import { LambdaThreshold, thresholds } from './thresholds';

/** A Lambda function: the transform of a Firehose stream, or the consumer of a queue or stream. */
export const lambdaFunction = awsKind<LambdaInventory, LambdaThreshold>({
  kind: 'lambda-function',
  title: 'Lambda function',
  arn: {
    service: 'lambda',
    resource: 'function:',
    name: /^[\w-]{1,64}$/,
    what: 'a Lambda function',
    expected:
      'a name of up to 64 letters, digits, hyphens and underscores, without version or alias',
    alone: true,
  },
  metrics,
  cloudwatch: {
    namespace: 'AWS/Lambda',
    dimensions: ({ name }) => ({ FunctionName: name }),
  },
  places: placesOf({
    page: ({ name }) =>
      `lambda/home?region=REGION#/functions/${name}?tab=monitoring`,
    log: (_stage, { logGroup }) => (logGroup ? { group: logGroup } : undefined),
    look: ({ name }) => [
      'lambda',
      'GetFunctionConfiguration',
      { FunctionName: name },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures,
  messages: {
    ...callMessages,
    ...timeoutMessages,
    ...lossMessages,
    ...failureWordsOfFunctions.messages,
  },
  alarms: [
    {
      metrics: /^(Errors|Throttles|IteratorAge)$/,
      when: 'when the function fails',
      remedy:
        'Create an alarm on Errors (statistic Sum, above what is normal) with an action that reaches the team.',
      create: () => [
        {
          metric: 'Errors',
          statistic: 'Sum',
          when: 'at-least',
          threshold: 1,
          gaps: 'notBreaching',
        },
      ],
    },
  ],
  sides: {
    eventSources: {
      what: 'which queues and streams it reads',
      severity: 'info',
    },
    reservedConcurrency: {
      what: 'its reserved concurrency',
      severity: 'info',
    },
    asynchronous: {
      what: 'what becomes of events that it fails on',
      severity: 'info',
    },
  },
  relations: {
    'event-source': 'calls',
    'failed-batches': 'failed batches',
    'failed-events': 'failed events',
  },
  failureRelations: ['failed-batches', 'failed-events'],
  linkFigures: {
    'event-source': { throughput: 'polledEvents', lag: 'iteratorAge' },
  },
  settings: [
    'runtime',
    'architectures',
    'timeoutSeconds',
    'memoryBytes',
    'code',
    'role',
    'reservedConcurrency',
    'deadLetterTarget',
    'asynchronous',
  ],
  settingsOfParts: inventory =>
    Object.fromEntries(
      sourcesOf(inventory).map(
        ({
          lastResult: _result,
          stateReason: _reason,
          changedAt: _at,
          ...set
        }) => [`trigger ${set.sourceArn ?? set.id}`, set],
      ),
    ),
  settingsChangedAt: 'deployedAt',
  inventory: {
    state: { title: 'State' },
    runtime: { title: 'Runtime' },
    packageType: { title: 'Package' },
    architectures: { title: 'Architecture' },
    timeoutSeconds: { title: 'Timeout', unit: 'seconds' },
    memoryBytes: { title: 'Memory', unit: 'bytes' },
    reservedConcurrency: { title: 'Reserved concurrency', unit: 'count' },
    deployedAt: { title: 'Deployed' },
    lastUpdate: { title: 'Last update' },
    code: { title: 'Hash of its code' },
    role: { title: 'Role' },
    deadLetterTarget: { title: 'Failed events go to' },
    logGroup: { title: 'Log group' },
  },
  chartThresholds: { iteratorAge: 'iteratorAge' },
  // Errors are told by their share: ten are many of twenty calls, and few of a million.
  deriveReadings(context): { [metric: string]: Reading } {
    const last = errorRatios(context).at(-1);
    return last
      ? {
          errorRatio: {
            value: last.value,
            unit: 'ratio',
            at: new Date(last.at).toISOString(),
          },
        }
      : {};
  },
  summarize(context) {
    const age = currentReading(context, 'iteratorAge');
    return age ? { iteratorAge: age.value } : {};
  },
  keyFigure(context, finding) {
    const failing =
      finding?.id === 'lambda-function/failing'
        ? judgeCalls(context, 'errorRatio')
        : undefined;
    return (
      failing && { metric: 'errorRatio', value: failing.value, unit: 'ratio' }
    );
  },
  lossClock,
  lookback,
  // While records are in danger every minute counts.
  tier: context => (lossClock(context) === undefined ? 'warm' : 'hot'),
  describe,
  neighbours,
  permissions: {
    stage: [
      'lambda:GetFunctionConfiguration',
      'lambda:GetFunctionConcurrency',
      'lambda:GetFunctionEventInvokeConfig',
    ],
    everywhere: neighbours.everywhere,
  },
  tagging: { resourceType: 'lambda:function' },
});

import {
  parseArn,
  Reading,
} from '@pipeline-health/plugin-pipeline-health-common';
import { AlarmWorthHaving } from '../../aws/access';
import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { seconds } from '../../judging';
import { backlogOf, oldestAge } from './backlog';
import { checks } from './checks';
import { costs } from './costs';
import { describe } from './describe';
import { listQueues, listTagged } from './listTagged';
import { lossClock } from './lossClock';
import { mayExpireNow } from './losses';
import { measures } from './measures';
import { AGE_OR_DEPTH, metrics } from './metrics';
import { queueUrl } from './queueUrl';
import { roleOf, takesDeadLetters } from './roles';
import { SqsQueueInventory } from './SqsQueueInventory';
import { SqsQueueThreshold, thresholds } from './thresholds';
import { lookback, tier } from './watching';

/** After which people are usually told that messages wait. */
const USUAL_ALARM_SECONDS = 30 * 60;

const alarms: readonly AlarmWorthHaving<
  SqsQueueInventory,
  SqsQueueThreshold
>[] = [
  {
    for: takesDeadLetters,
    metrics: AGE_OR_DEPTH,
    when: 'when dead letters come',
    remedy:
      'Create an alarm on ApproximateNumberOfMessagesVisible (statistic Maximum) with an action that reaches the team.',
    create: () => [
      {
        metric: 'ApproximateNumberOfMessagesVisible',
        statistic: 'Maximum',
        when: 'at-least',
        threshold: 1,
        gaps: 'notBreaching',
      },
    ],
  },
  {
    metrics: AGE_OR_DEPTH,
    when: 'when messages grow old',
    remedy:
      'Create an alarm on ApproximateAgeOfOldestMessage (statistic Maximum) with an action that reaches the team.',
    create: ({ thresholds: { oldestMessageAge } }) => [
      {
        metric: 'ApproximateAgeOfOldestMessage',
        statistic: 'Maximum',
        when: 'above',
        threshold:
          oldestMessageAge.critical ??
          oldestMessageAge.warning ??
          USUAL_ALARM_SECONDS,
        gaps: 'notBreaching',
      },
    ],
  },
];

/** An SQS queue, standard or FIFO, dead-letter queue or not. */
export const sqsQueue = awsKind<SqsQueueInventory, SqsQueueThreshold>({
  kind: 'sqs-queue',
  title: 'SQS queue',
  arn: {
    service: 'sqs',
    resource: '',
    name: /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/,
    what: 'the name of a queue',
    expected:
      'up to 80 letters, digits, hyphens and underscores, with .fifo at the end for a FIFO queue',
  },
  metrics,
  cloudwatch: {
    namespace: 'AWS/SQS',
    everyMinute: true,
    dimensions: ({ name }) => ({ QueueName: name }),
  },
  places: placesOf({
    page: ({ arn }) =>
      `sqs/v3/home?region=REGION#/queues/${encodeURIComponent(
        queueUrl(parseArn(arn)),
      )}`,
    look: ({ arn }) => [
      'sqs',
      'GetQueueAttributes',
      { QueueUrl: queueUrl(parseArn(arn)), AttributeNames: ['All'] },
    ],
  }),
  thresholds,
  checks,
  costs,
  measures,
  messages: {
    'sqs-queue.dead-letter-messages_one': '{{count}} message',
    'sqs-queue.dead-letter-messages_other': '{{count}} messages',
    'sqs-queue.dead-letter-messages_of_one': '{{count}} message of {{source}}',
    'sqs-queue.dead-letter-messages_of_other':
      '{{count}} messages of {{source}}',
    'sqs-queue.receives_one': '{{count}} receive',
    'sqs-queue.receives_other': '{{count}} receives',
    'sqs-queue.deletes_one': '{{count}} delete',
    'sqs-queue.deletes_other': '{{count}} deletes',
    'sqs-queue.loss-basis_told':
      'CloudWatch told that the oldest message was {{age}} old at {{at}}.',
    'sqs-queue.loss-basis_unseen':
      'CloudWatch told that the oldest message was {{age}} old at {{at}}; what was in flight or received three times can have been out of sight for {{unseen}}.',
    'sqs-queue.loss-basis_empty':
      'The queue was last seen empty at {{at}}: nothing visible, in flight or delayed.',
    'sqs-queue.loss-basis_created':
      'The queue was created at {{at}} and never seen empty; the published age leaves out messages that were received three times.',
    'sqs-queue.loss-basis_expiring':
      'The depth has just fallen while the oldest message was as old as the {{retention}} for which the queue keeps it.',
    'sqs-queue.loss-basis_unbounded':
      'Nothing tells how old the oldest message is: the queue was not seen empty for as long as it keeps messages.',
    'sqs-queue.loss-basis-of-dead-letters_known':
      'The first dead letter came {{age}} ago; by the history of its source it was at most {{inSource}} old then.',
    'sqs-queue.loss-basis-of-dead-letters_feared':
      'The first dead letter came {{age}} ago; it may have spent up to {{inSource}} in its source before, of which no history is known.',
    'sqs-queue.redrive': 'redrive the messages to their source',
    'sqs-queue.send-again':
      'send them again to where they came from (SQS redrives only what other queues set aside)',
    'sqs-queue.nothing-waits': 'Nothing waits any more.',
    'sqs-queue.raise-retention':
      'Raise MessageRetentionPeriod now, up to 1209600 s (14 days): within 15 minutes it holds for the messages that wait. Never lower it while messages wait. Then get them processed.',
    'sqs-queue.longest-retention':
      'The retention is the longest there is: get the messages processed, or copy them elsewhere, before they expire.',
  },
  alarms,
  sides: {
    deadLetterSources: {
      what: 'the queues that send it dead letters, so whether these are what waits here',
      severity: 'unknown',
    },
    longestSourceRetentionSeconds: {
      what: 'how long all queues that send it dead letters keep messages, so how old these may be',
      severity: 'info',
    },
  },
  relations: { 'dead-letter-queue': 'dead letters' },
  failureRelations: ['dead-letter-queue'],
  settings: [
    'retentionSeconds',
    'visibilityTimeoutSeconds',
    'delaySeconds',
    'receiveWaitSeconds',
    'maximumMessageBytes',
    'maxReceiveCount',
    'deadLetterQueueArn',
    'redriveAllowPolicy',
    'encryption',
    'kmsKey',
  ],
  settingsChangedAt: 'modifiedAt',
  inventory: {
    fifo: { title: 'FIFO' },
    retentionSeconds: { title: 'Retention', unit: 'seconds' },
    maxReceiveCount: {
      title: 'Receives before a message is set aside',
      unit: 'count',
    },
    deadLetterQueueArn: { title: 'Dead-letter queue' },
    deadLetterSources: { title: 'Takes dead letters of' },
    longestSourceRetentionSeconds: {
      title: 'Longest retention of those',
      unit: 'seconds',
    },
    redriveAllowPolicy: { title: 'May send dead letters here' },
    namedSources: { title: 'Queues that its policies name as senders' },
    visibilityTimeoutSeconds: { title: 'Visibility timeout', unit: 'seconds' },
    delaySeconds: { title: 'Delay', unit: 'seconds' },
    receiveWaitSeconds: { title: 'Wait of a receive', unit: 'seconds' },
    maximumMessageBytes: { title: 'Largest message', unit: 'bytes' },
    encryption: { title: 'Encryption' },
    kmsKey: { title: 'KMS key' },
    createdAt: { title: 'Created' },
    modifiedAt: { title: 'Changed' },
    url: { title: 'URL' },
  },
  chartThresholds: { oldestMessageAge: 'oldestMessageAge' },
  // The age of dead letters starts anew when they are set aside, their retention does not.
  chartLines: ({ inventory, thresholds: lines }) => ({
    oldestMessageAge: takesDeadLetters(inventory)
      ? undefined
      : {
          breach: thresholds.oldestMessageAge.breach,
          ...lines.oldestMessageAge,
          loss: inventory.retentionSeconds,
        },
  }),
  deriveReadings(context): { [metric: string]: Reading } {
    const age = oldestAge(context);
    return age ? { oldestMessageAge: age } : {};
  },
  summarize(context) {
    const { inventory } = context;
    return inventory && roleOf({ ...context, inventory }) === 'dead-letter'
      ? { deadLetterMessages: backlogOf(context)?.total }
      : { oldestMessageAge: oldestAge(context)?.value };
  },
  lossClock(context) {
    const { inventory } = context;
    if (inventory && mayExpireNow({ ...context, inventory })) {
      return {
        seconds: 0,
        retentionSeconds: inventory.retentionSeconds,
        basis: {
          key: 'sqs-queue.loss-basis',
          variant: 'expiring',
          values: { retention: seconds(inventory.retentionSeconds) },
        },
      };
    }
    const clock = lossClock(context);
    return (
      clock && {
        seconds: clock.seconds,
        retentionSeconds: inventory?.retentionSeconds,
        bestSeconds: clock.secondsAtBest,
        basis: clock.basis,
      }
    );
  },
  lookback,
  tier,
  describe,
  permissions: {
    stage: ['sqs:GetQueueAttributes', 'sqs:ListDeadLetterSourceQueues'],
  },
  tagging: {
    resourceType: 'sqs',
    list: listTagged,
    all: { list: listQueues, action: 'sqs:ListQueues' },
  },
});

import { LineSeverity, seconds, time } from '../../../judging';
import { backlogOf, oldestAgeAtMost } from '../backlog';
import { LONGEST_RETENTION_SECONDS, lossClock, QueueLoss } from '../lossClock';
import { DescribedQueue, QueueCheck } from '../SqsQueueInventory';

/** The critical line in seconds counts only below this share of the retention. */
const CRITICAL_SHARE = 0.25;

export const timeToLoss: QueueCheck = {
  id: 'time-to-loss',
  title: 'Messages are lost soon',
  description:
    'SQS deletes a message when the retention has passed since it was sent, read or not. A message moved to a standard dead-letter queue keeps the time at which it was first sent.',
  claim: 'backlog',
  metric: 'oldestMessageAge',
  messages: {
    title:
      'Messages can be lost from {{lossAt}} on: the oldest can be {{age}} old, the queue keeps {{retention}}',
    title_now:
      'Messages are being lost: the oldest is {{age}} old, and the queue keeps {{retention}}',
    'title_feared-now':
      'Messages may be lost unseen: nothing tells how old the oldest is, and the queue keeps {{retention}}',
    'title_dead-letters':
      'Dead letters can be lost from {{lossAt}} on: they are kept for {{retention}} from their first send',
    'title_dead-letters-now':
      'Dead letters may be lost already: they are kept for {{retention}} from their first send',
    remedy: '{{winTime}}',
  },
  run(context) {
    const clock = lossClock(context);
    const backlog = backlogOf(context);
    const severity = clock && judgeLoss(context, clock);
    // Of what nobody knows anything, see age-unknown.
    const isUnknown =
      clock?.feared && oldestAgeAtMost(context, context.now) === undefined;
    if (!clock || isUnknown || !severity || !backlog) {
      return undefined;
    }
    const { retentionSeconds } = context.inventory;
    const { ageInSourceSeconds: inSource } = clock;
    const isFeared = clock.feared && clock.seconds === 0;
    const variants = [
      ...(inSource === undefined ? [] : ['dead-letters']),
      ...(inSource === undefined && isFeared ? ['feared'] : []),
      ...(clock.seconds > 0 ? [] : ['now']),
    ];
    return {
      severity,
      ...(variants.length && { variant: variants.join('-') }),
      values: {
        lossAt: time(context.now + clock.seconds * 1000),
        age: seconds(clock.ageSeconds),
        retention: seconds(retentionSeconds),
        winTime: {
          key:
            retentionSeconds < LONGEST_RETENTION_SECONDS
              ? 'sqs-queue.raise-retention'
              : 'sqs-queue.longest-retention',
          values: {},
        },
      },
      evidence: {
        lostFromAt: timeOf(context.now, clock.seconds),
        ...(clock.secondsAtBest > clock.seconds && {
          atBestLostFromAt: timeOf(context.now, clock.secondsAtBest),
        }),
        ageSeconds: Math.round(clock.ageSeconds),
        retentionSeconds,
        ...(inSource !== undefined && {
          timeInSourceAtWorstSeconds: Math.round(inSource),
        }),
        messages: backlog.total,
      },
    };
  },
};

function timeOf(now: number, secondsLeft: number): string {
  return new Date(now + secondsLeft * 1000).toISOString();
}

/** What is only feared is no more than a warning: it must lead no list. */
function judgeLoss(
  context: DescribedQueue,
  { seconds: left, secondsAtBest, feared }: QueueLoss,
): LineSeverity | undefined {
  const severity = judgeLeft(context, left);
  return severity && feared
    ? judgeLeft(context, secondsAtBest) ?? 'warning'
    : severity;
}

function judgeLeft(
  { inventory, thresholds: lines }: DescribedQueue,
  left: number,
): LineSeverity | undefined {
  const retention = inventory.retentionSeconds;
  const critical = Math.max(
    Math.min(
      lines.timeToLoss.critical ?? -Infinity,
      CRITICAL_SHARE * retention,
    ),
    (lines.timeToLossRatio.critical ?? -Infinity) * retention,
  );
  const warning = Math.max(
    lines.timeToLoss.warning ?? -Infinity,
    (lines.timeToLossRatio.warning ?? -Infinity) * retention,
  );
  if (left < critical) {
    return 'critical';
  }
  return left < warning ? 'warning' : undefined;
}

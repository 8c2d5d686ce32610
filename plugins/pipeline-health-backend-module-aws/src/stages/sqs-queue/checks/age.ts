import {
  LineSeverity,
  knownUntil,
  seconds,
  severityInMost,
  severityOf,
  time,
} from '../../../judging';
import {
  ageSilenceOf,
  backlogOf,
  oldestAge,
  oldestAgeAtMost,
} from '../backlog';
import { LONGEST_RETENTION_SECONDS, LossClock, lossClock } from '../lossClock';
import { roleOf } from '../roles';
import { DescribedQueue, QueueCheck, QueueContext } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';

/** So many of the last five minutes must be over the line. */
const NEED = 3;

/** CloudWatch may take as long to tell of a queue that rested for hours. */
const SILENT_SECONDS = 15 * 60;

export const oldestMessageAge: QueueCheck = {
  id: 'oldest-message-age',
  title: 'Oldest message waits long',
  description:
    'The oldest message waits too long: the consumer does not keep up, or fails. Dead-letter queues are not judged by age; see dead-letters.',
  claim: 'backlog',
  covers: ['time-to-loss'],
  metric: 'oldestMessageAge',
  messages: {
    title_one:
      'The oldest message has waited for {{age}}; {{count}} message waits',
    title_other:
      'The oldest message has waited for {{age}}; {{count}} messages wait',
    'title_last-told_one':
      'The oldest message had waited for {{age}} when that was last told, {{at}}; {{count}} message still waits',
    'title_last-told_other':
      'The oldest message had waited for {{age}} when that was last told, {{at}}; {{count}} messages still wait',
    remedy:
      'Look whether the consumer runs, fails or is too slow; add consumers, or make the slow call behind it fast.',
  },
  run(context) {
    const backlog = backlogOf(context);
    const known = oldestAge(context);
    const lastToldAt = ageSilenceOf(context)?.lastToldAt;
    const reading =
      known ??
      (lastToldAt === undefined
        ? undefined
        : context.readings.oldestMessageAge);
    if (!backlog || !reading || roleOf(context) !== 'ordinary') {
      return undefined;
    }
    const severity = known
      ? judge(context, known.value)
      : judgeNewest(context, reading.value);
    if (!severity) {
      return undefined;
    }
    const lines = context.thresholds.oldestMessageAge;
    const line = lines[severity];
    const first = lines.warning ?? lines.critical ?? 0;
    const at = Date.parse(reading.at);
    return {
      severity,
      ...(!known && { variant: 'last-told' }),
      values: {
        age: seconds(reading.value),
        count: backlog.visible,
        ...(!known && { at: time(at) }),
      },
      evidence: {
        oldestMessageAgeSeconds: reading.value,
        ...(line !== undefined && { lineSeconds: line }),
        messagesVisible: backlog.visible,
        messagesInFlight: backlog.inFlight,
        measuredAt: reading.at,
      },
      onsetAt: at - (reading.value - first) * 1000,
    };
  },
};

/** The newest value must be over the line too: an emptied queue is well at once. */
function judge(context: QueueContext, value: number): LineSeverity | undefined {
  const newest = judgeNewest(context, value);
  const samples = context.samples.oldestMessageAge ?? [];
  if (!newest || samples.length < NEED) {
    return newest;
  }
  const lasting = severityInMost({
    samples,
    period: 60,
    until: knownUntil(context, 'oldestMessageAge'),
    threshold: thresholds.oldestMessageAge,
    lines: context.thresholds.oldestMessageAge,
    need: NEED,
  });
  return lasting === 'warning' ? 'warning' : lasting && newest;
}

function judgeNewest(
  context: QueueContext,
  value: number,
): LineSeverity | undefined {
  return severityOf(
    value,
    thresholds.oldestMessageAge,
    context.thresholds.oldestMessageAge,
  );
}

export const ageUnknown: QueueCheck = {
  id: 'age-unknown',
  title: 'Age is not told',
  description:
    'Messages wait, and CloudWatch does not tell how old the oldest is, so nothing can be said of how long they wait and when they are lost. It is no trouble while the queue was seen empty a short time ago.',
  claim: 'own-fault',
  metric: 'messagesVisible',
  messages: {
    title_one:
      '{{count}} message waits, and for {{silence}} CloudWatch has not told how old it is',
    title_other:
      '{{count}} messages wait, and for {{silence}} CloudWatch has not told how old the oldest is',
    remedy:
      'See whether the consumer deletes what it receives: a standard queue leaves messages that were received three times out of its age. SentTimestamp of the messages tells how old they are.',
  },
  run(context) {
    const backlog = backlogOf(context);
    const silence = ageSilenceOf(context);
    if (!backlog || !silence || silence.seconds < SILENT_SECONDS) {
      return undefined;
    }
    const bound = oldestAgeAtMost(context, context.now);
    const isHarmless =
      bound !== undefined &&
      (roleOf(context) === 'dead-letter' || !judgeNewest(context, bound));
    return isHarmless
      ? undefined
      : {
          severity: 'unknown',
          values: {
            count: backlog.visible,
            silence: seconds(silence.seconds),
          },
          evidence: {
            messagesVisible: backlog.visible,
            ageSilenceSeconds: Math.round(silence.seconds),
            ...(silence.lastToldAt !== undefined && {
              ageLastToldAt: new Date(silence.lastToldAt).toISOString(),
            }),
          },
          onsetAt:
            knownUntil(context, 'oldestMessageAge') - silence.seconds * 1000,
        };
  },
};

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
    title_one:
      'Messages are lost in {{loss}}: the oldest of {{count}} message is {{age}} old, and the queue keeps {{retention}}',
    title_other:
      'Messages are lost in {{loss}}: the oldest of {{count}} messages is {{age}} old, and the queue keeps {{retention}}',
    title_now:
      'Messages are being lost: the oldest is {{age}} old, and the queue keeps {{retention}}',
    'title_dead-letters':
      'Dead letters may be lost in {{loss}}, at best in {{atBest}}: the queue keeps {{retention}} from the first send, of which up to {{inSource}} passed in the source',
    'title_dead-letters-now':
      'Dead letters may be lost any moment, at best in {{atBest}}: the queue keeps {{retention}} from the first send, of which up to {{inSource}} passed in the source',
    remedy: '{{winTime}}',
  },
  run(context) {
    const clock = lossClock(context);
    const backlog = backlogOf(context);
    const severity = clock && judgeLoss(context, clock);
    if (!clock || !severity || !backlog) {
      return undefined;
    }
    const { retentionSeconds } = context.inventory;
    const { ageInSourceSeconds: inSource } = clock;
    const variants = [
      ...(inSource === undefined ? [] : ['dead-letters']),
      ...(clock.seconds > 0 ? [] : ['now']),
    ];
    return {
      severity,
      ...(variants.length && { variant: variants.join('-') }),
      values: {
        loss: seconds(clock.seconds),
        count: backlog.total,
        age: seconds(clock.ageSeconds),
        retention: seconds(retentionSeconds),
        ...(inSource !== undefined && {
          atBest: seconds(clock.secondsAtBest),
          inSource: seconds(inSource),
        }),
        winTime: {
          key:
            retentionSeconds < LONGEST_RETENTION_SECONDS
              ? 'sqs-queue.raise-retention'
              : 'sqs-queue.longest-retention',
          values: {},
        },
      },
      evidence: {
        timeToLossSeconds: Math.round(clock.seconds),
        ageSeconds: Math.round(clock.ageSeconds),
        retentionSeconds,
        ...(inSource !== undefined && {
          timeInSourceAtWorstSeconds: Math.round(inSource),
          timeToLossAtBestSeconds: Math.round(clock.secondsAtBest),
        }),
        messages: backlog.total,
      },
    };
  },
};

function judgeLoss(
  { inventory, thresholds: lines }: DescribedQueue,
  { seconds: left }: LossClock,
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

import { LineSeverity } from '../../../judging';
import { formatCount, formatDuration } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { DescribedQueue, QueueCheck } from '../context';
import { LossClock, lossClock } from '../lossClock';

/** The critical line in seconds counts only below this share of the retention. */
const CRITICAL_SHARE = 0.25;

export const timeToLoss: QueueCheck = {
  id: 'time-to-loss',
  description:
    'SQS deletes a message when the retention has passed since it was sent, read or not. A message moved to a standard dead-letter queue keeps the time at which it was first sent.',
  run(context) {
    const clock = lossClock(context);
    const severity = clock && judge(context, clock);
    if (!clock || !severity) {
      return undefined;
    }
    const { retentionSeconds } = context.inventory;
    const backlog = backlogOf(context);
    return {
      severity,
      title: title(clock, retentionSeconds, backlog?.total),
      evidence: {
        timeToLossSeconds: Math.round(clock.seconds),
        ageSeconds: Math.round(clock.ageSeconds),
        retentionSeconds,
        ...(clock.ageInSourceSeconds !== undefined && {
          timeInSourceAtWorstSeconds: Math.round(clock.ageInSourceSeconds),
          timeToLossAtBestSeconds: Math.round(clock.secondsAtBest),
        }),
        ...(backlog && { messages: backlog.total }),
      },
      remedy:
        retentionSeconds < 14 * 86_400
          ? 'Raise MessageRetentionPeriod now, up to 1209600 s (14 days): within 15 minutes it holds for the messages that wait. Never lower it while messages wait. Then get them processed.'
          : 'The retention is the longest there is: get the messages processed, or copy them elsewhere, before they expire.',
    };
  },
};

function judge(
  { inventory, thresholds }: DescribedQueue,
  { seconds }: LossClock,
): LineSeverity | undefined {
  const retention = inventory.retentionSeconds;
  const criticalLine = thresholds.timeToLoss.critical;
  const lines = {
    critical: Math.min(criticalLine ?? -Infinity, CRITICAL_SHARE * retention),
    warning: Math.max(
      thresholds.timeToLoss.warning ?? -Infinity,
      (thresholds.timeToLossRatio.warning ?? -Infinity) * retention,
    ),
    criticalRatio:
      (thresholds.timeToLossRatio.critical ?? -Infinity) * retention,
  };
  if (seconds < Math.max(lines.critical, lines.criticalRatio)) {
    return 'critical';
  }
  return seconds < lines.warning ? 'warning' : undefined;
}

function title(
  { seconds, ageSeconds, ageInSourceSeconds, secondsAtBest }: LossClock,
  retentionSeconds: number,
  messages: number | undefined,
): string {
  const kept = formatDuration(retentionSeconds);
  if (ageInSourceSeconds === undefined) {
    return seconds > 0
      ? `Messages are lost in ${formatDuration(seconds)}: the oldest${
          messages === undefined
            ? ''
            : ` of ${formatCount(messages, 'message')}`
        } is ${formatDuration(ageSeconds)} old, and the queue keeps ${kept}`
      : `Messages are being lost: the oldest is ${formatDuration(
          ageSeconds,
        )} old, and the queue keeps ${kept}`;
  }
  const until = seconds > 0 ? `in ${formatDuration(seconds)}` : 'any moment';
  return `Dead letters may be lost ${until}, at best in ${formatDuration(
    secondsAtBest,
  )}: the queue keeps ${kept} from the first send, of which up to ${formatDuration(
    ageInSourceSeconds,
  )} passed in the source`;
}

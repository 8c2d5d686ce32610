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
  noneWaitedAt,
  oldestAge,
  oldestAgeAtMost,
  secondsBetween,
} from '../backlog';
import { SILENT_SECONDS } from '../ageBound';
import { Drain, drainEvidence, drainOf } from '../drain';
import { roleOf } from '../roles';
import { DescribedQueue, QueueCheck, QueueContext } from '../SqsQueueInventory';
import { thresholds } from '../thresholds';
import { consumerStopped } from './consumer';

/** So many of the last five minutes must be over the line. */
const NEED = 3;

export const oldestMessageAge: QueueCheck = {
  id: 'oldest-message-age',
  title: 'Oldest message waits long',
  description:
    'The oldest message waits too long: the consumer does not keep up, or fails. Dead-letter queues are not judged by age; see dead-letters.',
  claim: 'backlog',
  covers: ['time-to-loss', 'falling-behind'],
  metric: 'oldestMessageAge',
  messages: {
    title_one:
      'The oldest message has waited for {{age}}; {{count}} message waits',
    title_other:
      'The oldest message has waited for {{age}}; {{count}} messages wait',
    title_draining_one:
      'The oldest message has waited for {{age}}; {{count}} message waits, drained in {{drain}}',
    title_draining_other:
      'The oldest message has waited for {{age}}; {{count}} messages wait, drained in {{drain}}',
    'title_never-drained_one':
      'The oldest message has waited for {{age}}; {{count}} message waits, never drained at this rate',
    'title_never-drained_other':
      'The oldest message has waited for {{age}}; {{count}} messages wait, never drained at this rate',
    'title_last-told_one':
      'The oldest message had waited for {{age}} when last told, {{at}}; {{count}} message still waits',
    'title_last-told_other':
      'The oldest message had waited for {{age}} when last told, {{at}}; {{count}} messages still wait',
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
    if (
      !backlog ||
      !reading ||
      roleOf(context) !== 'ordinary' ||
      isWorkedOn(context, reading.value)
    ) {
      return undefined;
    }
    const severity = known
      ? judgeAge(context, known.value)
      : judgeNewest(context, reading.value);
    if (!severity) {
      return undefined;
    }
    const lines = context.thresholds.oldestMessageAge;
    const line = lines[severity];
    const first = lines.warning ?? lines.critical ?? 0;
    const at = Date.parse(reading.at);
    const drain = drainOf(context);
    return {
      severity,
      ...(known ? drainVariant(drain) : { variant: 'last-told' }),
      values: {
        age: seconds(reading.value),
        count: backlog.visible,
        ...(drain?.seconds !== undefined && { drain: seconds(drain.seconds) }),
        ...(!known && { at: time(at) }),
      },
      evidence: {
        oldestMessageAgeSeconds: reading.value,
        ...(line !== undefined && { lineSeconds: line }),
        messagesVisible: backlog.visible,
        messagesInFlight: backlog.inFlight,
        ...(drain && drainEvidence(drain)),
        measuredAt: reading.at,
      },
      onsetAt: at - (reading.value - first) * 1000,
    };
  },
};

function drainVariant(drain: Drain | undefined): { variant?: string } {
  if (!drain) {
    return {};
  }
  return {
    variant: drain.seconds === undefined ? 'never-drained' : 'draining',
  };
}

/** When none waited so lately, none waits for long. */
const LATELY_SECONDS = 600;

/** Whether what is so old can have been in flight for nearly all that time: it is worked on, and waits for nobody. */
function isWorkedOn(context: DescribedQueue, age: number): boolean {
  const none = noneWaitedAt(context);
  return (
    none !== undefined &&
    secondsBetween(none, context.now) <= LATELY_SECONDS &&
    Boolean(backlogOf(context)?.inFlight) &&
    age <= context.inventory.visibilityTimeoutSeconds + LATELY_SECONDS
  );
}

/** The newest value must be over the line too: an emptied queue is well at once. */
export function judgeAge(
  context: QueueContext,
  value: number,
): LineSeverity | undefined {
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
      '{{count}} message waits, and since {{since}} CloudWatch has not told how old it is',
    title_other:
      '{{count}} messages wait, and since {{since}} CloudWatch has not told how old the oldest is',
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
      (roleOf(context) === 'dead-letter' ||
        !judgeNewest(context, bound) ||
        // It says for how long they can have waited.
        consumerStopped.run(context) !== undefined);
    const since =
      knownUntil(context, 'oldestMessageAge') - silence.seconds * 1000;
    return isHarmless
      ? undefined
      : {
          severity: 'unknown',
          values: { count: backlog.visible, since: time(since) },
          evidence: {
            messagesVisible: backlog.visible,
            ageSilenceSeconds: Math.round(silence.seconds),
            ...(silence.lastToldAt !== undefined && {
              ageLastToldAt: new Date(silence.lastToldAt).toISOString(),
            }),
          },
          onsetAt: since,
        };
  },
};

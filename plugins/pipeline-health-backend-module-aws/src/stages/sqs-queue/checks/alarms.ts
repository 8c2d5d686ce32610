import { StageAlarm } from '../../../aws/access';
import { alarmCoverageFinding } from '../../../judging';
import { DescribedQueue, isDeadLetterQueue, QueueCheck } from '../context';

const AGE = 'ApproximateAgeOfOldestMessage';
const DEPTH = 'ApproximateNumberOfMessagesVisible';
const SENT = 'NumberOfMessagesSent';

export const alarmCoverage: QueueCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on the age or depth of the queue that notifies somebody is what wakes people when nobody looks at this page.',
  run(context) {
    const isDeadLetter = isDeadLetterQueue(context);
    return alarmCoverageFinding(context.inventory.alarms, {
      metrics: [AGE, DEPTH],
      what: 'the queue',
      when: isDeadLetter ? 'when dead letters come' : 'when messages grow old',
      remedy: `Create an alarm on ${
        isDeadLetter ? DEPTH : AGE
      } (statistic Maximum) with an action that reaches the team.`,
    });
  },
};

export const alarmNeverFires: QueueCheck = {
  id: 'alarm-never-fires',
  description:
    'NumberOfMessagesSent of a dead-letter queue does not count the messages that SQS moves there: an alarm on it never fires.',
  run(context) {
    const wrong = alarmsThatNeverFire(context);
    const { alarms } = context.inventory;
    if (!wrong.length || !alarms.asked) {
      return undefined;
    }
    return {
      severity: useful(alarms.alarms).length ? 'info' : 'warning',
      title: `The alarm ${wrong[0].name} watches ${SENT}, which does not count messages that SQS moves here: it never fires`,
      evidence: { alarms: wrong.map(({ name }) => name), metric: SENT },
      remedy: `Let the alarm watch ${DEPTH} (statistic Maximum) instead.`,
    };
  },
};

function alarmsThatNeverFire(context: DescribedQueue): StageAlarm[] {
  const { alarms } = context.inventory;
  return alarms.asked && isDeadLetterQueue(context)
    ? alarms.alarms.filter(({ metrics }) =>
        metrics.every(metric => metric === SENT),
      )
    : [];
}

function watchesBacklog({ metrics }: StageAlarm): boolean {
  return metrics.includes(AGE) || metrics.includes(DEPTH);
}

function useful(alarms: StageAlarm[]): StageAlarm[] {
  return alarms.filter(alarm => alarm.reachesSomebody && watchesBacklog(alarm));
}

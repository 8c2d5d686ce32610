import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../../access';
import { DescribedQueue, isDeadLetterQueue, QueueCheck } from '../context';

const AGE = 'ApproximateAgeOfOldestMessage';
const DEPTH = 'ApproximateNumberOfMessagesVisible';
const SENT = 'NumberOfMessagesSent';

export const alarmCoverage: QueueCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on the age or depth of the queue that notifies somebody is what wakes people when nobody looks at this page.',
  run(context): FindingDraft | undefined {
    const { alarms } = context.inventory;
    if (!alarms.asked) {
      return {
        severity: 'info',
        title: 'Could not ask CloudWatch whether an alarm watches the queue',
        evidence: { problem: alarms.code, message: alarms.message },
        remedy:
          'Allow cloudwatch:DescribeAlarms on all resources, or ignore this if alarms are kept elsewhere.',
      };
    }
    if (useful(alarms.alarms).length) {
      return undefined;
    }
    const silent = alarms.alarms.filter(watchesBacklog).map(({ name }) => name);
    return {
      severity: 'info',
      title: `No CloudWatch alarm reaches anybody ${
        isDeadLetterQueue(context)
          ? 'when dead letters come'
          : 'when messages grow old'
      }`,
      evidence: {
        watchedMetrics: [AGE, DEPTH],
        ...(silent.length && { alarmsWithoutAction: silent }),
      },
      remedy: silent.length
        ? 'Give the alarm an action, such as an SNS topic, and enable its actions.'
        : `Create an alarm on ${
            isDeadLetterQueue(context) ? DEPTH : AGE
          } (statistic Maximum) with an action that reaches the team.`,
    };
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

import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { StageAlarm } from '../../../aws/access';
import { FirehoseCheck } from '../context';

const WATCHED = /\.(DataFreshness|Success|FailedRowCount)$/;

export const alarmCoverage: FirehoseCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on data freshness or delivery success that notifies somebody is what wakes people when nobody looks at this page.',
  run({ inventory: { alarms } }): FindingDraft | undefined {
    if (!alarms.asked) {
      return {
        severity: 'info',
        title: 'Could not ask CloudWatch whether an alarm watches the stream',
        evidence: { problem: alarms.code, message: alarms.message },
        remedy:
          'Allow cloudwatch:DescribeAlarms on all resources, or ignore this if alarms are kept elsewhere.',
      };
    }
    const watching = alarms.alarms.filter(watchesDelivery);
    if (watching.some(({ reachesSomebody }) => reachesSomebody)) {
      return undefined;
    }
    const silent = watching.map(({ name }) => name);
    return {
      severity: 'info',
      title:
        'No CloudWatch alarm reaches anybody when delivery fails or stalls',
      evidence: {
        watchedMetrics: ['…DataFreshness', '…Success'],
        ...(silent.length && { alarmsWithoutAction: silent }),
      },
      remedy: silent.length
        ? 'Give the alarm an action, such as an SNS topic, and enable its actions.'
        : 'Create an alarm on the DataFreshness of the destination (statistic Maximum, above the buffer interval) with an action that reaches the team.',
    };
  },
};

function watchesDelivery({ metrics }: StageAlarm): boolean {
  return metrics.some(metric => WATCHED.test(metric));
}

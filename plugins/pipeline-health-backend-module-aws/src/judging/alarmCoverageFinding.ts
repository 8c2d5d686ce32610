import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { AlarmCoverage } from '../aws/access';

/**
 * Says that no alarm on some metrics reaches anybody, or that we may not know.
 */
export function alarmCoverageFinding(
  alarms: AlarmCoverage,
  options: {
    /** Any of these metrics is enough. */
    metrics: readonly string[];
    /** `the stream` */
    what: string;
    /** `when its consumers fall behind` */
    when: string;
    /** Which alarm to create. */
    remedy: string;
  },
): FindingDraft | undefined {
  const { metrics, what, when, remedy } = options;
  if (!alarms.asked) {
    return {
      severity: 'info',
      title: `Could not ask CloudWatch whether an alarm watches ${what}`,
      evidence: { problem: alarms.code, message: alarms.message },
      remedy:
        'Allow cloudwatch:DescribeAlarms on all resources, or ignore this if alarms are kept elsewhere.',
    };
  }
  const watching = alarms.alarms.filter(alarm =>
    alarm.metrics.some(metric => metrics.includes(metric)),
  );
  if (watching.some(({ reachesSomebody }) => reachesSomebody)) {
    return undefined;
  }
  const silent = watching.map(({ name }) => name);
  return {
    severity: 'info',
    title: `No CloudWatch alarm reaches anybody ${when}`,
    evidence: {
      watchedMetrics: [...metrics],
      ...(silent.length && { alarmsWithoutAction: silent }),
    },
    remedy: silent.length
      ? 'Give the alarm an action, such as an SNS topic, and enable its actions.'
      : remedy,
  };
}

import { severityInMost } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { samplesOf, WorkgroupCheck } from '../context';
import { thresholds } from '../thresholds';

export const atCapacity: WorkgroupCheck = {
  id: 'at-capacity',
  description:
    'A workgroup at its maximum capacity does not scale any further: queries wait.',
  run(context) {
    const { maxCapacity } = context.inventory;
    if (!maxCapacity) {
      return undefined;
    }
    const samples = samplesOf(context, 'computeCapacity').map(
      ({ at, value }) => ({ at, value: value / maxCapacity }),
    );
    const severity = severityInMost({
      samples,
      period: 300,
      threshold: thresholds.capacityOfLimit,
      lines: context.thresholds.capacityOfLimit,
    });
    return severity
      ? {
          severity,
          title: `The workgroup runs at its maximum of ${formatCount(
            maxCapacity,
            'RPU',
          )}`,
          evidence: {
            maxCapacity,
            capacityOfLimitRatio: samples[samples.length - 1].value,
          },
          remedy:
            'Find the queries that need so much in sys_query_history; raise the maximum capacity if all of it is needed.',
        }
      : undefined;
  },
};

import { severityOf } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { backlogOf } from '../backlog';
import { QueueCheck } from '../context';
import { thresholds } from '../thresholds';

const QUOTA = 120_000;

export const inFlightQuota: QueueCheck = {
  id: 'in-flight-quota',
  description:
    'A queue lets at most 120,000 messages be in flight; beyond that a receive gets nothing.',
  run(context) {
    const backlog = backlogOf(context);
    if (!backlog) {
      return undefined;
    }
    const ratio = backlog.inFlight / QUOTA;
    const severity = severityOf(
      ratio,
      thresholds.inFlightQuota,
      context.thresholds.inFlightQuota,
    );
    return (
      severity && {
        severity,
        title: `${formatCount(
          backlog.inFlight,
          'message',
        )} are in flight, ${Math.round(
          ratio * 100,
        )} % of the quota; at 100 % nothing is received any more`,
        evidence: {
          messagesInFlight: backlog.inFlight,
          quota: QUOTA,
          quotaUsedRatio: ratio,
          visibilityTimeoutSeconds: context.inventory.visibilityTimeoutSeconds,
        },
        remedy:
          'Make the consumer delete what it has processed, and lower the visibility timeout if crashed consumers hold messages for long.',
      }
    );
  },
};

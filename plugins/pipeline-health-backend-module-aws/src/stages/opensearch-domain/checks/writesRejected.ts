import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { DomainCheck } from '../context';
import { rejectedSince } from '../rejected';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;

export const writesRejected: DomainCheck = {
  id: 'writes-rejected',
  description:
    'The domain rejects writes because it cannot process as many at a time; whoever does not retry loses documents.',
  run(context): FindingDraft | undefined {
    const rejected = rejectedSince(
      context,
      context.now - WINDOW_SECONDS * 1000,
    );
    const severity = severityOf(
      rejected,
      thresholds.rejectedWrites,
      context.thresholds.rejectedWrites,
    );
    return (
      severity && {
        severity,
        title: `${formatCount(
          rejected,
          'write was',
          'writes were',
        )} rejected in the last 15 min`,
        evidence: { rejectedWrites: rejected, windowSeconds: WINDOW_SECONDS },
        remedy:
          'Send fewer or smaller bulk requests at a time and retry with backoff; spread shards over more or larger nodes.',
      }
    );
  },
};

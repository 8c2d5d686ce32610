import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { sumSince } from '../../../judging';
import { formatCount } from '../../../judging/words';
import { LambdaCheck } from '../context';

const HOUR_SECONDS = 3_600;

export const failuresLost: LambdaCheck = {
  id: 'failures-lost',
  description:
    'Lambda could not write failed events to the place that was meant to keep them: they are lost.',
  run({ samples, inventory, now }): FindingDraft | undefined {
    const from = now - HOUR_SECONDS * 1000;
    const lost =
      (sumSince(samples.deadLetterErrors, from) ?? 0) +
      (sumSince(samples.destinationFailures, from) ?? 0);
    const { deadLetterTarget } = inventory;
    return lost > 0
      ? {
          severity: 'critical',
          title: `${formatCount(
            lost,
            'failed event was',
            'failed events were',
          )} lost in the last hour: Lambda could not keep what the function did not process`,
          evidence: {
            eventsLost: lost,
            windowSeconds: HOUR_SECONDS,
            ...(deadLetterTarget && { deadLetterTarget }),
          },
          remedy:
            'Check that the queue, topic or bucket exists and that the role of the function may write to it.',
        }
      : undefined;
  },
};

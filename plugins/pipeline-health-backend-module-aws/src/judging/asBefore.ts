import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';

/** What was found before, while what would end it cannot be asked for. */
export function asBefore(
  previous: Finding | undefined,
): FindingDraft | undefined {
  if (!previous) {
    return undefined;
  }
  const { severity, claim, evidence, fixes, message, onsetAt } = previous;
  return {
    severity,
    claim,
    variant: message.variant,
    values: message.values,
    evidence,
    fixes,
    ...(onsetAt !== undefined && { onsetAt: Date.parse(onsetAt) }),
  };
}

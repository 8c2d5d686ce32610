import { RenderMessage } from '@pipeline-health/plugin-pipeline-health-common';
import { UndatedFinding } from '@pipeline-health/plugin-pipeline-health-node';

/** A finding before it is put into words. */
export type UnsaidFinding = Omit<UndatedFinding, 'title' | 'remedy'>;

/** The finding in English. */
export function say(
  finding: UnsaidFinding,
  render: RenderMessage,
): UndatedFinding {
  return {
    ...finding,
    title: render(finding.message, 'title'),
    remedy: render(finding.message, 'remedy'),
  };
}

import { ListKindsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { describeKind } from '@pipeline-health/plugin-pipeline-health-node';
import { messages } from './messages';
import { Rules } from './rules';

/** What the kinds say of themselves, with the lines that are configured. */
export function describeKinds({
  kinds,
  thresholds,
}: Pick<Rules, 'kinds' | 'thresholds'>): ListKindsResponse {
  return {
    items: [...kinds.values()].map(kind =>
      describeKind(kind, thresholds.get(kind.kind) ?? {}),
    ),
    messages,
  };
}

import { ListKindsResponse } from '@pipeline-health/plugin-pipeline-health-common';
import { describeKind } from '@pipeline-health/plugin-pipeline-health-node';
import { Rules } from './rules';

/** What the kinds say of themselves, with the lines that are configured. */
export function describeKinds({
  kinds,
  thresholds,
  messages,
}: Pick<Rules, 'kinds' | 'thresholds' | 'messages'>): ListKindsResponse {
  return {
    items: [...kinds.values()].map(kind =>
      describeKind(kind, thresholds.get(kind.kind) ?? {}),
    ),
    messages,
  };
}

import {
  ActionLine,
  Evidence,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Said } from '@pipeline-health/plugin-pipeline-health-node';

/** A line of a preflight. */
export function line(
  id: string,
  level: ActionLine['level'],
  said: Said,
  evidence: Evidence = {},
): ActionLine {
  return { id, level, ...said, evidence };
}

/** Which permission was missing, as evidence. */
export function missing({
  missingPermission,
}: {
  missingPermission?: string;
}): Evidence {
  return missingPermission ? { missingPermission } : {};
}

import {
  ActionLine,
  Evidence,
} from '@pipeline-health/plugin-pipeline-health-common';

/** A line of a preflight. */
export function line(
  id: string,
  level: ActionLine['level'],
  message: string,
  evidence: Evidence = {},
): ActionLine {
  return { id, level, message, evidence };
}

/** Which permission was missing, as evidence. */
export function missing({
  missingPermission,
}: {
  missingPermission?: string;
}): Evidence {
  return missingPermission ? { missingPermission } : {};
}

/** `1 message`, `1,200 messages` */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

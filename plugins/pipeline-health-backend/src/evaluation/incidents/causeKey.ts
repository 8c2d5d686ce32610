import {
  Finding,
  isBudgetFinding,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What keeps us from asking for a whole account, region or site alike. */
const SHARED_CODES: { [code: string]: 'everywhere' | 'account' | 'shard' } = {
  budget: 'everywhere',
  clock: 'everywhere',
  credentials: 'account',
  'access-denied': 'account',
  throttled: 'shard',
  unreachable: 'shard',
};

const NOT_READABLE = /\/(metrics-)?not-readable$/;
const BEHIND = /\/(stale|stale-metrics|not-yet-read|metrics-not-yet-read)$/;

/**
 * What all findings of one cause have in common, in whatever pipelines they are
 * made: the stage that is broken, or what keeps us from asking for stages. What
 * is not known of a stage, and how it could be set up better, are matters of
 * their own, so that they do not keep an outage of it open.
 */
export function causeKeyOf(
  finding: Pick<
    Finding,
    'id' | 'stage' | 'severity' | 'claim' | 'evidence' | 'message'
  >,
): string {
  const { id, stage, severity, claim, evidence, message } = finding;
  if (severity === 'unknown' && NOT_READABLE.test(id)) {
    const { code, missingPermission = '' } = evidence;
    const { account, region } = message.values;
    switch (SHARED_CODES[String(code)]) {
      case 'everywhere':
        return `not-asked ${code}`;
      case 'account':
        return `not-asked ${account} ${code} ${missingPermission}`.trim();
      case 'shard':
        return `not-asked ${account} ${region} ${code}`;
      default:
        return `${stage} unknown`;
    }
  }
  if (severity === 'unknown') {
    return BEHIND.test(id) ? 'not-asked behind' : `${stage} unknown`;
  }
  if (isBudgetFinding(finding)) {
    return `${stage} objectives`;
  }
  return claim === 'posture' ? `${stage} posture` : stage;
}

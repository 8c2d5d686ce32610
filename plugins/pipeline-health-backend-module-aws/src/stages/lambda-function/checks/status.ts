import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { LambdaCheck } from '../context';

type Verdict = Pick<FindingDraft, 'severity' | 'title' | 'remedy'>;

const STATES: { [state: string]: Verdict } = {
  Pending: {
    severity: 'info',
    title: 'The function is still being created',
    remedy: 'Wait until it is active; calls fail meanwhile.',
  },
  Inactive: {
    severity: 'info',
    title: 'The function was not called for weeks and sleeps',
    remedy:
      'Nothing to do: the first call fails while it wakes up, the next ones do not.',
  },
  Failed: {
    severity: 'critical',
    title: 'The function could not be created or woken up: every call fails',
    remedy:
      'Repair what the reason names, usually the VPC, the role or the image, and deploy again.',
  },
  Deleting: {
    severity: 'critical',
    title: 'The function is being deleted',
    remedy: 'If that was not intended, find out who deletes it.',
  },
};

export const notActive: LambdaCheck = {
  id: 'not-active',
  description: 'Only an active function can be called.',
  run({ inventory: { state, stateReason } }): FindingDraft | undefined {
    if (state === 'Active') {
      return undefined;
    }
    const verdict: Verdict = STATES[state] ?? {
      severity: 'unknown',
      title: `The function is in the state ${state}, which we do not know`,
      remedy: 'Look at the function in the console of AWS.',
    };
    return {
      ...verdict,
      evidence: { state, ...(stateReason && { reason: stateReason }) },
    };
  },
};

export const updateFailed: LambdaCheck = {
  id: 'update-failed',
  description:
    'The last deployment failed: the code or configuration that was there before still runs.',
  run({ inventory }): FindingDraft | undefined {
    const { lastUpdate, lastUpdateReason, deployedAt } = inventory;
    return lastUpdate === 'Failed'
      ? {
          severity: 'warning',
          title: `The last update of the function failed${
            lastUpdateReason ? `: ${lastUpdateReason}` : ''
          }`,
          evidence: {
            lastUpdate,
            ...(deployedAt && { deployedAt }),
          },
          remedy:
            'Repair what the reason names and deploy again; until then the function runs as it was before.',
        }
      : undefined;
  },
};

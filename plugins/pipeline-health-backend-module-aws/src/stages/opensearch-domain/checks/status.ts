import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { DomainCheck } from '../context';

const SILENT_SECONDS = 15 * 60;

const STATES: {
  [status: string]: Pick<FindingDraft, 'severity' | 'title'>;
} = {
  Creating: { severity: 'info', title: 'The domain is still being created' },
  Modifying: { severity: 'info', title: 'The domain is being changed' },
  UpgradingEngineVersion: {
    severity: 'info',
    title: 'The domain is being upgraded to another version',
  },
  UpdatingServiceSoftware: {
    severity: 'info',
    title: 'The service software of the domain is being updated',
  },
  Isolated: {
    severity: 'critical',
    title:
      'The domain is isolated: its KMS key was not usable for long, and it can only be deleted or restored',
  },
  Deleting: { severity: 'critical', title: 'The domain is being deleted' },
};

export const notActive: DomainCheck = {
  id: 'not-active',
  description:
    'A domain that is being changed may be slower, a deleted one is gone.',
  run({ inventory: { status } }): FindingDraft | undefined {
    if (status === 'Active') {
      return undefined;
    }
    const unknown = {
      severity: 'unknown' as const,
      title: `The domain is in the state ${status}, which we do not know`,
    };
    return {
      ...(STATES[status] ?? unknown),
      evidence: { status },
      remedy:
        'Wait until the change is done; if it was not intended, find out who began it.',
    };
  },
};

export const silent: DomainCheck = {
  id: 'silent',
  description:
    'The domain publishes its state no more. That is no sign of health: a cluster without a master is silent, too.',
  run(context): FindingDraft | undefined {
    const samples = ['statusRed', 'freeStorage', 'nodes'].flatMap(metric =>
      (context.samples[metric] ?? []).slice(-1),
    );
    const lastAt = Math.max(0, ...samples.map(({ at }) => at));
    const seconds = (knownUntil(context, context.now) - lastAt) / 1000;
    return lastAt > 0 && seconds > SILENT_SECONDS
      ? {
          severity: 'unknown',
          title: `The domain has not told its state for ${formatDuration(
            seconds,
          )}`,
          evidence: {
            silentSeconds: seconds,
            lastPointAt: new Date(lastAt).toISOString(),
          },
          remedy:
            'Ask the cluster itself (GET _cluster/health); if it does not answer, its masters are lost: ask AWS support.',
        }
      : undefined;
  },
};

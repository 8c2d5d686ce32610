import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil, seconds } from '../../../judging';
import { domainFixes, updateFixes } from '../fixes';
import { DomainCheck } from '../DomainInventory';

const SILENT_SECONDS = 15 * 60;

const STATES: { [status: string]: Severity } = {
  Creating: 'info',
  Modifying: 'info',
  UpgradingEngineVersion: 'info',
  UpdatingServiceSoftware: 'info',
  Isolated: 'critical',
  Deleting: 'critical',
};

export const notActive: DomainCheck = {
  id: 'not-active',
  title: 'Not active',
  description:
    'A domain that is being changed may be slower, a deleted one is gone.',
  claim: 'own-fault',
  covers: ['cluster-red', 'nodes-missing', 'server-errors', 'client-errors'],
  explains: 'worse',
  messages: {
    title: 'The domain is in the state {{status}}, which we do not know',
    title_Creating: 'The domain is still being created',
    title_Modifying: 'The domain is being changed',
    title_UpgradingEngineVersion:
      'The domain is being upgraded to another version',
    title_UpdatingServiceSoftware:
      'The service software of the domain is being updated',
    title_Isolated:
      'The domain is isolated: its KMS key was not usable for long, and it can only be deleted or restored',
    title_Deleting: 'The domain is being deleted',
    remedy:
      'Wait until the change is done; if it was not intended, find out who began it.',
    remedy_Isolated:
      'Restore its indexes from a manual snapshot into a new domain, and let its sources write there.',
    remedy_Deleting:
      'Find out who deletes it, stop what writes to it, and restore its indexes from a manual snapshot if they are needed.',
  },
  run({ inventory: { status } }) {
    return status === 'Active'
      ? undefined
      : {
          severity: STATES[status] ?? 'unknown',
          variant: status,
          values: { status },
          evidence: { status },
        };
  },
};

/** What a domain with a master always tells. */
const SIGNS_OF_LIFE = ['statusRed', 'freeStorage', 'nodes'];

export const silent: DomainCheck = {
  id: 'silent',
  title: 'Silent',
  description:
    'The domain publishes its state no more. That is no sign of health: a cluster without a master is silent, too.',
  claim: 'own-fault',
  messages: {
    title: 'The domain has not told its state for {{silence}}',
    title_never:
      'The domain has told nothing in the {{silence}} that we asked for',
    remedy:
      'Ask the cluster itself (GET _cluster/health); if it does not answer, its masters are lost: ask AWS support.',
  },
  run(context) {
    const silence = Math.min(
      ...SIGNS_OF_LIFE.map(metric => silenceOf(context, metric)),
    );
    if (!context.inventory.created || silence <= SILENT_SECONDS) {
      return undefined;
    }
    const times = SIGNS_OF_LIFE.flatMap(metric =>
      context.readings[metric] ? [Date.parse(context.readings[metric].at)] : [],
    );
    const lastAt = times.length ? Math.max(...times) : undefined;
    return {
      severity: 'unknown',
      ...(lastAt === undefined && { variant: 'never' }),
      values: { silence: seconds(silence) },
      evidence: {
        silentSeconds: silence,
        ...(lastAt !== undefined && {
          lastPointAt: new Date(lastAt).toISOString(),
        }),
      },
      ...(lastAt !== undefined && { onsetAt: lastAt }),
    };
  },
};

/** For how many seconds a metric was asked for and not told. */
function silenceOf(
  facts: Pick<StageFacts, 'readings' | 'coverage'>,
  metric: string,
): number {
  const reading = facts.readings[metric];
  const last = reading
    ? Date.parse(reading.at)
    : facts.coverage[metric]?.from ?? Infinity;
  return (knownUntil(facts, metric) - last) / 1000;
}

export const singleNode: DomainCheck = {
  id: 'single-node',
  title: 'Single data node',
  description:
    'A single data node can hold no replicas: when it fails the data is away until a snapshot is restored.',
  claim: 'posture',
  messages: {
    title: 'The domain has a single data node, so it has no replicas',
    remedy:
      'Use two or three data nodes in as many availability zones, if the data matters between two snapshots.',
  },
  run: ({ stage, inventory: { dataNodes, dedicatedMasters } }) =>
    dataNodes === 1
      ? {
          severity: 'info',
          evidence: { dataNodes },
          fixes: domainFixes(stage, {
            ClusterConfig: {
              // Where the data nodes elect their master themselves, two of three must be there.
              InstanceCount: dedicatedMasters > 0 ? 2 : 3,
            },
          }),
        }
      : undefined,
};

export const softwareUpdate: DomainCheck = {
  id: 'software-update',
  title: 'Update of the service software',
  description:
    'AWS installs a required update by itself at a time that it has chosen.',
  claim: 'posture',
  messages: {
    title: 'AWS will update the service software by itself on {{day}}',
    remedy: 'Install the update before that, at a quiet time.',
  },
  run: ({ stage, inventory: { softwareUpdateAvailable, softwareUpdateAt } }) =>
    softwareUpdateAvailable && softwareUpdateAt
      ? {
          severity: 'info',
          values: { day: softwareUpdateAt.slice(0, 10) },
          evidence: { softwareUpdateAt },
          fixes: updateFixes(stage),
        }
      : undefined,
};

import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../../../judging';
import { WorkgroupCheck } from '../WorkgroupInventory';

/** Within a day such states have passed. */
const LONGEST_MS = 24 * 3_600_000;

export const notAvailable: WorkgroupCheck = {
  id: 'not-available',
  title: 'Not available',
  description:
    'Only a workgroup that is available, with a namespace that is, answers queries.',
  claim: 'own-fault',
  covers: ['queries-fail'],
  explains: 'worse',
  messages: {
    title: 'The workgroup has the status {{status}}, which is not known here',
    remedy: 'Look at the workgroup in Redshift Serverless.',
    title_deleting: 'The workgroup is being deleted',
    'title_namespace-deleting': 'The namespace is being deleted',
    remedy_deleting:
      'If nobody meant that, restore the namespace from a snapshot.',
    'remedy_namespace-deleting':
      'If nobody meant that, restore the namespace from a snapshot.',
    title_passing:
      'The workgroup is {{status}}, and queries may be interrupted',
    remedy_passing: 'Wait until it is available.',
    title_lasting:
      'The workgroup has been {{status}} for {{lasting}}, far longer than that takes',
    remedy_lasting:
      'Look at the workgroup in Redshift Serverless for what it waits for; open a case with AWS if it says nothing.',
  },
  run({ inventory, previous, now }) {
    const { status, namespaceFacts, namespace } = inventory;
    const before = previous['not-available'];
    const since =
      before?.evidence.status === status
        ? Date.parse(before.onsetAt ?? before.since)
        : now;
    const namespaceStatus = answerOf(namespaceFacts)?.status;
    const found = {
      values: {
        status: status.toLowerCase(),
        lasting: seconds((now - since) / 1000),
      },
      onsetAt: since,
      evidence: {
        status,
        ...(namespace && { namespace }),
        ...(namespaceStatus && { namespaceStatus }),
      },
    };
    if (status === 'DELETING') {
      return { severity: 'critical', variant: 'deleting', ...found };
    }
    if (namespaceStatus === 'DELETING') {
      return { severity: 'critical', variant: 'namespace-deleting', ...found };
    }
    if (status === 'CREATING' || status === 'MODIFYING') {
      return now - since > LONGEST_MS
        ? { severity: 'warning', variant: 'lasting', ...found }
        : { severity: 'info', variant: 'passing', ...found };
    }
    return status === 'AVAILABLE'
      ? undefined
      : { severity: 'unknown', ...found, values: { status } };
  },
};

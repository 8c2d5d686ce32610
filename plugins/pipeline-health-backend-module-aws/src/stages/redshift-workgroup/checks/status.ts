import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { WorkgroupCheck } from '../WorkgroupInventory';

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
  },
  run({ inventory: { status, namespaceFacts, namespace } }) {
    const namespaceStatus = answerOf(namespaceFacts)?.status;
    const found = {
      values: { status: status.toLowerCase() },
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
      return { severity: 'info', variant: 'passing', ...found };
    }
    return status === 'AVAILABLE'
      ? undefined
      : { severity: 'unknown', ...found, values: { status } };
  },
};

import { WorkgroupCheck } from '../context';

export const notAvailable: WorkgroupCheck = {
  id: 'not-available',
  description:
    'Only a workgroup that is available, with a namespace that is, answers queries.',
  run({ inventory: { status, namespaceStatus, namespace } }) {
    const evidence = {
      status,
      ...(namespace && { namespace }),
      ...(namespaceStatus && { namespaceStatus }),
    };
    if (status === 'DELETING' || namespaceStatus === 'DELETING') {
      return {
        severity: 'critical',
        title: `The ${
          status === 'DELETING' ? 'workgroup' : 'namespace'
        } is being deleted`,
        evidence,
        remedy: 'If nobody meant that, restore the namespace from a snapshot.',
      };
    }
    if (status === 'CREATING' || status === 'MODIFYING') {
      return {
        severity: 'info',
        title: `The workgroup is ${status.toLowerCase()}, and queries may be interrupted`,
        evidence,
        remedy: 'Wait until it is available.',
      };
    }
    return status === 'AVAILABLE'
      ? undefined
      : {
          severity: 'unknown',
          title: `The workgroup has the status ${status}, which is not known here`,
          evidence,
          remedy: 'Look at the workgroup in Redshift Serverless.',
        };
  },
};

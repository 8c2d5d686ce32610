import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { alarmCoverageFinding } from '../../../judging';
import { DomainCheck } from '../context';

export const singleNode: DomainCheck = {
  id: 'single-node',
  description:
    'A single data node can hold no replicas: when it fails the data is away until a snapshot is restored.',
  run: ({ inventory: { dataNodes } }): FindingDraft | undefined =>
    dataNodes === 1
      ? {
          severity: 'info',
          title: 'The domain has a single data node, so it has no replicas',
          evidence: { dataNodes },
          remedy:
            'Use two or three data nodes in as many availability zones, if the data matters between two snapshots.',
        }
      : undefined,
};

export const softwareUpdate: DomainCheck = {
  id: 'software-update',
  description:
    'AWS installs a required update by itself at a time that it has chosen.',
  run: ({ inventory }): FindingDraft | undefined =>
    inventory.softwareUpdateAvailable && inventory.softwareUpdateAt
      ? {
          severity: 'info',
          title: `AWS will update the service software by itself on ${inventory.softwareUpdateAt.slice(
            0,
            10,
          )}`,
          evidence: { softwareUpdateAt: inventory.softwareUpdateAt },
          remedy: 'Install the update before that, at a quiet time.',
        }
      : undefined,
};

export const alarmCoverage: DomainCheck = {
  id: 'alarm-coverage',
  description:
    'An alarm on a red cluster, blocked writes or little storage that notifies somebody is what wakes people when nobody looks at this page.',
  run: ({ inventory: { alarms } }) =>
    alarmCoverageFinding(alarms, {
      metrics: [
        'ClusterStatus.red',
        'ClusterIndexWritesBlocked',
        'FreeStorageSpace',
      ],
      what: 'the domain',
      when: 'when the domain is red or full',
      remedy:
        'Create alarms on ClusterStatus.red (Maximum ≥ 1) and FreeStorageSpace (Minimum below a quarter of the volume) with an action that reaches the team.',
    }),
};

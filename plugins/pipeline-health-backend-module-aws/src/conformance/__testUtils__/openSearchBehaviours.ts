import {
  CreateDomainCommand,
  DeleteDomainCommand,
} from '@aws-sdk/client-opensearch';
import { StreamsLab } from './StreamsLab';

/**
 * How OpenSearch Service behaves, as far as we rely on it: what is said of each,
 * and its proof.
 */
export function openSearchBehaviours(lab: StreamsLab): {
  [behaviour: string]: () => Promise<void>;
} {
  const create = (name: string) =>
    lab.opened.openSearch.send(
      new CreateDomainCommand({
        DomainName: lab.name(name),
        EngineVersion: 'OpenSearch_2.5',
        ClusterConfig: {
          InstanceType: 'r6g.large.search',
          InstanceCount: 2,
          DedicatedMasterEnabled: true,
          DedicatedMasterCount: 3,
        },
        EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 50 },
      }),
    );
  const inventoryOf = async (name: string) =>
    (await lab.source.describe(lab.domain(name))).inventory;

  return {
    'gives a domain with its nodes and volumes': async () => {
      await create('plays');
      expect(await inventoryOf('plays')).toMatchObject({
        engineVersion: 'OpenSearch_2.5',
        deleted: false,
        instanceType: 'r6g.large.search',
        dataNodes: 2,
        nodes: 5,
        dedicatedMasters: 3,
        volumeType: 'gp3',
        volumeSizeBytes: 53_687_091_200,
      });
    },

    'says that a domain is not there, or no longer': async () => {
      expect((await lab.problemOf(lab.domain('never')))?.code).toBe(
        'not-found',
      );
      await create('deleted');
      await lab.opened.openSearch.send(
        new DeleteDomainCommand({ DomainName: lab.name('deleted') }),
      );
      expect((await lab.problemOf(lab.domain('deleted')))?.code).toBe(
        'not-found',
      );
    },

    'does not find a domain in another region': async () => {
      await create('here');
      expect((await lab.problemOf(lab.domain('here', 'eu-west-1')))?.code).toBe(
        'not-found',
      );
    },
  };
}

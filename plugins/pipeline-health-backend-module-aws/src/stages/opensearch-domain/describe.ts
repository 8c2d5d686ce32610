import {
  DescribeDomainCommand,
  DomainStatus,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { DomainInventory } from './DomainInventory';

const GIBIBYTE = 1024 ** 3;

/**
 * Asks for a domain: one call for its configuration. A domain names nothing that
 * data flows to or from.
 */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<DomainInventory>> {
  const { DomainStatus: domain } = await access
    .client(OpenSearchClient)
    .send(new DescribeDomainCommand({ DomainName: stage.name }));
  if (!domain) {
    throw new Error('The answer holds no description of the domain');
  }
  return { inventory: readDomain(domain), links: [], samples: {} };
}

/** Half of a domain that is being created is not there yet, whatever the types promise. */
function readDomain(domain: Partial<DomainStatus>): DomainInventory {
  const cluster = domain.ClusterConfig ?? {};
  const volume = domain.EBSOptions;
  const software = domain.ServiceSoftwareOptions;
  const masters = cluster.DedicatedMasterEnabled
    ? cluster.DedicatedMasterCount ?? 0
    : 0;
  const warm = cluster.WarmEnabled ? cluster.WarmCount ?? 0 : 0;
  const updateAt = software?.AutomatedUpdateDate;
  return {
    status: statusOf(domain),
    engineVersion: domain.EngineVersion,
    created: domain.Created ?? true,
    deleted: domain.Deleted ?? false,
    instanceType: cluster.InstanceType,
    dataNodes: cluster.InstanceCount,
    nodes:
      cluster.InstanceCount === undefined
        ? undefined
        : cluster.InstanceCount + masters + warm,
    dedicatedMasters: masters,
    zoneAwareness: cluster.ZoneAwarenessEnabled ?? false,
    volumeType: volume?.EBSEnabled ? volume.VolumeType : undefined,
    volumeSizeBytes:
      volume?.EBSEnabled && volume.VolumeSize
        ? volume.VolumeSize * GIBIBYTE
        : undefined,
    endpoint: domain.Endpoint ?? domain.Endpoints?.vpc,
    encryptionAtRest: domain.EncryptionAtRestOptions?.Enabled ?? false,
    softwareUpdateAvailable: software?.UpdateAvailable ?? false,
    // AWS says 1970 for "not planned".
    softwareUpdateAt:
      updateAt && updateAt.getTime() > 0 ? updateAt.toISOString() : undefined,
  };
}

/** Older answers have flags in place of a status. */
function statusOf(domain: Partial<DomainStatus>): string {
  if (domain.DomainProcessingStatus) {
    return domain.DomainProcessingStatus;
  }
  if (domain.Deleted) {
    return 'Deleting';
  }
  if (domain.Created === false) {
    return 'Creating';
  }
  if (domain.UpgradeProcessing) {
    return 'UpgradingEngineVersion';
  }
  return domain.Processing ? 'Modifying' : 'Active';
}

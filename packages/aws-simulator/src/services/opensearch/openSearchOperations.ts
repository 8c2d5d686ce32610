import {
  CreateDomainCommand,
  DeleteDomainCommand,
  DescribeDomainCommand,
  DomainStatus,
} from '@aws-sdk/client-opensearch';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Call } from '../../wire/wireMessages';
import { Domain } from './Domain';
import { OpenSearchSimulation } from './OpenSearchSimulation';

/** What is served of OpenSearch Service. */
export function openSearchOperations(
  openSearch: OpenSearchSimulation,
): Operation[] {
  const find = (name: string | undefined, call: Call): Domain => {
    const domain = openSearch.find(`${name}`, call);
    if (!domain) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Domain not found: ${name}`,
      );
    }
    return domain;
  };
  return [
    operation(DescribeDomainCommand, ({ DomainName }, call) => ({
      DomainStatus: statusOf(find(DomainName, call)),
    })),
    operation(CreateDomainCommand, (input, call) => {
      const name = `${input.DomainName}`;
      if (openSearch.find(name, call)) {
        throw new AwsError(
          'ResourceAlreadyExistsException',
          `Domain ${name} already exists`,
        );
      }
      const domain = openSearch.createDomain(
        {
          name,
          version: input.EngineVersion,
          instanceType: input.ClusterConfig?.InstanceType,
          nodes: input.ClusterConfig?.InstanceCount ?? 1,
          masters: input.ClusterConfig?.DedicatedMasterCount ?? 0,
          volumeGigabytes: input.EBSOptions?.VolumeSize ?? 10,
        },
        { ...call, start: call.now, zero: call.now },
      );
      return { DomainStatus: statusOf(domain) };
    }),
    operation(DeleteDomainCommand, ({ DomainName }, call) => {
      const domain = find(DomainName, call);
      openSearch.deleteDomain(domain.parts.item.name, call);
      return { DomainStatus: { ...statusOf(domain), Deleted: true } };
    }),
  ];
}

function statusOf(domain: Domain): DomainStatus {
  const { item, scope } = domain.parts;
  const { name, masters } = item;
  return {
    DomainId: `${scope.account}/${name}`,
    DomainName: name,
    ARN: domain.arn,
    Created: true,
    Deleted: false,
    Processing: false,
    UpgradeProcessing: false,
    DomainProcessingStatus: 'Active',
    EngineVersion: item.version,
    Endpoint: `search-${name}.${scope.region}.es.amazonaws.com`,
    ClusterConfig: {
      InstanceType: item.instanceType as NonNullable<
        DomainStatus['ClusterConfig']
      >['InstanceType'],
      InstanceCount: item.nodes,
      DedicatedMasterEnabled: masters > 0,
      ...(masters > 0 && { DedicatedMasterCount: masters }),
      ZoneAwarenessEnabled: item.nodes > 1,
      WarmEnabled: false,
    },
    EBSOptions: {
      EBSEnabled: true,
      VolumeType: 'gp3',
      VolumeSize: item.volumeGigabytes,
    },
    EncryptionAtRestOptions: { Enabled: true },
    ServiceSoftwareOptions: {
      UpdateAvailable: false,
      UpdateStatus: 'COMPLETED',
      AutomatedUpdateDate: new Date(0),
    },
  };
}

import {
  contextOf,
  minutesAgo,
  StageHistory,
} from '@pipeline-health/plugin-pipeline-health-node/testUtils';
import { openSearchDomain } from '..';
import { DescribedDomain, DomainInventory } from '../DomainInventory';

export const MINUTE = 60_000;
export const GIBIBYTE = 1024 ** 3;

export const STAGE = {
  arn: 'arn:aws:es:eu-central-1:123456789012:domain/music-search',
  kind: 'opensearch-domain',
  name: 'music-search',
  account: '123456789012',
  region: 'eu-central-1',
};

/** The answer of DescribeDomain. */
export function domain(is: object = {}): object {
  return {
    DomainId: '123456789012/music-search',
    DomainName: 'music-search',
    ARN: STAGE.arn,
    Created: true,
    Deleted: false,
    Endpoints: { vpc: 'vpc-music-search.eu-central-1.es.amazonaws.com' },
    Processing: false,
    UpgradeProcessing: false,
    EngineVersion: 'OpenSearch_2.19',
    ClusterConfig: {
      InstanceType: 'r7g.large.search',
      InstanceCount: 3,
      DedicatedMasterEnabled: true,
      DedicatedMasterCount: 3,
      ZoneAwarenessEnabled: true,
      WarmEnabled: false,
    },
    EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 100 },
    EncryptionAtRestOptions: { Enabled: true },
    ServiceSoftwareOptions: {
      UpdateAvailable: false,
      AutomatedUpdateDate: new Date(0),
    },
    DomainProcessingStatus: 'Active',
    ...is,
  };
}

/** The inventory of that domain, with an alarm that reaches somebody. */
export function domainInventory(
  is: Partial<DomainInventory> = {},
): DomainInventory {
  return {
    status: 'Active',
    engineVersion: 'OpenSearch_2.19',
    created: true,
    deleted: false,
    instanceType: 'r7g.large.search',
    dataNodes: 3,
    nodes: 6,
    dedicatedMasters: 3,
    zoneAwareness: true,
    volumeType: 'gp3',
    volumeSizeBytes: 100 * GIBIBYTE,
    encryptionAtRest: true,
    softwareUpdateAvailable: false,
    alarms: {
      answer: [
        {
          name: 'music-search-red',
          metrics: ['ClusterStatus.red'],
          reachesSomebody: true,
          state: 'OK',
        },
      ],
    },
    ...is,
  };
}

/** What a healthy domain publishes. */
const HEALTHY = {
  statusRed: 0,
  statusYellow: 0,
  writesBlocked: 0,
  freeStorage: 54 * GIBIBYTE,
  memoryPressure: 0.55,
  oldMemoryPressure: 0.3,
  masterMemoryPressure: 0.3,
  masterOldMemoryPressure: 0.2,
  cpu: 0.3,
  masterCpu: 0.1,
  activeShards: 300,
  unassignedShards: 0,
  nodes: 6,
  successes: 200,
  clientErrors: 1,
  serverErrors: 0,
  coordinatingRejected: 0,
  primaryRejected: 0,
  queueRejected: 412,
  snapshotFailed: 0,
};

/** Minutes. */
const HISTORY = 2 * 24 * 60;

type Published = number | ((minutesAgo: number) => number | undefined);

/** What is told of a domain: what differs from a healthy one, by minutes ago. */
export type Told = Partial<StageHistory<DomainInventory>> & {
  published?: { [metric: string]: Published };
  /** Since so many minutes it has published nothing. */
  silentFor?: number;
  thresholds?: DescribedDomain['thresholds'];
  previous?: DescribedDomain['previous'];
};

/** The domain as its checks see it after two days of history. */
export function domainContext({
  published,
  silentFor = 0,
  thresholds,
  previous,
  ...history
}: Told = {}): DescribedDomain {
  const samples = Object.fromEntries(
    Object.entries({ ...HEALTHY, ...published }).map(([metric, value]) => [
      metric,
      minutesAgo(HISTORY, ago =>
        ago < silentFor ? undefined : valueAt(value, ago),
      ),
    ]),
  );
  return contextOf(
    openSearchDomain,
    { stage: STAGE, inventory: domainInventory(), samples, ...history },
    { thresholds, previous },
  );
}

function valueAt(value: Published, ago: number): number | undefined {
  return typeof value === 'number' ? value : value(ago);
}

import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { DescribedDomain, DomainContext } from '../context';
import { DomainInventory } from '../DomainInventory';
import { thresholds } from '../thresholds';

/** The clock of the tests. */
export const NOW = Date.parse('2026-03-02T12:00:00Z');
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
      asked: true,
      alarms: [
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

/** One value a minute, the last of them three minutes ago. */
export function minutes(
  count: number,
  value: number | ((minutesAgo: number) => number),
): Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const minutesAgo = count - index + 2;
    return {
      at: NOW - minutesAgo * MINUTE,
      value: typeof value === 'number' ? value : value(minutesAgo),
    };
  });
}

/** What a healthy domain publishes. */
export function healthySamples(): { [metric: string]: Sample[] } {
  return {
    statusRed: minutes(180, 0),
    statusYellow: minutes(180, 0),
    writesBlocked: minutes(180, 0),
    freeStorage: minutes(180, 54 * GIBIBYTE),
    memoryPressure: minutes(180, 0.55),
    masterMemoryPressure: minutes(180, 0.3),
    cpu: minutes(180, 0.3),
    nodes: minutes(180, 6),
    successes: minutes(180, 200),
    clientErrors: minutes(180, 1),
    serverErrors: minutes(180, 0),
    coordinatingRejected: minutes(180, 0),
    primaryRejected: minutes(180, 0),
    queueRejected: minutes(180, 412),
    snapshotFailed: minutes(180, 0),
    keyInaccessible: [],
  };
}

export function contextOf(is: Partial<DomainContext> = {}): DescribedDomain {
  return {
    stage: STAGE,
    describedAt: NOW,
    readings: {},
    samples: healthySamples(),
    runs: [],
    neighbours: [],
    thresholds: Object.fromEntries(
      Object.entries(thresholds).map(([name, { warning, critical }]) => [
        name,
        { warning, critical },
      ]),
    ) as DomainContext['thresholds'],
    now: NOW,
    ...is,
    inventory: is.inventory ?? domainInventory(),
  };
}

/** The healthy domain, with some of its samples replaced. */
export function withSamples(samples: {
  [metric: string]: Sample[];
}): Partial<DomainContext> {
  return { samples: { ...healthySamples(), ...samples } };
}

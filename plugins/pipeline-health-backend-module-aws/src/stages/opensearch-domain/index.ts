import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { awsKind } from '../../aws/AwsStageKind';
import { placesOf } from '../../aws/places';
import { eventsByArn } from '../../aws/events';
import { lookback } from './answers';
import { checks } from './checks';
import { costs } from './costs';
import { describe } from './describe';
import { DomainInventory } from './DomainInventory';
import { metrics } from './metrics';
import { rejectedWrites } from './rejected';
import { storageLines } from './storage';
import { DomainThreshold, thresholds } from './thresholds';

/** A domain of Amazon OpenSearch Service (or Elasticsearch). */
export const openSearchDomain = awsKind<DomainInventory, DomainThreshold>({
  kind: 'opensearch-domain',
  title: 'OpenSearch domain',
  arn: {
    service: 'es',
    resource: 'domain/',
    name: /^[a-z][a-z0-9-]{2,27}$/,
    what: 'an OpenSearch domain',
    expected: 'a name of 3 to 28 lower-case letters, digits and hyphens',
    alone: true,
  },
  metrics,
  events: [eventsByArn('aws.es')],
  cloudwatch: {
    namespace: 'AWS/ES',
    // Without the account nothing is found.
    dimensions: ({ name, account }) => ({
      DomainName: name,
      ClientId: account,
    }),
  },
  places: placesOf({
    page: ({ name }) => `aos/home?region=REGION#opensearch/domains/${name}`,
    look: ({ name }) => ['opensearch', 'DescribeDomain', { DomainName: name }],
  }),
  thresholds,
  checks,
  costs,
  messages: {
    'opensearch-domain.free': '{{free}}',
    'opensearch-domain.free_of-volume': '{{free}} ({{share}})',
  },
  alarms: [
    {
      metrics:
        /^ClusterStatus\.red$|^ClusterIndexWritesBlocked$|^FreeStorageSpace$/,
      when: 'when the domain is red or full',
      remedy:
        'Create alarms on ClusterStatus.red (Maximum ≥ 1) and FreeStorageSpace (Minimum below a quarter of the volume) with an action that reaches the team.',
      create: ({ inventory: { volumeSizeBytes } }) => [
        {
          metric: 'ClusterStatus.red',
          statistic: 'Maximum',
          when: 'at-least',
          threshold: 1,
        },
        volumeSizeBytes === undefined
          ? {
              metric: 'ClusterIndexWritesBlocked',
              statistic: 'Maximum',
              when: 'at-least',
              threshold: 1,
            }
          : {
              metric: 'FreeStorageSpace',
              statistic: 'Minimum',
              when: 'below',
              // CloudWatch has megabytes here.
              threshold: Math.round(volumeSizeBytes / 4 / 1024 ** 2),
            },
      ],
    },
  ],
  settings: [
    'engineVersion',
    'instanceType',
    'dataNodes',
    'dedicatedMasters',
    'zoneAwareness',
    'volumeType',
    'volumeSizeBytes',
  ],
  inventory: {
    status: { title: 'Status' },
    engineVersion: { title: 'Version' },
    instanceType: { title: 'Type of the data nodes' },
    dataNodes: { title: 'Data nodes', unit: 'count' },
    dedicatedMasters: { title: 'Dedicated masters', unit: 'count' },
    nodes: { title: 'Nodes', unit: 'count' },
    zoneAwareness: { title: 'Spread over zones' },
    volumeSizeBytes: { title: 'Volume of each data node', unit: 'bytes' },
    volumeType: { title: 'Type of the volumes' },
    encryptionAtRest: { title: 'Encrypted at rest' },
    softwareUpdateAvailable: { title: 'Update available' },
    softwareUpdateAt: { title: 'Installed by AWS' },
    endpoint: { title: 'Endpoint' },
  },
  chartThresholds: { memoryPressure: 'memoryPressure', cpu: 'cpu' },
  chartLines: stage => ({
    freeStorage: { breach: 'below', ...storageLines(stage) },
  }),
  /** The counters of rejected writes say little; how far they grew does. */
  deriveReadings(context): { [metric: string]: Reading } {
    const last = currentReading(context, 'queueRejected');
    return last
      ? {
          rejectedWrites: {
            value: rejectedWrites(context),
            unit: 'count',
            at: last.at,
          },
        }
      : {};
  },
  lookback,
  tier: context =>
    currentReading(context, 'statusRed')?.value ||
    currentReading(context, 'writesBlocked')?.value
      ? 'hot'
      : 'warm',
  describe,
  permissions: { stage: ['es:DescribeDomain'] },
  tagging: { resourceType: 'es:domain' },
});

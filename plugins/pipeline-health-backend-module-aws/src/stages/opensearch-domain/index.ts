import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { current, DomainContext } from './context';
import { describe } from './describe';
import { DomainInventory } from './DomainInventory';
import { identify } from './identify';
import { rejectedSince } from './rejected';
import { queries, series } from './series';
import { storageLines } from './storage';
import { DomainThreshold, thresholds } from './thresholds';

const WINDOW_MS = 900_000;

/** A domain of Amazon OpenSearch Service (or Elasticsearch). */
export const openSearchDomain: AwsStageKind<DomainInventory, DomainThreshold> =
  {
    kind: {
      kind: 'opensearch-domain',
      title: 'OpenSearch domain',
      thresholds,
      checks,
      identify,
      series,
      chartThresholds: { memoryPressure: 'memoryPressure', cpu: 'cpu' },
      chartLines: stage => ({
        freeStorage: { breach: 'below', ...storageLines(stage) },
      }),
      deriveReadings,
      tier: context =>
        current(context, 'statusRed')?.value ||
        current(context, 'writesBlocked')?.value
          ? 'hot'
          : 'warm',
    },
    describe,
    queries,
    permissions: { stage: ['es:DescribeDomain'] },
    tagging: { resourceType: 'es:domain' },
  };

/** The counters of rejected writes say little; how far they grew does. */
function deriveReadings(context: DomainContext): { [metric: string]: Reading } {
  const last = current(context, 'queueRejected');
  return last
    ? {
        rejectedWrites: {
          value: rejectedSince(context, context.now - WINDOW_MS),
          unit: 'count',
          at: new Date(last.at).toISOString(),
        },
      }
    : {};
}

import type {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import {
  Shard,
  SourceUsage,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  AttributesOf,
  MeterDefinition,
  METERS,
  MetersOf,
  PREFIX,
} from './meterDefinitions';
import { Observed, observeGauges } from './observeGauges';
import { placeOf } from './placeOf';

/** What tells operators how collecting and announcing go. */
export type Meters = ReturnType<typeof createMeters>;

/**
 * Declares our meters. What must be right also while nothing runs is read from
 * the database when somebody looks; the rest is counted where it happens.
 */
export function createMeters(metrics: MetricsService, observed: Observed) {
  observeGauges(metrics, observed);
  const calls = counter(metrics, 'collection.calls');
  const errors = counter(metrics, 'collection.errors');
  const throttles = counter(metrics, 'collection.throttles');
  const billed = counter(metrics, 'collection.metrics');
  return {
    roundDuration: histogram(metrics, 'collection.round.duration'),
    lockWait: histogram(metrics, 'collection.lock.wait'),
    events: counter(metrics, 'events'),
    announceFailures: counter(metrics, 'announcements.failures'),
    /** Counts what questions in an account and region came to. */
    count(shard: Shard, usage: SourceUsage) {
      const place = placeOf(shard);
      for (const [service, count] of Object.entries(usage.calls)) {
        calls.add(count, { ...place, service });
      }
      for (const [service, codes] of Object.entries(usage.failedCalls ?? {})) {
        for (const [code, count] of Object.entries(codes)) {
          errors.add(count, { ...place, service, code });
        }
      }
      throttles.add(usage.throttles, place);
      billed.add(usage.metricsRequested, place);
    },
  };
}

function counter<TName extends MetersOf<'counter'>>(
  metrics: MetricsService,
  name: TName,
): MetricsServiceCounter<AttributesOf<TName>> {
  const { meaning: description, unit } = METERS[name];
  return metrics.createCounter(`${PREFIX}${name}`, { description, unit });
}

function histogram<TName extends MetersOf<'histogram'>>(
  metrics: MetricsService,
  name: TName,
): MetricsServiceHistogram<AttributesOf<TName>> {
  const definition: MeterDefinition = METERS[name];
  const { meaning: description, unit, bounds = [] } = definition;
  return metrics.createHistogram(`${PREFIX}${name}`, {
    description,
    unit,
    advice: { explicitBucketBoundaries: [...bounds] },
  });
}

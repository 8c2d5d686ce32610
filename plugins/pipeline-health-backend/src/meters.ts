import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { metrics as openTelemetry } from '@opentelemetry/api';
import { CollectionReader, FailureReader, OverviewStore } from './database';

/**
 * Backstage's metrics service by its id: the export is younger than the oldest
 * Backstage that we start in. Where the service is missing, the global meter
 * of OpenTelemetry, on which it rests, takes its place.
 */
export const metricsServiceRef = createServiceRef<MetricsService>({
  id: 'alpha.core.metrics',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => openTelemetry.getMeter('backstage-plugin-pipeline-health'),
    }),
});

/** What tells operators how collecting and announcing go. */
export type Meters = ReturnType<typeof createMeters>;

/**
 * Declares our meters. What must be right also while nothing runs is read from
 * the database whenever somebody looks; the rest is counted where it happens.
 */
export function createMeters(
  metrics: MetricsService,
  options: {
    collection: CollectionReader;
    failures: FailureReader;
    overview: OverviewStore;
    clock: () => number;
    /** Milliseconds between two rounds. */
    interval: number;
  },
) {
  const { collection, failures, overview, clock, interval } = options;
  metrics
    .createObservableGauge('pipeline_health.collection.round.age', {
      description: 'Time since the last round of an account and region ended',
      unit: 's',
    })
    .addCallback(async gauge => {
      const now = clock();
      for (const shard of await collection.progress(now)) {
        if (shard.endedAt !== undefined) {
          gauge.observe((now - shard.endedAt) / 1000, placeOf(shard));
        }
      }
    });
  metrics
    .createObservableGauge('pipeline_health.collection.series.overdue', {
      description: 'Series that have been due for more than two rounds',
      unit: '{series}',
    })
    .addCallback(async gauge => {
      for (const shard of await collection.progress(clock() - 2 * interval)) {
        gauge.observe(shard.seriesDue, placeOf(shard));
      }
    });
  metrics
    .createObservableGauge('pipeline_health.collection.failing', {
      description: 'Stages and series that could not be read last time',
      unit: '{question}',
    })
    .addCallback(async gauge => {
      for (const failure of await failures.byCause()) {
        const { cause, count } = failure;
        gauge.observe(count, { ...placeOf(failure), cause });
      }
    });
  metrics
    .createObservableGauge('pipeline_health.pipelines.stale', {
      description: 'Pipelines whose assessment is too old to be believed',
      unit: '{pipeline}',
    })
    .addCallback(async gauge => {
      gauge.observe(await overview.countStale(clock()));
    });
  return {
    roundDuration: metrics.createHistogram(
      'pipeline_health.collection.round.duration',
      {
        description: 'Time that a round of an account and region took',
        unit: 's',
      },
    ),
    calls: metrics.createCounter('pipeline_health.collection.calls', {
      description: 'Calls to services, retries included',
      unit: '{call}',
    }),
    throttles: metrics.createCounter('pipeline_health.collection.throttles', {
      description: 'Calls that were answered with a throttling error',
      unit: '{call}',
    }),
    events: metrics.createCounter('pipeline_health.events', {
      description: 'Events that sources were told, by what they came to',
      unit: '{event}',
    }),
    announceFailures: metrics.createCounter(
      'pipeline_health.announcements.failures',
      {
        description: 'Attempts to tell of changes that failed and are repeated',
        unit: '{attempt}',
      },
    ),
  };
}

/** The attributes by which meters name an account and region. */
export function placeOf({
  account,
  region,
}: {
  account: string;
  region: string;
}) {
  return { account, region };
}

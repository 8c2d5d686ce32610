import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { metrics as openTelemetry } from '@opentelemetry/api';

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

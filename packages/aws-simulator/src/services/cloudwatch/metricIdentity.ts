import { Metric } from '@aws-sdk/client-cloudwatch';
import { MetricIdentity } from '../../metrics/Series';

/** What a metric of the API names. */
export function metricIdentity(metric: Metric | undefined): MetricIdentity {
  return {
    namespace: metric?.Namespace ?? '',
    name: metric?.MetricName ?? '',
    dimensions: (metric?.Dimensions ?? []).map(dimension => ({
      name: dimension.Name ?? '',
      value: dimension.Value ?? '',
    })),
  };
}

/** A metric as the API names it. */
export function describeMetric(identity: MetricIdentity): Metric {
  return {
    Namespace: identity.namespace,
    MetricName: identity.name,
    Dimensions: identity.dimensions.map(({ name, value }) => ({
      Name: name,
      Value: value,
    })),
  };
}

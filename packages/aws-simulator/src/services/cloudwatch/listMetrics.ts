import {
  ListMetricsCommandInput,
  ListMetricsCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { MetricStore } from '../../metrics/MetricStore';
import { Series } from '../../metrics/Series';
import { Call } from '../../wire/wireMessages';
import { describeMetric } from './metricIdentity';
import { pageOf } from './pageOf';
import { validationError } from './validationError';

const pageSize = 500;
const minutesOfTwoWeeks = 14 * 1440;
const minutesOfRecent = 180 + 50;

/** Lists the metrics that had data in the last two weeks. */
export function listMetrics(
  input: ListMetricsCommandInput,
  call: Call,
  metrics: MetricStore,
): Omit<ListMetricsCommandOutput, '$metadata'> {
  if (input.RecentlyActive !== undefined && input.RecentlyActive !== 'PT3H') {
    throw validationError('The parameter RecentlyActive must be PT3H.');
  }
  const longestSilence = input.RecentlyActive
    ? minutesOfRecent
    : minutesOfTwoWeeks;
  const oldest = call.now / 60_000 - longestSilence;
  const matching = metrics
    .list(call)
    .filter(
      series =>
        isAsked(series, input) && newestShown(series, call.now) >= oldest,
    );
  const page = pageOf(matching, pageSize, input.NextToken);
  return {
    Metrics: page.items.map(({ identity }) => describeMetric(identity)),
    NextToken: page.nextToken,
  };
}

/** The newest minute that no outage hides. */
function newestShown(series: Series, now: number): number {
  const shown = (minute: number) =>
    minute * 60_000 + series.delayOf(minute) <= now;
  let minute = series.lastMinute;
  const oldest = minute - minutesOfTwoWeeks;
  while (minute > oldest && !shown(minute)) {
    minute -= 1;
  }
  return minute;
}

function isAsked(
  { identity }: Series,
  input: ListMetricsCommandInput,
): boolean {
  return (
    (input.Namespace ?? identity.namespace) === identity.namespace &&
    (input.MetricName ?? identity.name) === identity.name &&
    (input.Dimensions ?? []).every(filter =>
      identity.dimensions.some(
        ({ name, value }) =>
          name === filter.Name && (filter.Value ?? value) === value,
      ),
    )
  );
}

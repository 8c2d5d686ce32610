import {
  currentReading,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  breachingSince,
  knownUntil,
  lastPeriods,
  Lines,
  LineSeverity,
  severityInMost,
  severityOf,
} from '../../../judging';
import { DomainContext } from '../DomainInventory';

const PERIOD = 60;

/** What the last minutes of a metric come to. */
export interface GaugeVerdict {
  severity: LineSeverity;
  worst: number;
  /** Epoch milliseconds since when nearly each minute breaches. */
  since: number;
}

/** Judges a metric that has a value each minute, by most of the last; well after two good ones. */
export function judgeGauge(
  context: DomainContext,
  metric: string,
  {
    threshold,
    lines,
    need = 3,
    of = 5,
  }: {
    threshold: Pick<ThresholdDefinition, 'breach'>;
    lines: Lines;
    need?: number;
    of?: number;
  },
): GaugeVerdict | undefined {
  const samples = context.samples[metric] ?? [];
  const until = knownUntil(context, metric);
  const severity = severityInMost({
    samples,
    period: PERIOD,
    until,
    threshold,
    lines,
    need,
    of,
  });
  const values = lastPeriods(samples, PERIOD, until, 5).map(
    ({ value }) => value,
  );
  const lasts = values
    .slice(-2)
    .some(value => severityOf(value, threshold, lines));
  return severity && lasts && currentReading(context, metric)
    ? {
        severity,
        worst:
          threshold.breach === 'below'
            ? Math.min(...values)
            : Math.max(...values),
        since: breachingSince(samples, threshold, lines),
      }
    : undefined;
}

import { Finding } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  ThresholdDefinition,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Lines, LineSeverity, severityOf } from './severityOf';

/** Points may come some periods late; until then the ones before still count. */
const LATE_PERIODS = 3;
/** For so many times as long what was told must be over: a share wanders around its line. */
const ENDS_AFTER = 4;

/**
 * Judges the last complete periods together, so that one spike does not flap: a
 * line is breached when `need` of the last `of` periods breach it. A period
 * without a sample does not.
 */
export function severityInMost(options: {
  /** Complete samples, oldest first. */
  samples: readonly Sample[] | undefined;
  /** Seconds. */
  period: number;
  /** Epoch milliseconds until which the metric was asked; see `knownUntil`. */
  until: number;
  threshold: Pick<ThresholdDefinition, 'breach'>;
  lines: Lines;
  need?: number;
  of?: number;
  /** What was told of it before, where that ends only after a longer calm. */
  before?: Pick<Finding, 'id'>;
}): LineSeverity | undefined {
  const {
    samples,
    period,
    until,
    threshold,
    lines,
    need = 3,
    of = 5,
    before,
  } = options;
  const count = before ? of * ENDS_AFTER : of;
  const severities = lastPeriods(samples, period, until, count).map(
    ({ value }) => severityOf(value, threshold, lines),
  );
  const critical = severities.filter(severity => severity === 'critical');
  if (critical.length >= need) {
    return 'critical';
  }
  return severities.filter(Boolean).length >= need ? 'warning' : undefined;
}

/**
 * The samples of the last periods before `until`, whether or not these have
 * samples: what was published before something fell silent is no longer now.
 */
export function lastPeriods(
  samples: readonly Sample[] | undefined,
  period: number,
  until: number,
  count: number,
): Sample[] {
  const from = until - (count + LATE_PERIODS) * period * 1000;
  return (samples ?? []).filter(({ at }) => at >= from).slice(-count);
}

import { SeriesThreshold } from '@pipeline-health/plugin-pipeline-health-common';
import { Sample } from '@pipeline-health/plugin-pipeline-health-node';
import { Lines, LineSeverity, severityOf } from './severityOf';

/**
 * What the newest points came to.
 */
export interface AttemptsVerdict {
  severity: LineSeverity;
  /** The mean of the newest attempts. */
  value: number;
  worst: number;
  /** How many of the newest attempts breach, and of how many. */
  breaching: number;
  attempts: number;
  /** Epoch milliseconds since when nearly each attempt breaches. */
  since: number;
}

const ATTEMPTS = 5;

/**
 * Judges a metric that only has a point where something was attempted, which
 * may be once in a buffer interval: 3 of the last 5 points must breach, or 2
 * while there are fewer, so that one retry does not flap.
 */
export function judgeAttempts(options: {
  /** Complete samples, oldest first. */
  samples: readonly Sample[] | undefined;
  threshold: Pick<SeriesThreshold, 'breach'>;
  lines: Lines;
  /** Seconds between two attempts, as far as the configuration tells. */
  interval: number;
  /** Epoch milliseconds. */
  now: number;
}): AttemptsVerdict | undefined {
  const { samples = [], threshold, lines, interval, now } = options;
  const from = now - Math.max(1_800, ATTEMPTS * interval + 1_200) * 1000;
  const newest = samples.filter(({ at }) => at >= from).slice(-ATTEMPTS);
  const need = newest.length === ATTEMPTS ? 3 : 2;
  const severities = newest.map(({ value }) =>
    severityOf(value, threshold, lines),
  );
  const breaching = severities.filter(Boolean).length;
  if (breaching < need) {
    return undefined;
  }
  const critical = severities.filter(it => it === 'critical').length >= need;
  const values = newest.map(({ value }) => value);
  return {
    severity: critical ? 'critical' : 'warning',
    value: values.reduce((sum, value) => sum + value, 0) / values.length,
    worst:
      threshold.breach === 'below' ? Math.min(...values) : Math.max(...values),
    breaching,
    attempts: newest.length,
    since: breachingSince(samples, threshold, lines),
  };
}

function breachingSince(
  samples: readonly Sample[],
  threshold: Pick<SeriesThreshold, 'breach'>,
  lines: Lines,
): number {
  const breaches = ({ value }: Sample) => severityOf(value, threshold, lines);
  let first = samples.length;
  let calm = 0;
  // One good attempt in between does not end a stretch of bad ones.
  for (let index = samples.length - 1; index >= 0 && calm < 2; index--) {
    if (breaches(samples[index])) {
      first = index;
      calm = 0;
    } else {
      calm++;
    }
  }
  return samples[Math.min(first, samples.length - 1)].at;
}

import { Sample } from '../../metrics/Series';

/** How a statistic is read off the samples of a period. */
export type Statistic = (sample: Sample) => number;

const simple: Record<string, Statistic> = {
  Average: sample => sample.sum / sample.count,
  Sum: sample => sample.sum,
  Minimum: sample => sample.minimum,
  Maximum: sample => sample.maximum,
  SampleCount: sample => sample.count,
};

/** The statistic of a name such as `Average` or `p99.9`; undefined when it is none. */
export function statisticOf(name: string): Statistic | undefined {
  if (Object.hasOwn(simple, name)) {
    return simple[name];
  }
  const percentile = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name);
  return percentile
    ? sample => percentileOf(sample, Number(percentile[1]))
    : undefined;
}

/** The smallest value that at least that share of the samples does not exceed. */
function percentileOf(sample: Sample, percent: number): number {
  const sorted = [...sample.values].sort(([left], [right]) => left - right);
  const rank = (percent / 100) * sample.count;
  let seen = 0;
  for (const [value, count] of sorted) {
    seen += count;
    if (seen >= rank) {
      return value;
    }
  }
  return sample.maximum;
}

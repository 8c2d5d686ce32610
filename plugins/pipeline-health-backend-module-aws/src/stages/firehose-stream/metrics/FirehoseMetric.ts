import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';

/** A metric of a delivery stream, with its name in the namespace `AWS/Firehose`. */
export interface FirehoseMetric extends SeriesDefinition {
  name: string;
  /** AWS's unit in ours: 0.001 for milliseconds. */
  scale?: number;
}

type Details = Pick<FirehoseMetric, 'coolestTier' | 'scale' | 'period'>;

const MINUTELY = { period: 60, expectedLag: 180 };

/** Something counted over each minute. */
export function total(
  metric: string,
  title: string,
  name: string,
  unit: 'count' | 'bytes' = 'count',
): FirehoseMetric {
  // Volumes serve the charts; their minutes still come complete when they are asked for seldom.
  const tier = unit === 'bytes' ? { coolestTier: 'cold' as const } : {};
  return { metric, title, name, unit, statistic: 'Sum', ...MINUTELY, ...tier };
}

/** A state or an age, of which the worst moment of each minute counts. */
export function peak(
  metric: string,
  title: string,
  name: string,
  unit: FirehoseMetric['unit'] = 'seconds',
  details: Partial<Details> = {},
): FirehoseMetric {
  return {
    metric,
    title,
    name,
    unit,
    statistic: 'Maximum',
    ...MINUTELY,
    ...details,
  };
}

/** The share of attempts that succeeded. */
export function share(
  metric: string,
  title: string,
  name: string,
  statistic: 'Average' | 'Minimum' = 'Average',
): FirehoseMetric {
  return { metric, title, name, unit: 'ratio', statistic, ...MINUTELY };
}

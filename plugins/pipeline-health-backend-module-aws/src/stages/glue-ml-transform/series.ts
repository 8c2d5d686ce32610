import { SeriesDefinition } from '@pipeline-health/plugin-pipeline-health-node';
import { TransformInventory } from './TransformInventory';

const YEAR_SECONDS = 366 * 86_400;

type QualityMetric = 'precision' | 'recall' | 'f1' | 'areaUnderCurve';

/** The figures of an evaluation, and what a person calls them. */
export const QUALITY_METRICS: { [metric in QualityMetric]: string } = {
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1, the best balance of both',
  areaUnderCurve: 'Area under the precision-recall curve',
};

/** The names of the figures of an evaluation. */
export const qualityMetrics = Object.keys(QUALITY_METRICS) as QualityMetric[];

/**
 * Nothing in CloudWatch: each evaluation gives one point. How long it holds is
 * for its user to say, so a point is not called late for a year.
 */
export function series({
  quality,
  labelCount,
}: TransformInventory): SeriesDefinition[] {
  return [
    ...qualityMetrics
      .filter(metric => quality?.[metric] !== undefined)
      .map(metric =>
        definition(metric, QUALITY_METRICS[metric], 'ratio', YEAR_SECONDS),
      ),
    ...(labelCount === undefined
      ? []
      : [definition('labelCount', 'Labels', 'count', 3600)]),
  ];
}

function definition(
  metric: string,
  title: string,
  unit: SeriesDefinition['unit'],
  expectedLag: number,
): SeriesDefinition {
  return {
    metric,
    title,
    unit,
    statistic: 'Maximum',
    period: 3600,
    coolestTier: 'cold',
    expectedLag,
  };
}

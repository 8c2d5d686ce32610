import { AwsMetric } from '../../aws/AwsStageKind';
import { TransformInventory } from './TransformInventory';

/** The figures of an evaluation. */
export const QUALITY_METRICS = [
  'precision',
  'recall',
  'f1',
  'areaUnderCurve',
] as const;

type QualityMetric = (typeof QUALITY_METRICS)[number];

const TITLES: { [metric in QualityMetric]: string } = {
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1, the best balance of both',
  areaUnderCurve: 'Area under the precision-recall curve',
};

const YEAR_SECONDS = 366 * 86_400;

/** Nothing in CloudWatch: each description gives a point. */
const DESCRIBED = {
  statistic: 'Maximum',
  period: 3600,
  coolestTier: 'cold',
  described: true,
} as const;

export const metrics: readonly AwsMetric<TransformInventory>[] = [
  ...QUALITY_METRICS.map(metric => ({
    ...DESCRIBED,
    metric,
    title: TITLES[metric],
    unit: 'ratio' as const,
    key: metric === 'precision' || metric === 'recall',
    // How long an evaluation holds is for its user to say: it is not late for a year.
    expectedLag: YEAR_SECONDS,
    when: ({ quality }: TransformInventory) => quality?.[metric] !== undefined,
  })),
  {
    ...DESCRIBED,
    metric: 'labelCount',
    title: 'Labels',
    unit: 'count',
    expectedLag: 3600,
    when: ({ labelCount }) => labelCount !== undefined,
  },
];

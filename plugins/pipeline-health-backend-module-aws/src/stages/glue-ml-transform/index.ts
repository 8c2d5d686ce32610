import { Reading } from '@pipeline-health/plugin-pipeline-health-common';
import { glueArnBeside, glueNameOf } from '../glue';
import { AwsStageKind } from '../../aws/AwsStageKind';
import { checks } from './checks';
import { TransformContext } from './context';
import { describe } from './describe';
import { qualityMetrics, series } from './series';
import { thresholds, TransformThreshold } from './thresholds';
import { TransformInventory } from './TransformInventory';

/**
 * A FindMatches transform of Glue, and how well it matches.
 */
export const glueMlTransform: AwsStageKind<
  TransformInventory,
  TransformThreshold
> = {
  kind: {
    kind: 'glue-ml-transform',
    title: 'Glue FindMatches transform',
    thresholds,
    checks,
    identify: arn => glueNameOf(arn, 'mlTransform'),
    series,
    chartThresholds: { precision: 'precision', recall: 'recall' },
    deriveReadings,
    tier: ({ runs }) =>
      runs.some(({ state }) => state === 'running') ? 'hot' : 'warm',
  },
  describe,
  queries: () => ({}),
  permissions: {
    stage: ['glue:GetMLTransform', 'glue:GetMLTaskRuns', 'glue:GetTable'],
    resources: ({ arn }) => [
      arn,
      ...['catalog', 'database/*', 'table/*'].map(resource =>
        glueArnBeside(arn, resource),
      ),
    ],
  },
  // The whole service: the tagging API documents no filter for transforms.
  tagging: { resourceType: 'glue' },
};

/** What the last evaluation found holds until the next, however long ago it was. */
function deriveReadings({ inventory, describedAt }: TransformContext): {
  [metric: string]: Reading;
} {
  const quality = inventory?.quality;
  if (!inventory || describedAt === undefined) {
    return {};
  }
  const now = new Date(describedAt).toISOString();
  const readings: { [metric: string]: Reading } = {};
  for (const metric of qualityMetrics) {
    const value = quality?.[metric];
    if (value !== undefined) {
      readings[metric] = {
        value,
        unit: 'ratio',
        at: quality?.evaluatedAt ?? now,
      };
    }
  }
  if (inventory.labelCount !== undefined) {
    readings.labelCount = {
      value: inventory.labelCount,
      unit: 'count',
      at: now,
    };
  }
  return readings;
}

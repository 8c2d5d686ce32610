import type { EvaluationMetrics } from '@aws-sdk/client-glue';
import { TransformQuality } from './TransformInventory';

/** What an evaluation found; undefined before the first, and for newer types of transforms. */
export function parseQuality(
  metrics: EvaluationMetrics | undefined,
  evaluatedAt: string | undefined,
): TransformQuality | undefined {
  const found = metrics?.FindMatchesMetrics;
  if (!found || (found.Precision === undefined && found.Recall === undefined)) {
    return undefined;
  }
  const confusion = found.ConfusionMatrix;
  return {
    precision: found.Precision,
    recall: found.Recall,
    f1: found.F1,
    areaUnderCurve: found.AreaUnderPRCurve,
    confusion: confusion && {
      truePositives: confusion.NumTruePositives ?? 0,
      falsePositives: confusion.NumFalsePositives ?? 0,
      trueNegatives: confusion.NumTrueNegatives ?? 0,
      falseNegatives: confusion.NumFalseNegatives ?? 0,
    },
    columnImportances: (found.ColumnImportances ?? [])
      .map(({ ColumnName, Importance }) => ({
        column: ColumnName ?? '',
        importance: Importance ?? 0,
      }))
      .sort((left, right) => right.importance - left.importance),
    evaluatedAt,
  };
}

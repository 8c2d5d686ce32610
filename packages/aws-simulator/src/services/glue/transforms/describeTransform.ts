import type {
  EvaluationMetrics,
  MLTransform,
  TaskRun,
} from '@aws-sdk/client-glue';
import { Task, Transform } from './Transform';

const logGroup = '/aws-glue/mltransform';

/** A transform as GetMLTransform answers it. */
export function describeTransform(
  transform: Transform,
  now: number,
): MLTransform {
  const { item, createdAt } = transform;
  const newest = transform.tasks(now)[0];
  const imported = transform.lastDone('IMPORT_LABELS', now);
  return {
    TransformId: item.id,
    Name: item.name,
    ...(item.description && { Description: item.description }),
    // A scenario may hold a status that the SDK does not know yet.
    Status: item.status as MLTransform['Status'],
    CreatedOn: new Date(createdAt),
    LastModifiedOn: new Date(newest?.start ?? createdAt),
    InputRecordTables: [
      { DatabaseName: item.input.database, TableName: item.input.table },
    ],
    Parameters: {
      TransformType: 'FIND_MATCHES',
      FindMatchesParameters: {
        PrimaryKeyColumnName: item.primaryKey,
        PrecisionRecallTradeoff: item.precisionRecallTradeoff,
        AccuracyCostTradeoff: item.accuracyCostTradeoff,
        EnforceProvidedLabels: false,
      },
    },
    EvaluationMetrics: qualityOf(transform, now),
    LabelCount: imported?.item.labels ?? item.labels,
    Schema: Object.entries(item.columns).map(([Name, DataType]) => ({
      Name,
      DataType,
    })),
    Role: item.role,
    GlueVersion: '2.0',
    MaxCapacity: item.capacity,
    Timeout: 2880,
    MaxRetries: 0,
  };
}

/** A task as GetMLTaskRuns answers it. */
export function describeTask(
  { id, start, end, item }: Task,
  transform: Transform,
  now: number,
): TaskRun {
  const ended = end <= now;
  const outcome = item.failure ? 'FAILED' : 'SUCCEEDED';
  return {
    TransformId: transform.item.id,
    TaskRunId: id,
    Status: ended ? outcome : 'RUNNING',
    LogGroupName: logGroup,
    Properties: { TaskType: item.type },
    ...(ended && item.failure && { ErrorString: item.failure }),
    StartedOn: new Date(start),
    LastModifiedOn: new Date(Math.min(end, now)),
    ...(ended && { CompletedOn: new Date(end) }),
    ExecutionTime: Math.round((Math.min(end, now) - start) / 1000),
  };
}

function qualityOf(
  transform: Transform,
  now: number,
): EvaluationMetrics | undefined {
  const quality = transform.lastDone('EVALUATION', now)?.item.quality;
  if (!quality) {
    return undefined;
  }
  const { precision, recall } = quality;
  const { evaluatedPairs, importances } = transform.item;
  const matches = Math.round(evaluatedPairs / 4);
  const truePositives = Math.round(matches * recall);
  const falsePositives = precision
    ? Math.round(truePositives / precision) - truePositives
    : 0;
  return {
    TransformType: 'FIND_MATCHES',
    FindMatchesMetrics: {
      AreaUnderPRCurve: quality.areaUnderCurve ?? (precision + recall) / 2,
      Precision: precision,
      Recall: recall,
      F1:
        precision + recall
          ? (2 * precision * recall) / (precision + recall)
          : 0,
      ConfusionMatrix: {
        NumTruePositives: truePositives,
        NumFalsePositives: falsePositives,
        NumFalseNegatives: matches - truePositives,
        NumTrueNegatives: evaluatedPairs - matches - falsePositives,
      },
      ColumnImportances: Object.entries(importances).map(
        ([ColumnName, Importance]) => ({ ColumnName, Importance }),
      ),
    },
  };
}

import { GetMLTransformCommand, GlueClient } from '@aws-sdk/client-glue';
import type { EvaluationMetrics, MLTransform } from '@aws-sdk/client-glue';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  ask,
  Sample,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess } from '../../aws/access';
import { NO_ORDER } from '../../judging/runs';
import { QUALITY_METRICS } from './metrics';
import { inputLinks, readInputs, tablesOf } from './readInputs';
import { readTasks } from './readTasks';
import { TransformInventory, TransformQuality } from './TransformInventory';

const MAX_RUNS = 50;

/** Asks for a transform, its tasks and the tables it reads. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<TransformInventory>> {
  const client = access.client(GlueClient);
  const transform = await client.send(
    new GetMLTransformCommand({ TransformId: stage.name }),
  );
  const [tasks, inputs] = await Promise.all([
    askAside(() => readTasks(client, transform)),
    ask(() => readInputs(client, transform)),
  ]);
  const listed = tasks.answer?.items;
  const inventory: TransformInventory = {
    ...configurationOf(transform, stage.name),
    inputs,
    tasks: {
      ...tasks.asked,
      ...(tasks.answer?.complete === false && { incomplete: NO_ORDER }),
    },
    quality: qualityOf(
      transform.EvaluationMetrics,
      lastEvaluation(listed) ?? transform.LastModifiedOn?.toISOString(),
    ),
  };
  return {
    inventory,
    links: inputLinks(stage, inventory.name, answerOf(inputs) ?? []),
    unknownRelations: 'problem' in inputs ? ['table-reader'] : [],
    samples: samplesOf(inventory, access.now()),
    ...(listed && { runs: listed.slice(0, MAX_RUNS) }),
  };
}

function configurationOf(transform: MLTransform, id: string) {
  const tuning = transform.Parameters?.FindMatchesParameters;
  return {
    name: transform.Name || id,
    description: transform.Description || undefined,
    status: transform.Status ?? 'UNKNOWN',
    type: transform.Parameters?.TransformType,
    tables: tablesOf(transform),
    primaryKey: tuning?.PrimaryKeyColumnName,
    precisionRecallTradeoff: tuning?.PrecisionRecallTradeoff,
    accuracyCostTradeoff: tuning?.AccuracyCostTradeoff,
    enforceProvidedLabels: tuning?.EnforceProvidedLabels,
    labelCount: transform.LabelCount,
    columnCount: transform.Schema?.length ?? 0,
    role: transform.Role,
    glueVersion: transform.GlueVersion,
    maxCapacity: transform.MaxCapacity,
    workerType: transform.WorkerType,
    numberOfWorkers: transform.NumberOfWorkers,
    timeoutSeconds: transform.Timeout && transform.Timeout * 60,
    maxRetries: transform.MaxRetries,
    encrypted: transform.TransformEncryption ? true : undefined,
    createdAt: transform.CreatedOn?.toISOString(),
    updatedAt: transform.LastModifiedOn?.toISOString(),
  };
}

/** Undefined before the first evaluation, and for newer types of transforms. */
function qualityOf(
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

function lastEvaluation(tasks: readonly Run[] = []): string | undefined {
  return tasks.find(
    ({ state, figures }) =>
      state === 'succeeded' && figures?.task === 'EVALUATION',
  )?.endedAt;
}

/** An evaluation counts at the time it ended, whenever it is read. */
function samplesOf(
  { quality, labelCount }: TransformInventory,
  now: number,
): { [metric: string]: Sample } {
  const at = quality?.evaluatedAt ? Date.parse(quality.evaluatedAt) : now;
  const samples: { [metric: string]: Sample } = {};
  for (const metric of QUALITY_METRICS) {
    const value = quality?.[metric];
    if (value !== undefined) {
      samples[metric] = { at, value };
    }
  }
  if (labelCount !== undefined) {
    samples.labelCount = { at: now, value: labelCount };
  }
  return samples;
}

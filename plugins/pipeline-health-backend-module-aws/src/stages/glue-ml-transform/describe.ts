import {
  GetMLTaskRunsCommand,
  GetMLTransformCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { MLTransform } from '@aws-sdk/client-glue';
import {
  Run,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess } from '../../aws/access';
import { readPages } from '../../aws/paging';
import { linksOf } from './linksOf';
import { parseQuality } from './parseQuality';
import { parseTask } from './parseTask';
import { namedInputs, readInputs } from './readInputs';
import { qualityMetrics } from './series';
import { TransformInventory, TransformQuestion } from './TransformInventory';

const PAGE = 100;
const MAX_PAGES = 10;
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
    askAside(() => readInputs(client, transform)),
  ]);
  const described: TransformInventory = {
    ...configurationOf(transform, stage.name),
    inputs: inputs.answer ?? namedInputs(transform),
    quality: parseQuality(
      transform.EvaluationMetrics,
      lastEvaluation(tasks.answer) ?? transform.LastModifiedOn?.toISOString(),
    ),
    unanswered: [
      ...unanswered('tasks', tasks.problem),
      ...unanswered('inputs', inputs.problem),
    ],
  };
  return {
    inventory: JSON.parse(JSON.stringify(described)),
    links: linksOf(stage, described),
    unknownRelations: inputs.problem ? ['table-reader'] : [],
    samples: samplesOf(described, access.now()),
    ...(tasks.answer && { runs: tasks.answer.slice(0, MAX_RUNS) }),
  };
}

function configurationOf(
  transform: MLTransform,
  id: string,
): Omit<TransformInventory, 'inputs' | 'unanswered'> {
  const tuning = transform.Parameters?.FindMatchesParameters;
  return {
    name: transform.Name || id,
    description: transform.Description || undefined,
    status: transform.Status ?? 'UNKNOWN',
    type: transform.Parameters?.TransformType,
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

/** Newest first; Glue promises no order. */
async function readTasks(
  client: GlueClient,
  transform: MLTransform,
): Promise<Run[]> {
  const { items } = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new GetMLTaskRunsCommand({
        TransformId: transform.TransformId,
        MaxResults: PAGE,
        NextToken: token,
      }),
    );
    return { items: answer.TaskRuns, nextToken: answer.NextToken };
  });
  return items
    .flatMap(task => parseTask(task, transform.MaxCapacity) ?? [])
    .sort((left, right) => right.startedAt.localeCompare(left.startedAt));
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
  for (const metric of qualityMetrics) {
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

function unanswered(
  question: TransformQuestion['question'],
  problem: StageProblem | undefined,
): TransformQuestion[] {
  return problem ? [{ question, ...problem }] : [];
}

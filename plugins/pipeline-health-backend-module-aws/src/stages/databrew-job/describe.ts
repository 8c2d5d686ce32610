import { DataBrewClient, DescribeJobCommand } from '@aws-sdk/client-databrew';
import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
} from '@aws-sdk/client-databrew';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess } from '../../aws/access';
import { runSamples } from '../../judging/runs';
import {
  DatabrewJobInventory,
  JobDataset,
  JobOutput,
  UnansweredQuestion,
} from './DatabrewJobInventory';
import {
  addressOf,
  folderOutputLinks,
  inputLinks,
  warehouseOutputLinks,
} from './readLinks';
import { readRuns } from './readRuns';
import {
  namedRulesets,
  readDataset,
  readRulesets,
  readSchedules,
} from './readSides';

/** Asks for a job, its runs, schedules, dataset, rulesets, and where it reads and writes. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<DatabrewJobInventory>> {
  const client = access.client(DataBrewClient);
  const job = await client.send(new DescribeJobCommand({ Name: stage.name }));
  const [runs, schedules, dataset, rulesets, outputs] = await Promise.all([
    askAside(() => readRuns(client, stage.name, job.MaxCapacity)),
    askAside(() => readSchedules(client, stage.name)),
    askAside(() => readDataset(client, job)),
    askAside(() => readRulesets(client, job)),
    askAside(() => warehouseOutputLinks(stage, access, job)),
  ]);
  const inputs = await askAside(() =>
    inputLinks(stage, access, dataset.answer),
  );
  const inventory: DatabrewJobInventory = {
    ...configurationOf(job),
    dataset: datasetOf(job, dataset.answer),
    outputs: outputsOf(job),
    rulesets: rulesets.answer ?? namedRulesets(job),
    schedules: schedules.answer ?? [],
    unanswered: [
      ...unanswered('runs', runs.problem),
      ...unanswered('schedules', schedules.problem),
      ...unanswered('dataset', dataset.problem),
      ...unanswered('rulesets', rulesets.problem),
      ...unanswered('connections', inputs.problem ?? outputs.problem),
    ],
  };
  return {
    inventory: JSON.parse(JSON.stringify(inventory)),
    links: [
      ...(inputs.answer ?? []),
      ...folderOutputLinks(stage, job),
      ...(outputs.answer ?? []),
    ],
    unknownRelations: [
      ...(dataset.problem ?? inputs.problem
        ? ['job-input', 'table-reader']
        : []),
      ...(outputs.problem ? ['warehouse-load'] : []),
    ],
    samples: runSamples(runs.answer, access.now()),
    ...(runs.answer && { runs: runs.answer }),
  };
}

function configurationOf(job: DescribeJobResponse) {
  const { JobSample: sample, RecipeReference: recipe } = job;
  return {
    type: job.Type ?? 'UNKNOWN',
    project: job.ProjectName,
    recipe: recipe?.Name
      ? { name: recipe.Name, version: recipe.RecipeVersion }
      : undefined,
    maxCapacity: job.MaxCapacity,
    maxRetries: job.MaxRetries,
    timeoutSeconds: job.Timeout === undefined ? undefined : job.Timeout * 60,
    logs: job.LogSubscription,
    sample: sample && { mode: sample.Mode, rows: sample.Size },
    encryption: job.EncryptionMode,
    role: job.RoleArn,
    createdAt: job.CreateDate?.toISOString(),
    updatedAt: job.LastModifiedDate?.toISOString(),
  };
}

function datasetOf(
  job: DescribeJobResponse,
  dataset: DescribeDatasetResponse | undefined,
): JobDataset | undefined {
  const name = dataset?.Name ?? job.DatasetName;
  return name
    ? {
        name,
        source: dataset?.Source,
        format: dataset?.Format,
        location: locationOf(dataset),
      }
    : undefined;
}

function locationOf(
  dataset: DescribeDatasetResponse | undefined,
): string | undefined {
  const {
    S3InputDefinition: s3,
    DataCatalogInputDefinition: catalog,
    DatabaseInputDefinition: database,
  } = dataset?.Input ?? {};
  if (s3) {
    return addressOf(s3);
  }
  return catalog
    ? `${catalog.DatabaseName}.${catalog.TableName}`
    : database?.DatabaseTableName;
}

function outputsOf(job: DescribeJobResponse): JobOutput[] {
  return [
    ...(job.Outputs ?? []).map(
      (output): JobOutput => ({
        type: 's3',
        location: output.Location ? addressOf(output.Location) : 'unknown',
        format: output.Format,
        overwrite: output.Overwrite,
      }),
    ),
    ...(job.DataCatalogOutputs ?? []).map(
      (output): JobOutput => ({
        type: 'data-catalog',
        location: `${output.DatabaseName}.${output.TableName}`,
        overwrite: output.Overwrite,
      }),
    ),
    ...(job.DatabaseOutputs ?? []).map(
      (output): JobOutput => ({
        type: 'database',
        location: `${output.GlueConnectionName}: ${output.DatabaseOptions?.TableName}`,
      }),
    ),
  ];
}

function unanswered(
  question: UnansweredQuestion['question'],
  problem: StageProblem | undefined,
): UnansweredQuestion[] {
  return problem ? [{ question, ...problem }] : [];
}

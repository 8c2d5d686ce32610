import { DataBrewClient, DescribeJobCommand } from '@aws-sdk/client-databrew';
import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
} from '@aws-sdk/client-databrew';
import {
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess, mapAnswer } from '../../aws/access';
import { askList } from '../../aws/paging';
import { NO_ORDER, runSamples } from '../../judging/runs';
import {
  DatabrewJobInventory,
  JobDataset,
  JobOutput,
} from './DatabrewJobInventory';
import {
  addressOf,
  folderOutputLinks,
  inputLinks,
  warehouseOutputLinks,
} from './readLinks';
import { readDataset, readRules, readSchedules } from './readSides';
import { readRuns } from './readRuns';

/** Asks for a job, its runs, schedules, dataset, rulesets, and where it reads and writes. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<DatabrewJobInventory>> {
  const client = access.client(DataBrewClient);
  const job = await client.send(new DescribeJobCommand({ Name: stage.name }));
  const configuration = configurationOf(job);
  const [runs, schedules, dataset, rules, outputs] = await Promise.all([
    askAside(() => readRuns(client, stage.name, job.MaxCapacity)),
    askList(() => readSchedules(client, stage.name)),
    askAside(() => readDataset(client, job)),
    askList(() => readRules(client, configuration.rulesets)),
    askAside(() => warehouseOutputLinks(stage, access, job)),
  ]);
  const inputs = await askAside(() =>
    inputLinks(stage, access, dataset.answer),
  );
  const listed = runs.answer?.items;
  return {
    inventory: {
      ...configuration,
      runs: {
        ...runs.asked,
        ...(runs.answer?.complete === false && {
          incomplete: NO_ORDER,
        }),
      },
      schedules,
      dataset: mapAnswer(dataset.asked, () => datasetOf(dataset.answer)),
      rules,
      connections: 'problem' in inputs.asked ? inputs.asked : outputs.asked,
    },
    links: [
      ...(inputs.answer ?? []),
      ...folderOutputLinks(stage, job),
      ...(outputs.answer ?? []),
    ],
    unknownRelations: [
      ...('problem' in dataset.asked || !inputs.answer
        ? ['job-input', 'table-reader']
        : []),
      ...(outputs.answer ? [] : ['warehouse-load']),
    ],
    ...runSamples(listed, access.now()),
    ...(listed && { runs: listed }),
  };
}

function configurationOf(job: DescribeJobResponse) {
  const { JobSample: sample, RecipeReference: recipe } = job;
  return {
    type: job.Type ?? 'UNKNOWN',
    datasetName: job.DatasetName,
    project: job.ProjectName,
    recipe: recipe?.Name
      ? { name: recipe.Name, version: recipe.RecipeVersion }
      : undefined,
    outputs: outputsOf(job),
    rulesets: (job.ValidationConfigurations ?? []).flatMap(({ RulesetArn }) =>
      RulesetArn ? [RulesetArn.replace(/^.*:ruleset\//, '')] : [],
    ),
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
  dataset: DescribeDatasetResponse | undefined,
): JobDataset | null {
  return dataset?.Name
    ? {
        name: dataset.Name,
        source: dataset.Source,
        format: dataset.Format,
        location: locationOf(dataset),
      }
    : null;
}

function locationOf({
  Input: input,
}: DescribeDatasetResponse): string | undefined {
  const {
    S3InputDefinition: s3,
    DataCatalogInputDefinition: catalog,
    DatabaseInputDefinition: database,
  } = input ?? {};
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

import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  InputFormat,
  JobType,
  OutputFormat,
  RulesetItem,
  Schedule,
} from '@aws-sdk/client-databrew';
import { Scope } from '../../wire/wireMessages';
import { DatabrewJobItem } from './databrewSchema';

/** Where an item lives and since when. */
interface ItemContext {
  scope: Scope;
  createdAt: number;
}

/** The ARN of something in DataBrew. */
export function databrewArn({ account, region }: Scope, rest: string): string {
  return `arn:aws:databrew:${region}:${account}:${rest}`;
}

export function describeJob(
  item: DatabrewJobItem,
  { scope, createdAt }: ItemContext,
): DescribeJobResponse {
  const created = new Date(createdAt);
  return {
    Name: item.name,
    // A scenario may name values that the SDK does not know yet.
    Type: item.type as JobType,
    DatasetName: item.dataset.name,
    ...(item.recipe && {
      RecipeReference: { Name: item.recipe, RecipeVersion: '1.0' },
    }),
    Outputs: item.outputs.map(({ s3, format, overwrite }) => ({
      Location: locationOf(s3),
      Format: format as OutputFormat,
      Overwrite: overwrite,
    })),
    DatabaseOutputs: item.connections.map(connection => ({
      GlueConnectionName: connection,
      DatabaseOptions: { TableName: 'public.prepared' },
    })),
    ValidationConfigurations: Object.keys(item.rulesets).map(name => ({
      RulesetArn: databrewArn(scope, `ruleset/${name}`),
      ValidationMode: 'CHECK_ALL',
    })),
    MaxCapacity: item.capacity,
    MaxRetries: item.retries,
    Timeout: item.timeout,
    LogSubscription: item.logs ? 'ENABLE' : 'DISABLE',
    CreateDate: created,
    LastModifiedDate: created,
    RoleArn: `arn:aws:iam::${scope.account}:role/databrew`,
    ResourceArn: databrewArn(scope, `job/${item.name}`),
  };
}

export function describeDataset(
  { dataset }: DatabrewJobItem,
  { scope, createdAt }: ItemContext,
): DescribeDatasetResponse {
  const [database, table] = dataset.table?.split('.') ?? [];
  return {
    Name: dataset.name,
    Format: dataset.format as InputFormat,
    Source: dataset.table ? 'DATA-CATALOG' : 'S3',
    Input: dataset.table
      ? {
          DataCatalogInputDefinition: {
            DatabaseName: database,
            TableName: table,
          },
        }
      : { S3InputDefinition: locationOf(dataset.s3 ?? 's3://bucket/') },
    CreateDate: new Date(createdAt),
    ResourceArn: databrewArn(scope, `dataset/${dataset.name}`),
  };
}

export function describeRulesets(
  { rulesets, dataset }: DatabrewJobItem,
  { scope, createdAt }: ItemContext,
): RulesetItem[] {
  return Object.entries(rulesets).map(([name, count]) => ({
    Name: name,
    RuleCount: count,
    TargetArn: databrewArn(scope, `dataset/${dataset.name}`),
    ResourceArn: databrewArn(scope, `ruleset/${name}`),
    CreateDate: new Date(createdAt),
  }));
}

export function describeSchedule(
  { name }: DatabrewJobItem,
  expression: string,
  { scope, createdAt }: ItemContext,
): Schedule {
  return {
    Name: `${name}-schedule`,
    JobNames: [name],
    CronExpression: expression.replace(/^cron/, 'Cron'),
    CreateDate: new Date(createdAt),
    ResourceArn: databrewArn(scope, `schedule/${name}-schedule`),
  };
}

function locationOf(address: string): { Bucket: string; Key: string } {
  const [, bucket = '', key = ''] =
    /^s3:\/\/([^/]+)\/(.*)$/.exec(address) ?? [];
  return { Bucket: bucket, Key: key };
}

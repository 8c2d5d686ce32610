import type {
  DescribeDatasetResponse,
  DescribeJobResponse,
  S3Location,
} from '@aws-sdk/client-databrew';
import {
  DiscoveredLink,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { folderArn, readConnectionTarget } from '../glue';
import { readTableOrigin } from './readTableOrigin';
import { linkNote } from '../../aws/linkNote';

/** What a job's dataset reads from: a folder, the maker of a table, or a warehouse. */
export async function inputLinks(
  stage: StageRef,
  access: AwsAccess,
  dataset: DescribeDatasetResponse | undefined,
): Promise<DiscoveredLink[]> {
  const {
    S3InputDefinition: s3,
    DataCatalogInputDefinition: catalog,
    DatabaseInputDefinition: database,
  } = dataset?.Input ?? {};
  const { name: job } = stage;
  const from = (
    arn: string,
    relation: string,
    note: ReturnType<typeof linkNote>,
  ) => [{ from: arn, to: stage.arn, relation, ...note }];
  if (s3?.Bucket) {
    return from(
      folderArn(stage.arn, { bucket: s3.Bucket, key: s3.Key }),
      'job-input',
      linkNote('job-reads', { name: job, address: addressOf(s3) }),
    );
  }
  if (catalog?.DatabaseName && catalog.TableName) {
    const origin = await readTableOrigin(access, stage.arn, {
      database: catalog.DatabaseName,
      table: catalog.TableName,
      catalogId: catalog.CatalogId,
    });
    return origin
      ? from(
          origin.arn,
          'table-reader',
          linkNote(
            'job-reads-table',
            {
              name: job,
              table: `${catalog.DatabaseName}.${catalog.TableName}`,
              of: origin.of,
            },
            origin.by,
          ),
        )
      : [];
  }
  const name = database?.GlueConnectionName;
  const warehouse =
    name && (await readConnectionTarget(access, stage.arn, name));
  return warehouse
    ? from(
        warehouse.arn,
        'job-input',
        linkNote('job-reads-warehouse', {
          name: job,
          warehouse: warehouse.name,
          connection: name,
        }),
      )
    : [];
}

/** The folders that a job writes, by itself or as tables of the catalog. */
export function folderOutputLinks(
  stage: StageRef,
  job: DescribeJobResponse,
): DiscoveredLink[] {
  const locations = [
    ...(job.Outputs ?? []).map(({ Location }) => Location),
    ...(job.DataCatalogOutputs ?? []).map(
      ({ S3Options }) => S3Options?.Location,
    ),
  ];
  return locations.flatMap(location =>
    location?.Bucket
      ? [
          {
            from: stage.arn,
            to: folderArn(stage.arn, {
              bucket: location.Bucket,
              key: location.Key,
            }),
            relation: 'job-output',
            ...linkNote('job-writes', {
              name: stage.name,
              address: addressOf(location),
            }),
          },
        ]
      : [],
  );
}

/** The warehouses that a job writes to. */
export async function warehouseOutputLinks(
  stage: StageRef,
  access: AwsAccess,
  job: DescribeJobResponse,
): Promise<DiscoveredLink[]> {
  const links: DiscoveredLink[] = [];
  for (const { GlueConnectionName: name } of job.DatabaseOutputs ?? []) {
    const warehouse =
      name && (await readConnectionTarget(access, stage.arn, name));
    if (warehouse) {
      links.push({
        from: stage.arn,
        to: warehouse.arn,
        relation: 'warehouse-load',
        ...linkNote('job-writes-warehouse', {
          name: stage.name,
          warehouse: warehouse.name,
          connection: name,
        }),
      });
    }
  }
  return links;
}

/** `s3://bucket/key` */
export function addressOf({ Bucket, Key = '' }: S3Location): string {
  return `s3://${Bucket}/${Key}`;
}

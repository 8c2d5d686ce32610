import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue';
import { parseArn } from '@pipeline-health/plugin-pipeline-health-common';
import { AwsAccess } from '../../aws/access';
import { folderArn, parseS3Uri } from '../glue';

/** A table of the Data Catalog. */
export interface TableName {
  database: string;
  table: string;
  catalogId?: string;
}

/** What makes a table, or else where it lies, and by what that is known. */
export async function readTableOrigin(
  access: AwsAccess,
  beside: string,
  { database, table, catalogId }: TableName,
): Promise<
  { arn: string; by: 'crawler' | 'location'; of: string } | undefined
> {
  const { Table: found } = await access.client(GlueClient).send(
    new GetTableCommand({
      CatalogId: catalogId,
      DatabaseName: database,
      Name: table,
    }),
  );
  const crawler = found?.Parameters?.UPDATED_BY_CRAWLER;
  if (crawler) {
    return {
      arn: crawlerArn(beside, crawler),
      by: 'crawler',
      of: crawler,
    };
  }
  const address = found?.StorageDescriptor?.Location ?? '';
  const location = parseS3Uri(address);
  return location
    ? {
        arn: folderArn(beside, location),
        by: 'location',
        of: address,
      }
    : undefined;
}

function crawlerArn(beside: string, name: string): string {
  const { partition, region, account } = parseArn(beside);
  return `arn:${partition}:glue:${region}:${account}:crawler/${name}`;
}

import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue';
import type {
  GlueTable,
  MLTransform,
  SchemaColumn,
  Table,
} from '@aws-sdk/client-glue';
import {
  DiscoveredLink,
  SourceError,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { glueArnBeside, s3Arn } from '../glue';
import { InputTable, TableName } from './TransformInventory';
import { linkNote } from '../../aws/linkNote';

const ADDRESS = /^s3[an]?:\/\/(.+)/i;

/** Asks for the tables that a transform reads, and compares them with what it was made for. */
export function readInputs(
  client: GlueClient,
  transform: MLTransform,
): Promise<InputTable[]> {
  return Promise.all(
    (transform.InputRecordTables ?? []).map(async input =>
      compare(input, await readTable(client, input), transform.Schema ?? []),
    ),
  );
}

/** The tables as the transform names them. */
export function tablesOf(transform: MLTransform): TableName[] {
  return (transform.InputRecordTables ?? []).map(nameOf);
}

async function readTable(
  client: GlueClient,
  input: GlueTable,
): Promise<Table | undefined> {
  try {
    const { Table: table } = await client.send(
      new GetTableCommand({
        CatalogId: input.CatalogId,
        DatabaseName: input.DatabaseName,
        Name: input.TableName,
      }),
    );
    return table;
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return undefined;
    }
    throw error;
  }
}

function nameOf(input: GlueTable): TableName {
  return {
    database: input.DatabaseName ?? '',
    table: input.TableName ?? '',
    catalogId: input.CatalogId,
  };
}

function compare(
  input: GlueTable,
  table: Table | undefined,
  schema: readonly SchemaColumn[],
): InputTable {
  const name = nameOf(input);
  if (!table) {
    return { ...name, exists: false, missingColumns: [], changedColumns: [] };
  }
  const types = typesOf(table);
  const wanted = schema.map(({ Name = '', DataType = '' }) => ({
    column: Name.toLowerCase(),
    type: DataType.toLowerCase(),
  }));
  return {
    ...name,
    exists: true,
    deprecated: 'DEPRECATED_BY_CRAWLER' in (table.Parameters ?? {}),
    location: table.StorageDescriptor?.Location,
    crawler: table.Parameters?.UPDATED_BY_CRAWLER,
    missingColumns: wanted
      .filter(({ column }) => !types.has(column))
      .map(({ column }) => column),
    changedColumns: wanted.flatMap(({ column, type }) => {
      const now = types.get(column);
      return now && type && now !== type ? [`${column}: ${type} → ${now}`] : [];
    }),
  };
}

function typesOf(table: Table): Map<string, string> {
  return new Map(
    [
      ...(table.StorageDescriptor?.Columns ?? []),
      ...(table.PartitionKeys ?? []),
    ].map(({ Name, Type }) => [
      (Name ?? '').toLowerCase(),
      (Type ?? '').toLowerCase(),
    ]),
  );
}

/** The crawlers that make the tables a transform reads, or else the buckets those lie in. */
export function inputLinks(
  stage: StageRef,
  name: string,
  inputs: readonly InputTable[],
): DiscoveredLink[] {
  const links = inputs.flatMap(input => linkOf(stage, name, input) ?? []);
  return [...new Map(links.map(link => [link.from, link])).values()];
}

function linkOf(
  stage: StageRef,
  name: string,
  input: InputTable,
): DiscoveredLink | undefined {
  const table = `${input.database}.${input.table}`;
  if (input.crawler) {
    return {
      from: glueArnBeside(stage.arn, `crawler/${input.crawler}`),
      to: stage.arn,
      relation: 'table-reader',
      ...linkNote(
        'transform-table',
        { of: input.crawler, table, name },
        'crawler',
      ),
    };
  }
  const path = ADDRESS.exec(input.location ?? '')?.[1];
  return path
    ? {
        from: s3Arn(stage.arn.split(':')[1], path.split('/').filter(Boolean)),
        to: stage.arn,
        relation: 'table-reader',
        ...linkNote(
          'transform-table',
          { of: input.location ?? '', table, name },
          'location',
        ),
      }
    : undefined;
}

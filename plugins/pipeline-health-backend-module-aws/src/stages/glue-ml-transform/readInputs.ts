import { GetTableCommand, GlueClient } from '@aws-sdk/client-glue';
import type {
  GlueTable,
  MLTransform,
  SchemaColumn,
  Table,
} from '@aws-sdk/client-glue';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { InputTable } from './TransformInventory';

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

/** The tables as the transform names them, when they could not be asked for. */
export function namedInputs(transform: MLTransform): InputTable[] {
  return (transform.InputRecordTables ?? []).map(input => ({
    ...nameOf(input),
    missingColumns: [],
    changedColumns: [],
  }));
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

function nameOf(
  input: GlueTable,
): Pick<InputTable, 'database' | 'table' | 'catalogId'> {
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
      return now && type && now !== type
        ? [`${column}: ${type} became ${now}`]
        : [];
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

import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import type { Field } from '@aws-sdk/client-redshift-data';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { ListedItems, readPages } from '../../../aws/paging';
import { sayWarehouse } from '../sayWarehouse';

const WAIT_SECONDS = 15;
const MAX_LOOKS = 4;
const MAX_PAGES = 20;

/** What running statements needs, and one of these ways to sign in: a secret, a user, or the role itself. */
export const STATEMENT_ACTIONS = [
  'redshift-data:DescribeStatement',
  'redshift-data:ExecuteStatement',
  'redshift-data:GetStatementResult',
  'redshift-serverless:GetCredentials',
  'redshift:GetClusterCredentials',
  'redshift:GetClusterCredentialsWithIAM',
  'secretsmanager:GetSecretValue',
];

/** Which warehouse runs a statement, and as whom. */
export interface StatementPlace {
  clusterIdentifier?: string;
  workgroupName?: string;
  database: string;
  secretArn?: string;
  dbUser?: string;
}

/** One row of an answer, by the names of its columns. */
export type Row = { [column: string]: string | number | undefined };

/** Runs a statement that only reads, and waits for its answer, a minute at most. */
export async function runStatement(
  client: RedshiftDataClient,
  place: StatementPlace,
  sql: string,
): Promise<ListedItems<Row>> {
  const { Id } = await client.send(
    new ExecuteStatementCommand({
      Sql: sql,
      ClusterIdentifier: place.clusterIdentifier,
      WorkgroupName: place.workgroupName,
      Database: place.database,
      SecretArn: place.secretArn,
      DbUser: place.dbUser,
      StatementName: 'pipeline-health',
    }),
  );
  await waitFor(client, Id);
  const columns: string[] = [];
  const listed = await readPages(MAX_PAGES, async token => {
    const answer = await client.send(
      new GetStatementResultCommand({ Id, NextToken: token }),
    );
    if (columns.length === 0) {
      columns.push(
        ...(answer.ColumnMetadata ?? []).map(({ name }) => name ?? ''),
      );
    }
    return { items: answer.Records, nextToken: answer.NextToken };
  });
  return {
    ...listed,
    items: listed.items.map(fields => toRow(columns, fields)),
  };
}

async function waitFor(
  client: RedshiftDataClient,
  id: string | undefined,
): Promise<void> {
  for (let look = 0; look < MAX_LOOKS; look++) {
    const { Status, Error: reason } = await client.send(
      new DescribeStatementCommand({ Id: id, WaitTimeSeconds: WAIT_SECONDS }),
    );
    if (Status === 'FINISHED') {
      return;
    }
    if (Status === 'FAILED' || Status === 'ABORTED') {
      const denied = /permission denied|not authorized/i.test(reason ?? '');
      throw new SourceError(
        denied ? 'access-denied' : 'failed',
        sayWarehouse('warehouse.no-loads', { why: reason ?? Status }),
      );
    }
  }
  throw new SourceError(
    'failed',
    sayWarehouse('warehouse.no-loads', {}, 'late'),
  );
}

function toRow(columns: readonly string[], fields: readonly Field[]): Row {
  const row: Row = {};
  columns.forEach((column, index) => {
    const field = fields[index];
    row[column] = field?.stringValue ?? field?.longValue ?? field?.doubleValue;
  });
  return row;
}

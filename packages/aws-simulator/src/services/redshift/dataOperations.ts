import {
  DescribeStatementCommand,
  ExecuteStatementCommand,
  GetStatementResultCommand,
  StatusString,
} from '@aws-sdk/client-redshift-data';
import { Random } from '../../random/Random';
import { AwsError } from '../../wire/AwsError';
import { Operation, operation } from '../../wire/operation';
import { Scope } from '../../wire/wireMessages';
import { RedshiftSimulation } from './RedshiftSimulation';
import { answer, StatementResult } from './Statements';
import { Load } from './Warehouse';

interface Statement {
  sql: string;
  at: number;
  result: StatementResult;
}

const page = 1000;

/** The Data API: statements are answered at once. */
export function dataOperations(
  redshift: RedshiftSimulation,
  random: Random,
): Operation[] {
  const statements = new Map<string, Statement>();
  const find = (id: string | undefined): Statement => {
    const found = statements.get(id ?? '');
    if (!found) {
      throw new AwsError('ResourceNotFoundException', 'Query does not exist.');
    }
    return found;
  };
  return [
    operation(ExecuteStatementCommand, (input, call) => {
      const sql = input.Sql ?? '';
      const loads = loadsOf(redshift, input, call, call.now);
      const result = answer(sql, loads, call.now);
      const id = random.uuid();
      statements.set(id, { sql, at: call.now, result });
      return {
        Id: id,
        CreatedAt: new Date(call.now),
        ClusterIdentifier: input.ClusterIdentifier,
        WorkgroupName: input.WorkgroupName,
        Database: input.Database,
      };
    }),

    operation(DescribeStatementCommand, input => {
      const { sql, at, result } = find(input.Id);
      const failed = 'error' in result;
      return {
        Id: input.Id,
        Status: failed ? StatusString.FAILED : StatusString.FINISHED,
        CreatedAt: new Date(at),
        UpdatedAt: new Date(at),
        QueryString: sql,
        HasResultSet: !failed,
        Error: failed ? result.error : undefined,
        ResultRows: failed ? -1 : result.rows.length,
      };
    }),

    operation(GetStatementResultCommand, input => {
      const { result } = find(input.Id);
      if ('error' in result) {
        throw new AwsError(
          'ResourceNotFoundException',
          'Query does not have result. Please check query status with DescribeStatement.',
        );
      }
      const start = Number(input.NextToken ?? 0);
      const end = start + page;
      return {
        Records: result.rows.slice(start, end),
        ColumnMetadata: result.columns.map(name => ({ name, label: name })),
        TotalNumRows: result.rows.length,
        NextToken: end < result.rows.length ? String(end) : undefined,
      };
    }),
  ];
}

function loadsOf(
  redshift: RedshiftSimulation,
  input: { ClusterIdentifier?: string; WorkgroupName?: string },
  scope: Scope,
  now: number,
): Load[] {
  const { ClusterIdentifier: cluster, WorkgroupName: workgroup } = input;
  const found = cluster
    ? redshift.clusters(scope).find(({ item }) => item.name === cluster)
    : redshift.workgroups(scope).find(({ item }) => item.name === workgroup);
  if (!found) {
    throw new AwsError(
      'ValidationException',
      `Redshift endpoint doesn't exist in this region.`,
    );
  }
  if (!found.answers(now)) {
    const { status } = found.conditions(now);
    throw new AwsError(
      'ValidationException',
      `${found.item.name} cannot run statements while its status is ${status}.`,
    );
  }
  return found.loads(now);
}

import { redshiftSettingsSchema } from '../RedshiftSettings';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, Aside, AwsAccess } from '../../../aws/access';
import { parseLoads } from './parseLoads';
import { runStatement, StatementPlace } from './runStatement';

const LOADS = `SELECT query_id, status, table_name, start_time, end_time, loaded_rows, loaded_bytes, error_count
FROM sys_load_history
WHERE start_time > DATEADD(hour, -24, GETDATE())
ORDER BY start_time DESC
LIMIT 50`;

/** Neither error_message nor raw values: they quote the data. */
const ERRORS = `SELECT query_id, error_code, column_name, file_name, line_number
FROM sys_load_error_detail
WHERE start_time > DATEADD(hour, -24, GETDATE())
ORDER BY start_time DESC
LIMIT 200`;

/**
 * The loads of the last day, if the warehouse is configured to be asked. What
 * went wrong in the warehouse is kept as long as an answer: every question
 * wakes it.
 */
export async function readLoads(
  access: AwsAccess,
  place: {
    arn: string;
    clusterIdentifier?: string;
    workgroupName?: string;
  },
): Promise<Aside<Run[]> | undefined> {
  const { arn, ...rest } = place;
  const { loadStatus } = redshiftSettingsSchema.parse(
    access.settings.redshift ?? {},
  );
  const settings = loadStatus.find(({ warehouse }) => warehouse === arn);
  if (!settings) {
    return undefined;
  }
  const { database, secretArn, dbUser } = settings;
  const where = { ...rest, database, secretArn, dbUser };
  const asked = await askAside(() =>
    access.remember(`loads/${arn}`, settings.interval, async () => {
      try {
        return {
          answer: await askLoads(access.client(RedshiftDataClient), where),
        };
      } catch (error) {
        const problem = SourceError.toProblem(error);
        // A call that fails leaves the warehouse asleep; a statement does not.
        if (problem.service) {
          throw error;
        }
        return { problem };
      }
    }),
  );
  return asked.problem ? asked : asked.answer;
}

async function askLoads(
  client: RedshiftDataClient,
  where: StatementPlace,
): Promise<Run[]> {
  const loads = await runStatement(client, where, LOADS);
  const failed = loads.some(
    row => String(row.status).trim() === 'aborted' || row.error_count,
  );
  const errors = failed ? await runStatement(client, where, ERRORS) : [];
  return parseLoads(loads, errors);
}

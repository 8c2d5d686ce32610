import {
  LoadStatusSettings,
  redshiftSettingsSchema,
} from '../RedshiftSettings';
import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ask,
  Asked,
  SourceError,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess, mapAnswer } from '../../../aws/access';
import { askList, ListedItems } from '../../../aws/paging';
import { KEPT_OF_EACH } from './failedInARow';
import { parseLoads } from './parseLoads';
import { runStatement, StatementPlace } from './runStatement';
import { tableLoads, WarehouseLoads } from './tableLoads';

/** A warehouse logs a week. */
const SINCE = 'start_time > DATEADD(day, -7, GETDATE())';
const MOST = 10_000;

/**
 * Of each table the newest that went well, that failed and that run: a table
 * that loads every minute must not hide one that failed yesterday, nor a row of
 * failures the last good load. A week of hourly loads tells when the next is due.
 * With them all of a day that left rows out.
 */
const LOADS = `SELECT query_id, status, table_name, start_time, end_time, loaded_rows, loaded_bytes, error_count
FROM sys_load_history
WHERE ${SINCE}
QUALIFY ROW_NUMBER() OVER (PARTITION BY table_name, status ORDER BY start_time DESC) <= ${KEPT_OF_EACH}
  OR (TRIM(status) = 'completed' AND error_count > 0 AND start_time > DATEADD(hour, -24, GETDATE()))
ORDER BY start_time DESC
LIMIT ${MOST}`;

/** Of each load the first error. Neither error_message nor raw values: they quote the data. */
const ERRORS = `SELECT query_id, error_code, column_name, file_name, line_number
FROM sys_load_error_detail
WHERE ${SINCE}
QUALIFY ROW_NUMBER() OVER (PARTITION BY query_id ORDER BY start_time, line_number) = 1
ORDER BY start_time DESC
LIMIT ${MOST}`;

/** How the loads of a warehouse are asked for; undefined where that is not configured. */
export function loadSettings(
  { settings }: Pick<AwsAccess, 'settings'>,
  arn: string,
): LoadStatusSettings | undefined {
  return redshiftSettingsSchema
    .parse(settings.redshift ?? {})
    .loadStatus.find(({ warehouse }) => warehouse === arn);
}

/**
 * The loads of the last week, if the warehouse is configured to be asked. What
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
): Promise<Asked<WarehouseLoads> | undefined> {
  const { arn, ...rest } = place;
  const settings = loadSettings(access, arn);
  if (!settings) {
    return undefined;
  }
  const { database, secretArn, dbUser } = settings;
  const where = { ...rest, database, secretArn, dbUser };
  const asked = await ask(() =>
    access.remember(`loads/${arn}`, settings.interval, async () => {
      const list = await askList(() =>
        askLoads(access.client(RedshiftDataClient), where),
      );
      const askedAt = access.now();
      const loads = mapAnswer(list, items => ({
        loads: items,
        tables: tableLoads(items, askedAt),
        askedAt,
      }));
      // A call that fails leaves the warehouse asleep; a statement does not.
      if ('problem' in loads && loads.problem.service) {
        const { code, ...problem } = loads.problem;
        throw new SourceError(code, problem, problem);
      }
      return loads;
    }),
  );
  return 'problem' in asked ? asked : asked.answer;
}

async function askLoads(
  client: RedshiftDataClient,
  where: StatementPlace,
): Promise<ListedItems<Run>> {
  const { items, complete } = await runStatement(client, where, LOADS);
  const failed = items.some(
    row => String(row.status).trim() === 'aborted' || row.error_count,
  );
  const errors = failed ? await runStatement(client, where, ERRORS) : undefined;
  return {
    items: parseLoads(items, errors?.items ?? []),
    complete: complete && items.length < MOST,
  };
}

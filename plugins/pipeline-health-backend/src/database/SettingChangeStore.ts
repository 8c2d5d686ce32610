import { ConfigurationChange } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { chunks, greatest } from './bulk';
import { SettingChangeRow } from './rows';
import { jsonOf, textOf } from './values';

/** How many changes are told of at most. */
const MOST = 50;
const ROWS_PER_STATEMENT = 100;

/** Something that was set differently, at epoch milliseconds. */
export type SettingChange = Omit<ConfigurationChange, 'at'> & { at: number };

/** Keeps what somebody set differently on stages. */
export class SettingChangeStore {
  constructor(private readonly knex: Knex) {}

  /** Notes changes, in the transaction that stores the descriptions that show them. */
  async add(changes: readonly SettingChange[], trx: Knex): Promise<void> {
    const json = (value: unknown) =>
      value === undefined ? null : textOf(JSON.stringify(value));
    const rows = changes.map(change => ({
      stage_arn: change.stage,
      at: change.at,
      setting: textOf(change.setting),
      title: textOf(change.title),
      before: json(change.before),
      after: json(change.after),
    }));
    for (const chunk of chunks(rows, ROWS_PER_STATEMENT)) {
      await trx('setting_changes').insert(chunk);
    }
  }

  /** What was set differently on the stages of a pipeline in a time, newest first. */
  async ofPipeline(
    entityRef: string,
    { from, to }: { from: number; to: number },
  ): Promise<ConfigurationChange[]> {
    const arns = this.knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
      .where('pipelines.entity_ref', entityRef)
      .select('stages.arn');
    const rows: SettingChangeRow[] = await this.knex('setting_changes')
      .whereIn('stage_arn', arns)
      .whereBetween('at', [from, to])
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST);
    return rows.map(row => ({
      stage: row.stage_arn,
      at: new Date(Number(row.at)).toISOString(),
      setting: row.setting,
      title: row.title,
      before: jsonOf(row.before),
      after: jsonOf(row.after),
    }));
  }

  /** When the newest of them was. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'setting_changes', 'at');
  }

  /** Drops changes of before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('setting_changes').where('at', '<', time).delete();
  }
}

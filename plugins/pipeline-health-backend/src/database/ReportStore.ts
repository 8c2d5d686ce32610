import { StageReport } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { among, greatest } from './bulk';
import { ReportRow } from './rows';
import { jsonOf } from './values';

/** Keeps what was told of stages that no question answers. */
export class ReportStore {
  constructor(private readonly knex: Knex) {}

  /** Stores reports; what is known of a later time stays. */
  async store(
    reports: readonly { stageId: number; report: StageReport }[],
    trx: Knex.Transaction,
  ): Promise<void> {
    for (const { stageId, report } of reports) {
      await trx('reports')
        .insert({
          stage_id: stageId,
          key: report.key,
          at: report.at,
          facts: JSON.stringify(report.facts),
        })
        .onConflict(['stage_id', 'key'])
        .merge(['at', 'facts'])
        .where('reports.at', '<', report.at);
    }
  }

  /** The latest reports of some stages, the latest first. */
  async latest(
    stageIds: readonly number[],
    limit: number,
  ): Promise<Map<number, StageReport[]>> {
    const ranked = this.knex('reports')
      .select('reports.*')
      .rowNumber('place', over => {
        over.partitionBy('stage_id').orderBy('at', 'desc').orderBy('key');
      })
      .where(among(this.knex, 'stage_id', stageIds));
    const rows: ReportRow[] = await this.knex
      .from(ranked.as('ranked'))
      .where('place', '<=', limit)
      .orderBy(['stage_id', 'place'])
      .select();
    const reports = new Map<number, StageReport[]>();
    for (const { stage_id: id, key, at, facts } of rows) {
      const report = {
        key,
        at: Number(at),
        facts: jsonOf<JsonObject>(facts) ?? {},
      };
      reports.set(id, [...(reports.get(id) ?? []), report]);
    }
    return reports;
  }

  /** When the newest report was true. */
  async newestTime(): Promise<number | undefined> {
    return greatest(this.knex, 'reports', 'at');
  }

  /** Drops reports of before a time. */
  async dropBefore(time: number): Promise<void> {
    await this.knex('reports').where('at', '<', time).delete();
  }
}

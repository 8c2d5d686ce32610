import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { SeriesRow, StageRow } from './rows';
import { jsonOf } from './values';
import { wantedNow } from './wantedNow';

/** How far a stage is that was to be asked anew. */
export interface RenewedStage {
  name: string;
  /** Whether somebody tried since. */
  isAsked: boolean;
  /** Why it could not be described, if the last attempt failed. */
  problem?: StageProblem;
  /** Its series, and how many of them are still to be asked for, or were not answered. */
  series: { all: number; waiting: number; unanswered: number };
}

/** Has all of a pipeline asked anew, whenever it would be due by itself, and knows what became of it. */
export class RenewalStore {
  constructor(private readonly knex: Knex) {}

  /** Makes its stages and their series due now. */
  async askAnew(entityRef: string, now: number): Promise<void> {
    await this.knex('stages')
      .whereIn('id', this.stageIds(entityRef))
      .where('next_describe_at', '>', now)
      .update({ next_describe_at: now });
    await this.knex('series')
      .whereIn('stage_id', this.stageIds(entityRef))
      .where('next_due_at', '>', now)
      .update(wantedNow(this.knex, now));
  }

  /** How far its stages are that were made due at a time: who was asked since is due later. */
  async renewedSince(
    entityRef: string,
    since: number,
  ): Promise<RenewedStage[]> {
    const stages: StageRow[] = await this.knex('stages')
      .whereIn('id', this.stageIds(entityRef))
      .orderBy('arn');
    const series: Pick<SeriesRow, 'stage_id' | 'next_due_at' | 'failures'>[] =
      await this.knex('series')
        .whereIn('stage_id', this.stageIds(entityRef))
        .whereNotNull('next_due_at')
        .select('stage_id', 'next_due_at', 'failures');
    return stages.map(stage => {
      const own = series.filter(({ stage_id: id }) => id === stage.id);
      const isWaiting = (due: StageRow['next_describe_at']) =>
        Number(due) <= since;
      return {
        name: stage.name,
        isAsked: !isWaiting(stage.next_describe_at),
        problem: jsonOf(stage.problem),
        series: {
          all: own.length,
          waiting: own.filter(each => isWaiting(each.next_due_at)).length,
          unanswered: own.filter(({ failures }) => failures > 0).length,
        },
      };
    });
  }

  private stageIds(entityRef: string): Knex.QueryBuilder {
    return this.knex('pipeline_stages')
      .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
      .where('pipelines.entity_ref', entityRef)
      .select('pipeline_stages.stage_id');
  }
}

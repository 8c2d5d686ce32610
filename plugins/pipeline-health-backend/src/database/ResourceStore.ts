import { PipelineResource } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among } from './bulk';
import { LabelRow, PipelineRow, PipelineStageRow, StageRow } from './rows';

/** Reads what rules of permissions know of pipelines. */
export class ResourceStore {
  constructor(private readonly knex: Knex) {}

  /** The pipelines of these entities, in this order; undefined where there is none. */
  async get(
    entityRefs: readonly string[],
  ): Promise<(PipelineResource | undefined)[]> {
    const rows: Pick<PipelineRow, 'id' | 'entity_ref' | 'owner'>[] =
      await this.knex('pipelines')
        .where(among(this.knex, 'entity_ref', entityRefs))
        .select('id', 'entity_ref', 'owner');
    const ids = rows.map(({ id }) => id);
    const [labels, stages] = await Promise.all([
      this.labels(ids),
      this.stages(ids),
    ]);
    const resources = new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          owner: row.owner ?? undefined,
          labels: Object.fromEntries(
            labels
              .filter(label => label.pipeline_id === row.id)
              .map(({ label, value }) => [label, value]),
          ),
          stages: stages
            .filter(stage => stage.pipeline_id === row.id)
            .map(({ kind, account }) => ({ kind, account })),
        },
      ]),
    );
    return entityRefs.map(ref => resources.get(ref));
  }

  /** Who owns these pipelines; without those that nobody owns. */
  async owners(entityRefs: readonly string[]): Promise<Map<string, string>> {
    const rows: Pick<PipelineRow, 'entity_ref' | 'owner'>[] = await this.knex(
      'pipelines',
    )
      .where(among(this.knex, 'entity_ref', entityRefs))
      .select('entity_ref', 'owner');
    return new Map(
      rows.flatMap(({ entity_ref: ref, owner }) =>
        owner ? [[ref, owner]] : [],
      ),
    );
  }

  private async labels(pipelineIds: readonly number[]): Promise<LabelRow[]> {
    return this.knex('pipeline_labels')
      .where(among(this.knex, 'pipeline_id', pipelineIds))
      .select();
  }

  private async stages(
    pipelineIds: readonly number[],
  ): Promise<
    (Pick<PipelineStageRow, 'pipeline_id'> &
      Pick<StageRow, 'kind' | 'account'>)[]
  > {
    return this.knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where(among(this.knex, 'pipeline_stages.pipeline_id', pipelineIds))
      .distinct('pipeline_stages.pipeline_id', 'stages.kind', 'stages.account');
  }
}

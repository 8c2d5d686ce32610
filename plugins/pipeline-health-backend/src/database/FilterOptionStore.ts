import {
  FilterOption,
  ListFilterOptionsResponse,
  PipelineGrouping,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import {
  Matching,
  MatchingPipelines,
  pipelinesThat,
} from './MatchingPipelines';
import { TraitAnswers } from './TraitAnswers';
import { TraitStore } from './TraitStore';
import { Visibility } from './visibility';

const OF_STAGES = ['kind', 'account', 'region'] as const;

/** Reads what lists can be filtered by. */
export class FilterOptionStore {
  private readonly answers: TraitAnswers<ListFilterOptionsResponse>;

  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      traits: TraitStore;
      matching: MatchingPipelines;
    },
  ) {
    this.answers = new TraitAnswers(stores);
  }

  /** The values that those pipelines have that are visible. */
  async of(
    visible: Visibility,
    now: number,
  ): Promise<ListFilterOptionsResponse> {
    const { matching } = this.stores;
    return this.answers.ask(matching.keyOf({ visible }), now, async () =>
      this.work(await matching.of({ visible }, now)),
    );
  }

  private async work(matching: Matching): Promise<ListFilterOptionsResponse> {
    const [owner, system, stages] = await Promise.all([
      this.ofPipelines(matching, 'owner'),
      this.ofPipelines(matching, 'system'),
      this.ofStages(matching),
    ]);
    const valuesOf = (column: (typeof OF_STAGES)[number]) =>
      [...new Set(stages.map(stage => stage[column]))]
        .filter(value => value !== '')
        .sort()
        .map(value => ({ value }));
    return {
      owner,
      system,
      kind: valuesOf('kind'),
      account: valuesOf('account'),
      region: valuesOf('region'),
    };
  }

  private async ofPipelines(
    matching: Matching,
    column: PipelineGrouping,
  ): Promise<FilterOption[]> {
    const rows: { value: string; title: string | null }[] = await pipelinesThat(
      this.knex,
      matching,
    )
      .whereNotNull(column)
      .select({ value: column })
      .max({ title: `${column}_title` })
      .groupBy(column);
    const wordOf = ({ title, value }: FilterOption) => title ?? value;
    return rows
      .map(({ value, title }) => ({ value, title: title ?? undefined }))
      .sort((a, b) => wordOf(a).localeCompare(wordOf(b)));
  }

  private async ofStages(
    matching: Matching,
  ): Promise<{ kind: string; account: string; region: string }[]> {
    const { knex } = this;
    return knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .whereIn(
        'pipeline_stages.pipeline_id',
        pipelinesThat(knex, matching).select('pipelines.id'),
      )
      .distinct(OF_STAGES.map(column => `stages.${column}`));
  }
}

import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { among } from './bulk';

/** How many series of an owner's pipelines are read at one cadence. */
export interface OwnedSeries {
  owner: string;
  /** Of their stages. */
  tier: Tier;
  coolestTier?: Tier;
  count: number;
  /** How many of them have their rhythm asked for, too. */
  rhythms: number;
}

/** Reads what the pipelines of owners have collection do. */
export class OwnerUsageStore {
  constructor(private readonly knex: Knex) {}

  /** The series that are read, by owner and cadence; one that several owners share counts for each. */
  async series(): Promise<OwnedSeries[]> {
    const { knex } = this;
    const rows: (CadenceRow & { owner: string })[] = await knex('pipelines')
      .join('pipeline_stages', 'pipeline_stages.pipeline_id', 'pipelines.id')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .join('series', 'series.stage_id', 'stages.id')
      .whereNotNull('pipelines.owner')
      .whereNotNull('series.next_due_at')
      .groupBy('pipelines.owner', 'stages.tier', 'series.coolest_tier')
      .select('pipelines.owner', 'stages.tier', 'series.coolest_tier')
      .countDistinct({ count: 'series.id' })
      .select(
        knex.raw(
          'count(distinct case when series.rhythm_due_at is null then null else series.id end) as rhythms',
        ),
      );
    return rows.map(row => ({ owner: row.owner, ...cadenceOf(row) }));
  }

  /** The series that are read, by cadence, whosever they are. */
  async all(): Promise<Omit<OwnedSeries, 'owner'>[]> {
    const { knex } = this;
    const rows: CadenceRow[] = await knex('series')
      .join('stages', 'stages.id', 'series.stage_id')
      .whereNotNull('series.next_due_at')
      .groupBy('stages.tier', 'series.coolest_tier')
      .select('stages.tier', 'series.coolest_tier')
      .count({ count: 'series.id' })
      .count({ rhythms: 'series.rhythm_due_at' });
    return rows.map(cadenceOf);
  }

  /** The ids of the stages that no pipeline has but those of these owners. */
  async stagesOnlyOf(owners: readonly string[]): Promise<Set<number>> {
    const { knex } = this;
    const having = () =>
      knex('pipeline_stages')
        .join('pipelines', 'pipelines.id', 'pipeline_stages.pipeline_id')
        .select('pipeline_stages.stage_id');
    const isTheirs = among(knex, 'pipelines.owner', owners);
    const rows: { stage_id: number }[] = await having()
      .where(isTheirs)
      .whereNotIn(
        'pipeline_stages.stage_id',
        having().where(others =>
          others
            .whereNull('pipelines.owner')
            .orWhereNot(part => part.where(isTheirs)),
        ),
      );
    return new Set(rows.map(row => row.stage_id));
  }
}

/** How many series are read at one cadence, as the database counts them. */
interface CadenceRow {
  tier: string;
  coolest_tier: string | null;
  count: number | string;
  rhythms: number | string;
}

function cadenceOf(row: CadenceRow): Omit<OwnedSeries, 'owner'> {
  return {
    tier: row.tier as Tier,
    coolestTier: (row.coolest_tier as Tier | null) ?? undefined,
    count: Number(row.count),
    rhythms: Number(row.rhythms),
  };
}

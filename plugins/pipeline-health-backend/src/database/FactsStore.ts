import { Knex } from 'knex';
import { among } from './bulk';
import { SAMPLES_SINCE } from '@pipeline-health/plugin-pipeline-health-node';
import { IncidentStore } from './IncidentStore';
import { LinkRow, PipelineRow, SeriesRow } from './rows';
import { RhythmStore } from './RhythmStore';
import { ReportStore } from './ReportStore';
import { RunStore } from './RunStore';
import { SampleStore } from './SampleStore';
import {
  MemberRow,
  pipelineOf,
  stageOf,
  StoredPipeline,
} from './storedPipeline';
import { CLOCK_SLACK } from './values';

/** How many runs checks look at. */
const RUNS_KNOWN = 20;

/** How many reports they do. */
const REPORTS_KNOWN = 50;

/** What the index of changed pipelines holds. */
const CHANGED = 'revision <> assessed_revision';

/** Loads everything from which the health of pipelines follows. */
export class FactsStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: {
      incidents: IncidentStore;
      reports: ReportStore;
      rhythms: RhythmStore;
      runs: RunStore;
      samples: SampleStore;
    },
  ) {}

  /** Pipelines that changed, or became too old, since they were assessed. An index finds each sort of them. */
  async dirty(now: number): Promise<number[]> {
    const pipelines = () =>
      this.knex('pipelines').select('id', 'assessed_revision', 'assessed_at');
    const rows: { id: number }[] = await pipelines()
      .whereRaw(CHANGED)
      .union(
        pipelines()
          .where('stale_after', '<=', now)
          .whereRaw('assessed_at < stale_after'),
        pipelines().where('assessed_at', '>', now + CLOCK_SLACK),
      )
      .orderBy(['assessed_revision', 'assessed_at']);
    return rows.map(row => row.id);
  }

  /** Of the pipelines that have one of these stages, those that changed and have nothing left that is due. */
  async settled(stageIds: readonly number[], now: number): Promise<number[]> {
    const { knex } = this;
    const stillDue = (due: Knex.QueryBuilder) =>
      due.whereRaw('others.pipeline_id = pipelines.id').select(knex.raw('1'));
    const others = knex({ others: 'pipeline_stages' });
    const rows: { id: number }[] = await knex('pipelines')
      .whereIn(
        'id',
        knex('pipeline_stages')
          .where(among(knex, 'stage_id', stageIds))
          .select('pipeline_id'),
      )
      .whereRaw(CHANGED)
      .whereNotExists(
        stillDue(
          others
            .clone()
            .join('stages', 'stages.id', 'others.stage_id')
            .where('stages.next_describe_at', '<=', now),
        ),
      )
      .whereNotExists(
        stillDue(
          others
            .clone()
            .join('series', 'series.stage_id', 'others.stage_id')
            .where('series.next_due_at', '<=', now),
        ),
      )
      .select('id');
    return rows.map(row => row.id);
  }

  /** Everything of the pipeline of an entity; undefined when there is none. */
  async ofEntity(
    entityRef: string,
    now: number,
  ): Promise<StoredPipeline | undefined> {
    const rows: Pick<PipelineRow, 'id'>[] = await this.knex('pipelines')
      .where({ entity_ref: entityRef })
      .select('id');
    const [pipeline] = await this.load(
      rows.map(row => row.id),
      now,
    );
    return pipeline;
  }

  async load(ids: readonly number[], now: number): Promise<StoredPipeline[]> {
    const rows: PipelineRow[] = await this.knex('pipelines').where(
      among(this.knex, 'id', ids),
    );
    const members = await this.members(ids);
    const stageIds = [...new Set(members.map(member => member.id))];
    const [series, runs, reports, links, acknowledged] = await Promise.all([
      this.series(stageIds),
      this.stores.runs.newest(stageIds, RUNS_KNOWN),
      this.stores.reports.latest(stageIds, REPORTS_KNOWN),
      this.links(stageIds),
      this.stores.incidents.acknowledged(rows.map(row => row.entity_ref)),
    ]);
    const all = [...series.values()].flat();
    const samples = await this.stores.samples.since(
      all.map(({ id }) => id),
      now - SAMPLES_SINCE,
      now,
    );
    const rhythms = await this.stores.rhythms.of(
      all.filter(it => it.rhythm_due_at !== null).map(({ id }) => id),
    );
    const membersOf = groupBy(members, member => member.pipeline_id);
    return rows.map(row => {
      const stages = (membersOf.get(row.id) ?? []).map(member =>
        stageOf(
          member,
          series.get(member.id) ?? [],
          { samples, rhythms },
          {
            runs: runs.get(member.id) ?? [],
            reports: reports.get(member.id) ?? [],
          },
          now,
        ),
      );
      return pipelineOf(
        row,
        stages,
        links,
        acknowledged.get(row.entity_ref) ?? [],
      );
    });
  }

  private async members(ids: readonly number[]): Promise<MemberRow[]> {
    return this.knex('pipeline_stages')
      .join('stages', 'stages.id', 'pipeline_stages.stage_id')
      .where(among(this.knex, 'pipeline_id', ids))
      .orderBy(['pipeline_id', 'depth', 'arn'])
      .select('stages.*', 'pipeline_stages.pipeline_id')
      .select('pipeline_stages.origin');
  }

  private async series(
    stageIds: readonly number[],
  ): Promise<Map<number, SeriesRow[]>> {
    const rows: SeriesRow[] = await this.knex('series')
      .where(among(this.knex, 'stage_id', stageIds))
      .whereNotNull('next_due_at');
    return groupBy(rows, row => row.stage_id);
  }

  /** Links that descriptions of these stages name. */
  private async links(stageIds: readonly number[]): Promise<LinkRow[]> {
    return this.knex('links')
      .where(among(this.knex, 'stage_id', stageIds))
      .orderBy(['from_arn', 'to_arn', 'relation']);
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number) {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    groups.set(keyOf(item), group);
    group.push(item);
  }
  return groups;
}

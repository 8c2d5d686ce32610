import {
  Finding,
  Link,
  Reading,
  Run,
  StageProblem,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Sample,
  StageRef,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { among } from './bulk';
import {
  declarationOf,
  foundOf,
  StoredDeclaration,
  StoredFound,
} from './DeclarationStore';
import { HOUR } from './packing';
import { linkOf } from './PipelineStore';
import {
  LinkRow,
  PipelineRow,
  PipelineStageRow,
  SeriesRow,
  StageRow,
} from './rows';
import { RunStore } from './RunStore';
import { SampleStore } from './SampleStore';
import { inventoryOf, refOf } from './StageStore';
import { jsonOf, numberOf, Stored } from './values';

/** How far back the samples of every series are loaded. */
export const SAMPLES_SINCE = 3 * HOUR;
/** How many runs checks look at. */
const RUNS_KNOWN = 20;

/** What is stored of a series, for the evaluation. */
export interface SeriesFacts {
  id: number;
  metric: string;
  statistic: string;
  coolestTier?: Tier;
  watermark?: number;
  /** When it is asked for next, as planned; absent after a failure. */
  dueAt?: number;
  problem?: StageProblem;
}

/** What is stored of a stage of a pipeline, for the evaluation. */
export interface StoredStage {
  id: number;
  stage: StageRef;
  origin: 'declared' | 'discovered';
  tier: Tier;
  inventory?: JsonObject;
  problem?: StageProblem;
  describedAt?: number;
  /** When it is described next, as planned; absent after a failure. */
  describeDueAt?: number;
  readings: { [metric: string]: Reading };
  samples: { [metric: string]: Sample[] };
  runs: Run[];
  series: SeriesFacts[];
}

/** What is stored of a pipeline, for the evaluation. */
export interface StoredPipeline {
  id: number;
  /** The revision that these facts are of, at least. */
  revision: number;
  entityRef: string;
  title: string;
  owner?: string;
  declaration: StoredDeclaration;
  found: StoredFound;
  stages: StoredStage[];
  links: Link[];
  previousFindings: Finding[];
  previousHealthRank: number;
  previousReason?: Finding;
  /** Absent when the pipeline was never assessed. */
  assessedAt?: number;
}

/** Loads everything from which the health of pipelines follows. */
export class FactsStore {
  private readonly runs: RunStore;
  private readonly samples: SampleStore;

  constructor(private readonly knex: Knex) {
    this.runs = new RunStore(knex);
    this.samples = new SampleStore(knex);
  }

  /** Pipelines that changed, or became too old, since they were assessed. */
  async dirty(now: number): Promise<number[]> {
    const rows: { id: number }[] = await this.knex('pipelines')
      .whereRaw('revision <> assessed_revision')
      .orWhere(stale =>
        stale
          .where('stale_after', '<=', now)
          .whereRaw('assessed_at < stale_after'),
      )
      .orderBy('assessed_revision')
      .orderBy('assessed_at')
      .select('id');
    return rows.map(row => row.id);
  }

  async load(ids: readonly number[], now: number): Promise<StoredPipeline[]> {
    const rows: PipelineRow[] = await this.knex('pipelines').where(
      among(this.knex, 'id', ids),
    );
    const members = await this.members(ids);
    const stageIds = [...new Set(members.map(member => member.id))];
    const [series, runs, links] = await Promise.all([
      this.series(stageIds),
      this.runs.newest(stageIds, RUNS_KNOWN),
      this.links(stageIds),
    ]);
    const samples = await this.samples.since(
      [...series.values()].flat().map(({ id }) => id),
      now - SAMPLES_SINCE,
    );
    const membersOf = groupBy(members, member => member.pipeline_id);
    return rows.map(row => {
      const stages = (membersOf.get(row.id) ?? []).map(member =>
        stageOf(
          member,
          series.get(member.id) ?? [],
          samples,
          runs.get(member.id) ?? [],
        ),
      );
      return pipelineOf(row, stages, links);
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

type MemberRow = StageRow & Pick<PipelineStageRow, 'pipeline_id' | 'origin'>;

function pipelineOf(
  row: PipelineRow,
  stages: StoredStage[],
  links: readonly LinkRow[],
): StoredPipeline {
  return {
    id: row.id,
    revision: row.revision,
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner ?? undefined,
    declaration: declarationOf(row),
    found: foundOf(row),
    stages,
    links: linksAmong(stages, links),
    previousFindings: jsonOf<Finding[]>(row.findings) ?? [],
    previousHealthRank: row.health_rank,
    previousReason: jsonOf(row.reason),
    assessedAt: numberOf(row.assessed_at),
  };
}

/** The links both of whose ends are stages of the pipeline, each once. */
function linksAmong(
  stages: readonly StoredStage[],
  rows: readonly LinkRow[],
): Link[] {
  const arns = new Set(stages.map(({ stage }) => stage.arn));
  const links = rows
    .filter(row => arns.has(row.from_arn) && arns.has(row.to_arn))
    .map(linkOf);
  return [...new Map(links.map(link => [JSON.stringify(link), link])).values()];
}

function stageOf(
  row: MemberRow,
  series: readonly SeriesRow[],
  samples: ReadonlyMap<number, Sample[]>,
  runs: Run[],
): StoredStage {
  const known = series.map(it => ({
    ...it,
    samples: samples.get(it.id) ?? [],
  }));
  return {
    id: row.id,
    stage: refOf(row),
    origin: row.origin === 'declared' ? 'declared' : 'discovered',
    tier: row.tier as Tier,
    inventory: inventoryOf(row),
    problem: jsonOf(row.problem),
    describedAt: numberOf(row.described_at),
    describeDueAt: plannedTime(row, row.next_describe_at),
    readings: Object.fromEntries(
      known.flatMap(it => {
        const newest = it.samples[it.samples.length - 1];
        return newest ? [[it.metric, readingOf(newest, it.unit)]] : [];
      }),
    ),
    samples: Object.fromEntries(known.map(it => [it.metric, it.samples])),
    runs,
    series: series.map(it => ({
      id: it.id,
      metric: it.metric,
      statistic: it.statistic,
      coolestTier: (it.coolest_tier as Tier | null) ?? undefined,
      watermark: numberOf(it.watermark),
      dueAt: plannedTime(it, it.next_due_at),
      problem: jsonOf(it.problem),
    })),
  };
}

/** A time that was planned when all went well, not as another attempt. */
function plannedTime(
  row: { failures: number },
  time: Stored,
): number | undefined {
  return row.failures === 0 ? numberOf(time) : undefined;
}

function readingOf(sample: Sample, unit: string): Reading {
  return {
    value: sample.value,
    unit: unit as Unit,
    at: new Date(sample.at).toISOString(),
  };
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

import {
  DeclarationProblem,
  Finding,
  Link,
  Run,
  StageProblem,
  Unit,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Rhythm,
  Sample,
  StageRef,
  StageReport,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { Announced, Looks } from '../evaluation';
import { AssessmentBasis } from './assessedPipeline';
import {
  declarationOf,
  tagSearchResultOf,
  StoredDeclaration,
  TagSearchResult,
} from './declarationRow';
import { AcknowledgedFinding } from './IncidentStore';
import { declaredLinks, linkOf, linksAmong } from './links';
import {
  LinkRow,
  PipelineRow,
  PipelineStageRow,
  SeriesRow,
  StageRow,
} from './rows';
import { inventoryOf, refOf } from './stageRows';
import { jsonOf, numberOf, pastOf, Stored } from './values';

/** What is stored of a series, for the evaluation. */
export interface SeriesFacts {
  id: number;
  metric: string;
  unit: Unit;
  statistic: string;
  /** Seconds */
  period: number;
  coolestTier?: Tier;
  /** The newest sample, however old. */
  last?: Sample;
  /** From when on it was asked for without a gap. */
  askedFrom?: number;
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
  /** How often in a row it could not be described, of late. */
  describeFailures: number;
  samples: { [metric: string]: Sample[] };
  rhythms: { [metric: string]: Rhythm };
  runs: Run[];
  reports: StageReport[];
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
  found: TagSearchResult;
  /** What of its declaration is not in force, though it can be read. */
  unresolved: DeclarationProblem[];
  stages: StoredStage[];
  links: Link[];
  previousFindings: Finding[];
  acknowledged: AcknowledgedFinding[];
  previousHealthRank: number;
  /** Epoch milliseconds since when it has had that health; absent when nobody noted it. */
  previousHealthSince?: number;
  /** What was told last of it; absent when nothing was. */
  announced?: Announced;
  /** When its causes were looked for lately. */
  looks: Looks;
  /** The assessment that is stored. */
  basis: AssessmentBasis;
  /** Absent when the pipeline was never assessed. */
  assessedAt?: number;
  /** Since when there was something new to tell of it; over once it was assessed later. */
  newsSince?: number;
}

/** A stage, and how it is part of a pipeline. */
export type MemberRow = StageRow &
  Pick<PipelineStageRow, 'pipeline_id' | 'origin'>;

/** What a row of `pipelines` says, with the pipeline's stages and the links that they name. */
export function pipelineOf(
  row: PipelineRow,
  stages: StoredStage[],
  links: readonly LinkRow[],
  acknowledged: AcknowledgedFinding[],
): StoredPipeline {
  return {
    id: row.id,
    revision: row.revision,
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner ?? undefined,
    declaration: declarationOf(row),
    found: tagSearchResultOf(row),
    unresolved: jsonOf(row.unresolved) ?? [],
    stages,
    links: linksAmong(
      stages.map(({ stage }) => stage.arn),
      [...links.map(linkOf), ...declaredLinks(row)],
    ),
    previousFindings: previousFindings(row),
    acknowledged,
    previousHealthRank: row.health_rank,
    previousHealthSince: numberOf(row.health_since),
    announced: jsonOf(row.announced),
    looks: jsonOf<Looks>(row.looks) ?? {},
    basis: row,
    assessedAt: numberOf(row.assessed_at),
    newsSince: numberOf(row.news_since),
  };
}

/** Those of the last assessment, and of stages that it could not judge those of before. */
function previousFindings(row: PipelineRow): Finding[] {
  const findings = jsonOf<Finding[]>(row.findings) ?? [];
  const remembered = jsonOf<Finding[]>(row.remembered) ?? [];
  return [...findings, ...remembered].filter(({ message }) => message);
}

/** What is known of series, by their ids. */
interface KnownOfSeries {
  samples: ReadonlyMap<number, Sample[]>;
  rhythms: ReadonlyMap<number, Rhythm>;
}

/** What the rows of a stage say. */
export function stageOf(
  row: MemberRow,
  series: readonly SeriesRow[],
  { samples, rhythms }: KnownOfSeries,
  told: Pick<StoredStage, 'runs' | 'reports'>,
  now: number,
): StoredStage {
  return {
    id: row.id,
    stage: refOf(row),
    origin: row.origin === 'declared' ? 'declared' : 'discovered',
    tier: row.tier as Tier,
    inventory: inventoryOf(row),
    problem: jsonOf(row.problem),
    describedAt: pastOf(row.described_at, now),
    describeDueAt: plannedTime(row, row.next_describe_at),
    describeFailures: row.failures,
    samples: Object.fromEntries(
      series.map(it => [it.metric, samples.get(it.id) ?? []]),
    ),
    rhythms: Object.fromEntries(
      series.flatMap(it => {
        const rhythm = rhythms.get(it.id);
        return rhythm ? [[it.metric, rhythm]] : [];
      }),
    ),
    ...told,
    series: series.map(it => ({
      id: it.id,
      metric: it.metric,
      unit: it.unit as Unit,
      statistic: it.statistic,
      period: it.period,
      coolestTier: (it.coolest_tier as Tier | null) ?? undefined,
      last: lastSampleOf(it, samples.get(it.id), now),
      askedFrom: pastOf(it.asked_from, now),
      watermark: pastOf(it.watermark, now),
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

/** What is said to be of the future was noted by a clock that was ahead. */
function lastSampleOf(
  { last_at: at, last_value: value }: Pick<SeriesRow, 'last_at' | 'last_value'>,
  samples: readonly Sample[] = [],
  now: number,
): Sample | undefined {
  const past = pastOf(at, now);
  return past === undefined || value === null
    ? samples[samples.length - 1]
    : { at: past, value };
}

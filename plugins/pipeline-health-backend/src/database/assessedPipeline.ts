import { HEALTHS, Trend } from '@pipeline-health/plugin-pipeline-health-common';
import {
  Announced,
  FoundCauses,
  Looks,
  PipelineAssessment,
  PipelineChange,
  urgencyOf,
} from '../evaluation';
import { LONGEST_TITLE, PipelineRow } from './rows';
import { StoredSummary } from './summaryOf';
import { toJson } from './values';

/** A pipeline and what its evaluation said. */
export interface AssessedPipeline {
  id: number;
  entityRef: string;
  /** The revision that was evaluated. */
  revision: number;
  /** The assessment that was there when it was evaluated. */
  basis: AssessmentBasis;
  /** Ids of the stages, by ARN. */
  stageIds: ReadonlyMap<string, number>;
  assessment: PipelineAssessment;
  /** Epoch milliseconds since when the pipeline has the health that it has now. */
  healthSince: number;
  trend?: Trend;
  /** What was told of it last; absent when nothing was. */
  announced?: Announced;
  /** What is to be told of it; absent when all is as it was told. */
  change?: PipelineChange;
  /** What its incidents are made of. */
  found: FoundCauses;
  looks: Looks;
}

/** Which assessment of a pipeline is stored, and what it found. */
export type AssessmentBasis = Pick<
  PipelineRow,
  'assessed_revision' | 'assessed_at' | (typeof KEPT)[number]
>;

/** What an assessment mostly finds as the one before did; it is not sent again then. */
export const KEPT = ['findings', 'remembered'] as const;

/** What is kept for the row of the overview. */
export function summaryFrom({
  assessment,
  trend,
}: AssessedPipeline): StoredSummary {
  const { reason, readings, keyFigure } = assessment;
  const {
    collectedAt,
    secondsToLoss,
    bestSecondsToLoss,
    retentionSeconds,
    lossBasis,
  } = assessment;
  return {
    reason,
    readings,
    keyFigure,
    trend,
    secondsToLoss,
    bestSecondsToLoss,
    retentionSeconds,
    lossBasis,
    collectedAt,
  };
}

/** What the row of a pipeline says of its assessment. */
export function assessedRow(pipeline: AssessedPipeline) {
  const { assessment, basis, announced, change, healthSince, looks } = pipeline;
  const unlessStored = (found: (typeof KEPT)[number]) => {
    const text = JSON.stringify(assessment[found]);
    return text === basis[found] ? null : text;
  };
  return {
    health_rank: HEALTHS.indexOf(assessment.health),
    health_since: healthSince,
    urgency: urgencyOf(assessment),
    findings: unlessStored('findings'),
    remembered: unlessStored('remembered'),
    ...sortedBy(pipeline),
    stale_after: assessment.staleAfter ?? null,
    looks: toJson(Object.keys(looks).length ? looks : undefined),
    announced: toJson(change ? announcedOf(change) : announced),
  };
}

/** What lists are sorted by, as the row of the overview shows it. */
function sortedBy({ assessment, trend }: AssessedPipeline) {
  const { collectedAt, secondsToLoss, keyFigure, readings } = assessment;
  const readAt = collectedAt === undefined ? null : Date.parse(collectedAt);
  return {
    loss_at:
      readAt === null || secondsToLoss === undefined
        ? null
        : Math.round(readAt + secondsToLoss * 1000),
    dead_letters: readings.deadLetterMessages ?? null,
    figure_title: keyFigure?.title.slice(0, LONGEST_TITLE) ?? null,
    figure_value: keyFigure?.value ?? null,
    trend_change: changeOver(trend) ?? null,
    collected_at: readAt,
  };
}

/** By which share of its highest value a trend rose, or fell. */
function changeOver(trend: Trend | undefined): number | undefined {
  const values = trend?.values.filter(value => value !== null) ?? [];
  if (values.length === 0) {
    return undefined;
  }
  const most = Math.max(...values.map(Math.abs));
  return most === 0 ? 0 : (values[values.length - 1] - values[0]) / most;
}

function announcedOf({ health, reason }: PipelineChange): Announced {
  if (!reason) {
    return { health };
  }
  const { id, stage, severity } = reason;
  return { health, reason: { id, stage, severity } };
}

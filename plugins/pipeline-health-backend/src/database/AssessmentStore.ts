import {
  HEALTHS,
  Incident,
  IncidentLoss,
  Trend,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import {
  Announced,
  IncidentChange,
  PipelineAssessment,
  PipelineChange,
  urgencyOf,
} from '../evaluation';
import { AnnouncementStore, NewAnnouncement } from './AnnouncementStore';
import { among } from './bulk';
import { StoredSummary } from './OverviewStore';
import { IncidentRow, PipelineStageRow, StageRow } from './rows';
import { jsonOf, textOf, toJson } from './values';

/** A pipeline and what its evaluation said. */
export interface AssessedPipeline {
  id: number;
  entityRef: string;
  /** The revision that was evaluated. */
  revision: number;
  /** Ids of the stages, by ARN. */
  stageIds: ReadonlyMap<string, number>;
  assessment: PipelineAssessment;
  /** Epoch milliseconds since when the pipeline has the health that it has now. */
  healthSince: number;
  trend?: Trend;
  incident?: IncidentChange;
  /** What is to be told of it; absent when all is as it was told. */
  change?: PipelineChange;
  announcements: NewAnnouncement[];
}

/** A stage and how closely its pipelines want it watched. */
export interface WantedTiers {
  id: number;
  /** As it is watched now. */
  tier: Tier;
  /** Epoch milliseconds. */
  nextDescribeAt: number;
  wanted: Tier[];
}

/** Keeps what the evaluation says of pipelines. */
export class AssessmentStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { announcements: AnnouncementStore },
  ) {}

  /** Stores assessments, with the incidents that they open, change and resolve, and what is to be told. */
  async store(
    pipelines: readonly AssessedPipeline[],
    now: number,
  ): Promise<void> {
    const { announcements } = this.stores;
    await this.knex.transaction(async trx => {
      for (const pipeline of pipelines) {
        await storePipeline(trx, pipeline, now);
        await storeStages(trx, pipeline);
        if (pipeline.incident) {
          await storeIncident(trx, pipeline.entityRef, pipeline.incident);
        }
        await storeLosses(trx, pipeline);
        await announcements.add(pipeline.announcements, now, trx);
      }
    });
  }

  /** How closely the pipelines of some stages want them watched. */
  async wantedTiers(stageIds: readonly number[]): Promise<WantedTiers[]> {
    const rows: (Pick<StageRow, 'id' | 'tier' | 'next_describe_at'> & {
      wanted: string;
    })[] = await this.knex('stages')
      .join('pipeline_stages', 'pipeline_stages.stage_id', 'stages.id')
      .where(among(this.knex, 'stages.id', stageIds))
      .select('stages.id', 'stages.tier', 'stages.next_describe_at')
      .select({ wanted: 'pipeline_stages.tier' });
    const stages = new Map<number, WantedTiers>();
    for (const row of rows) {
      const { id } = row;
      const stage = stages.get(id) ?? {
        id,
        tier: row.tier as Tier,
        nextDescribeAt: Number(row.next_describe_at),
        wanted: [],
      };
      stage.wanted.push(row.wanted as Tier);
      stages.set(id, stage);
    }
    return [...stages.values()];
  }
}

async function storePipeline(
  trx: Knex.Transaction,
  { id, revision, assessment, healthSince, trend, change }: AssessedPipeline,
  now: number,
): Promise<void> {
  const { health, reason, readings, keyFigure } = assessment;
  const { collectedAt, secondsToLoss, bestSecondsToLoss, lossBasis } =
    assessment;
  const summary: StoredSummary = {
    reason,
    readings,
    keyFigure,
    trend,
    secondsToLoss,
    bestSecondsToLoss,
    lossBasis,
    collectedAt,
  };
  await trx('pipelines')
    .where({ id })
    .update({
      assessed_revision: revision,
      assessed_at: now,
      health_rank: HEALTHS.indexOf(health),
      health_since: healthSince,
      urgency: urgencyOf(assessment),
      findings: JSON.stringify(assessment.findings),
      remembered: JSON.stringify(assessment.remembered),
      summary: JSON.stringify(summary),
      stale_after: assessment.staleAfter,
      ...(change && { announced: toJson(announcedOf(change)) }),
    });
}

function announcedOf({ health, reason }: PipelineChange): Announced {
  if (!reason) {
    return { health };
  }
  const { id, stage, severity } = reason;
  return { health, reason: { id, stage, severity } };
}

async function storeStages(
  trx: Knex.Transaction,
  { id, stageIds, assessment }: AssessedPipeline,
): Promise<void> {
  for (const [arn, stage] of assessment.stages) {
    const row: Partial<PipelineStageRow> = {
      health: stage.health,
      consequence_of: stage.consequenceOf ?? null,
      readings: JSON.stringify(stage.readings),
      loss: toJson(stage.loss),
      tier: stage.tier,
    };
    await trx('pipeline_stages')
      .where({ pipeline_id: id, stage_id: stageIds.get(arn) ?? null })
      .update(row);
  }
}

/** Adds data that was lost to the open incident; what is told anew of a loss takes its place. */
async function storeLosses(
  trx: Knex.Transaction,
  { entityRef, assessment }: AssessedPipeline,
): Promise<void> {
  if (assessment.losses.length === 0) {
    return;
  }
  const open = () =>
    trx('incidents').where({ entity_ref: entityRef }).whereNull('resolved_at');
  const row: Pick<IncidentRow, 'losses'> | undefined = await open().first(
    'losses',
  );
  const told: IncidentLoss[] = assessment.losses.map(
    ({ id, stage, title }) => ({ stage, findingId: id, title: textOf(title) }),
  );
  const before = jsonOf<IncidentLoss[]>(row?.losses ?? null) ?? [];
  const others = before.filter(
    loss =>
      !told.some(
        it => it.stage === loss.stage && it.findingId === loss.findingId,
      ),
  );
  await open().update({ losses: JSON.stringify([...others, ...told]) });
}

async function storeIncident(
  trx: Knex.Transaction,
  entityRef: string,
  change: IncidentChange,
): Promise<void> {
  const open = trx('incidents')
    .where({ entity_ref: entityRef })
    .whereNull('resolved_at');
  if (change.type === 'resolve') {
    await open.update({ resolved_at: Date.parse(change.resolvedAt) });
    return;
  }
  const cause: {
    worst: Incident['worst'];
    reason: string;
    finding_id: string;
  } = {
    worst: change.worst,
    reason: textOf(change.reason),
    finding_id: change.findingId,
  };
  if (change.type !== 'open') {
    await open.update(cause);
    return;
  }
  await trx('incidents')
    .insert({
      entity_ref: entityRef,
      opened_at: Date.parse(change.openedAt),
      ...cause,
    })
    .onConflict()
    .ignore();
}

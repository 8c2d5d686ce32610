import { HEALTHS, Trend } from '@pipeline-health/plugin-pipeline-health-common';
import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import {
  Announced,
  FoundCauses,
  Looks,
  News,
  PipelineAssessment,
  PipelineChange,
  urgencyOf,
} from '../evaluation';
import { AnnouncementStore } from './AnnouncementStore';
import { among } from './bulk';
import { IncidentOptions } from './IncidentOptions';
import { lockIncidents } from './incidentRecords';
import { IncidentWriter } from './IncidentWriter';
import { StoredSummary } from './summaryOf';
import { PipelineStageRow, StageRow } from './rows';
import { Stored, toJson } from './values';

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
  /** What is to be told of it; absent when all is as it was told. */
  change?: PipelineChange;
  /** What its incidents are made of. */
  found: FoundCauses;
  looks: Looks;
}

/** Which assessment of a pipeline is stored. */
export interface AssessmentBasis {
  revision: number;
  assessedAt: Stored;
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
    private readonly stores: {
      announcements: AnnouncementStore;
      incidentWriter: IncidentWriter;
    },
  ) {}

  /**
   * Stores assessments, with the incidents that they open, change and resolve,
   * and what is to be told, all or nothing. What somebody else assessed
   * meanwhile is left as it is. Answers whether there is anything to tell.
   */
  async store(
    pipelines: readonly AssessedPipeline[],
    { settings, announcementsOf }: IncidentOptions,
    now: number,
  ): Promise<boolean> {
    const { announcements, incidentWriter } = this.stores;
    const concerns = await incidentWriter.concerns(
      pipelines.map(({ found }) => found),
    );
    return this.knex.transaction(async trx => {
      if (concerns) {
        await lockIncidents(trx);
      }
      const stored: AssessedPipeline[] = [];
      for (const pipeline of pipelines) {
        if (await storePipeline(trx, pipeline, now)) {
          await storeStages(trx, pipeline);
          stored.push(pipeline);
        }
      }
      const news: News[] = stored.flatMap(({ change }) => change ?? []);
      if (concerns) {
        const found = stored.map(pipeline => pipeline.found);
        news.push(...(await incidentWriter.follow(trx, found, settings, now)));
      }
      await announcements.add(news.flatMap(announcementsOf), now, trx);
      return news.length > 0;
    });
  }

  /** Has time its say on incidents. Answers whether there is anything to tell. */
  async settleIncidents(
    { settings, announcementsOf }: IncidentOptions,
    now: number,
  ): Promise<boolean> {
    const { announcements, incidentWriter } = this.stores;
    if (!(await incidentWriter.isDue(settings, now))) {
      return false;
    }
    return this.knex.transaction(async trx => {
      await lockIncidents(trx);
      const news = await incidentWriter.settle(trx, settings, now);
      await announcements.add(news.flatMap(announcementsOf), now, trx);
      return news.length > 0;
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

/** Stores an assessment, unless somebody else has stored one since it began; answers whether it did. */
async function storePipeline(
  trx: Knex.Transaction,
  pipeline: AssessedPipeline,
  now: number,
): Promise<boolean> {
  const { id, revision, basis, assessment, healthSince } = pipeline;
  const { trend, change, looks } = pipeline;
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
  const updated = await trx('pipelines')
    .where({
      id,
      assessed_revision: basis.revision,
      assessed_at: basis.assessedAt,
    })
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
      looks: toJson(Object.keys(looks).length ? looks : undefined),
      ...(change && { announced: toJson(announcedOf(change)) }),
    });
  return updated > 0;
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

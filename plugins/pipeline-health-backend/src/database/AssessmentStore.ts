import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { Knex } from 'knex';
import { News } from '../evaluation';
import { AnnouncementStore } from './AnnouncementStore';
import {
  AssessedPipeline,
  assessedRow,
  KEPT,
  summaryFrom,
} from './assessedPipeline';
import { among, updateMany } from './bulk';
import { IncidentOptions } from './IncidentOptions';
import { lockIncidents } from './incidentRecords';
import { IncidentWriter } from './IncidentWriter';
import { MaintenanceStore } from './MaintenanceStore';
import { lockPipelines, transact } from './transact';
import { StageRow } from './rows';
import { SummaryStore, WholeSummary } from './SummaryStore';
import { numberOf, toJson } from './values';

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
      maintenance: MaintenanceStore;
      summaries: SummaryStore;
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
    const { announcements, incidentWriter, maintenance, summaries } =
      this.stores;
    const concerned = await incidentWriter.concerned(
      pipelines.map(({ found }) => found),
    );
    const states = await maintenance.states(
      pipelines.map(({ entityRef }) => entityRef),
      now,
    );
    return transact(this.knex, async trx => {
      if (concerned.size > 0) {
        await lockIncidents(trx);
      }
      await lockPipelines(
        trx,
        pipelines.map(({ id }) => id),
      );
      const stored = await storePipelines(
        trx,
        pipelines.map(pipeline => ({
          pipeline,
          whole: summaries.wholeOf(
            summaryFrom(pipeline),
            states.get(pipeline.entityRef),
            now,
          ),
        })),
        now,
      );
      await storeStages(trx, stored);
      const news: News[] = stored.flatMap(({ change }) => change ?? []);
      if (concerned.size > 0) {
        const found = stored.map(pipeline => pipeline.found);
        news.push(...(await incidentWriter.follow(trx, found, settings, now)));
        await summaries.renew(trx, [...concerned], now);
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
    return transact(this.knex, async trx => {
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

  /** Notes since when there is something new to tell of a pipeline that is not told yet. */
  async noteNews(id: number, since: number): Promise<void> {
    await this.knex('pipelines').where({ id }).update({ news_since: since });
  }
}

/** Stores assessments, unless somebody else has stored one since they began; answers those that it stored. */
async function storePipelines(
  trx: Knex.Transaction,
  pipelines: readonly { pipeline: AssessedPipeline; whole: WholeSummary }[],
  now: number,
): Promise<AssessedPipeline[]> {
  const updated = await updateMany(
    trx,
    'pipelines',
    {
      assessed_revision: 'int',
      assessed_at: 'bigint',
      health_rank: 'int',
      health_since: 'bigint',
      urgency: 'float8',
      findings: 'text',
      remembered: 'text',
      summary: 'text',
      summary_until: 'bigint',
      summary_of: 'text',
      loss_at: 'bigint',
      dead_letters: 'float8',
      figure_title: 'text',
      figure_value: 'float8',
      trend_change: 'float8',
      collected_at: 'bigint',
      stale_after: 'bigint',
      looks: 'text',
      announced: 'text',
    },
    pipelines.map(({ pipeline, whole }) => ({
      id: pipeline.id,
      assessed_revision: pipeline.revision,
      assessed_at: now,
      ...assessedRow(pipeline),
      ...whole,
      basis_revision: pipeline.basis.assessed_revision,
      basis_at: numberOf(pipeline.basis.assessed_at) ?? null,
    })),
    {
      kept: KEPT,
      beside: { basis_revision: 'int', basis_at: 'bigint' },
      condition: `pipelines.assessed_revision = new.basis_revision
        and pipelines.assessed_at is not distinct from new.basis_at`,
    },
  );
  const ids = new Set(updated.map(({ id }) => id));
  return pipelines.flatMap(({ pipeline }) =>
    ids.has(pipeline.id) ? pipeline : [],
  );
}

async function storeStages(
  trx: Knex.Transaction,
  pipelines: readonly AssessedPipeline[],
): Promise<void> {
  await updateMany(
    trx,
    'pipeline_stages',
    {
      health: 'text',
      consequence_of: 'text',
      readings: 'text',
      loss: 'text',
      tier: 'text',
    },
    pipelines.flatMap(({ id, stageIds, assessment }) =>
      [...assessment.stages].flatMap(([arn, stage]) => {
        const stageId = stageIds.get(arn);
        return stageId === undefined
          ? []
          : [
              {
                pipeline_id: id,
                stage_id: stageId,
                health: stage.health,
                consequence_of: stage.consequenceOf ?? null,
                readings: JSON.stringify(stage.readings),
                loss: toJson(stage.loss),
                tier: stage.tier,
              },
            ];
      }),
    ),
    { keys: ['pipeline_id', 'stage_id'] },
  );
}

import {
  Incident,
  Trend,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Announcer } from '../../announcement';
import {
  AssessedPipeline,
  AssessmentStore,
  chunks,
  FactsStore,
  IncidentStore,
  SampleStore,
  SeriesQueue,
  StoredPipeline,
  yieldToEventLoop,
} from '../../database';
import {
  changeOf,
  evaluatePipeline,
  nextIncident,
  PipelineAssessment,
  Rules,
} from '../../evaluation';
import { Tiers } from '../planning/cadence';
import { TREND_SINCE, trendOf } from '../planning/trendOf';
import { factsOf } from './factsOf';
import { healthSinceOf } from './healthSinceOf';
import { lookBack, wantedOf } from './lookBack';
import { TierKeeper } from './TierKeeper';

const PAGE_SIZE = 25;

/** What one pipeline came to. */
interface Assessed {
  stored: StoredPipeline;
  result: AssessedPipeline;
}

/** Assesses pipelines that changed or became too old, and has changes announced. */
export class Assessor {
  constructor(
    private readonly options: {
      facts: FactsStore;
      assessments: AssessmentStore;
      incidents: IncidentStore;
      samples: SampleStore;
      tierKeeper: TierKeeper;
      announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
      series: SeriesQueue;
      rules: Rules;
      tiers: Tiers;
      clock: () => number;
    },
  ) {}

  /** Assesses every pipeline that needs it. */
  async run(signal: AbortSignal): Promise<void> {
    const { facts, clock } = this.options;
    for (const ids of chunks(await facts.dirty(clock()), PAGE_SIZE)) {
      if (signal.aborted) {
        return;
      }
      await this.assessPage(ids);
      await yieldToEventLoop();
    }
  }

  private async assessPage(ids: readonly number[]): Promise<void> {
    const { facts, assessments, incidents, tierKeeper, announcer, clock } =
      this.options;
    const now = clock();
    const stored = await facts.load(ids, now);
    const open = await incidents.open(stored.map(({ entityRef }) => entityRef));
    const assessed: Assessed[] = [];
    for (const pipeline of stored) {
      const result = await this.assess(
        pipeline,
        open.get(pipeline.entityRef),
        now,
      );
      assessed.push(...(result ? [result] : []));
      await yieldToEventLoop();
    }
    const trends = await this.trendsOf(assessed, now);
    await assessments.store(
      assessed.map(({ result }) => ({
        ...result,
        trend: trends.get(result.id),
      })),
      now,
    );
    await tierKeeper.keep(
      stored.flatMap(({ stages }) => stages.map(({ id }) => id)),
      now,
    );
    if (assessed.some(({ result }) => result.change)) {
      announcer.wake();
    }
  }

  private async assess(
    stored: StoredPipeline,
    open: Incident | undefined,
    now: number,
  ): Promise<Assessed | undefined> {
    const assessment = await this.evaluate(stored, now);
    if (!assessment) {
      return undefined;
    }
    const healthSince = healthSinceOf(stored, assessment, now);
    const incident = nextIncident(open, { ...assessment, healthSince }, now);
    const change = changeOf(stored, assessment, incident);
    return {
      stored,
      result: {
        id: stored.id,
        entityRef: stored.entityRef,
        revision: stored.revision,
        stageIds: new Map(stored.stages.map(it => [it.stage.arn, it.id])),
        assessment,
        healthSince,
        incident,
        change,
        announcements: change
          ? this.options.announcer.announcementsOf(change)
          : [],
      },
    };
  }

  /**
   * Evaluates on the last hours, and again when a check wants to look further
   * back. What was never asked for is fetched; a pipeline that was never
   * assessed waits for that, since what it lacks may change everything.
   */
  private async evaluate(
    stored: StoredPipeline,
    now: number,
  ): Promise<PipelineAssessment | undefined> {
    const { rules, tiers, samples, series } = this.options;
    const judge = (pipeline: StoredPipeline) =>
      evaluatePipeline(factsOf(pipeline, tiers), rules, now);
    const assessment = judge(stored);
    const wanted = wantedOf(stored, assessment, now);
    const missing = wanted.filter(each => each.missing);
    await series.want(missing, now);
    if (missing.length > 0 && stored.assessedAt === undefined) {
      return undefined;
    }
    return wanted.length > 0
      ? judge(
          await lookBack(stored, wanted, (ids, from) =>
            samples.since(ids, from, now),
          ),
        )
      : assessment;
  }

  /** The sparklines of pipelines, by id. */
  private async trendsOf(
    assessed: readonly Assessed[],
    now: number,
  ): Promise<Map<number, Trend>> {
    const chosen = assessed.flatMap(({ stored, result }) => {
      const series = trendSeries(stored, result.assessment);
      return series ? [{ pipelineId: result.id, ...series }] : [];
    });
    const samples = await this.options.samples.since(
      chosen.map(({ seriesId }) => seriesId),
      now - TREND_SINCE,
      now,
    );
    return new Map(
      chosen.map(({ pipelineId, seriesId, ...series }) => [
        pipelineId,
        trendOf(samples.get(seriesId) ?? [], series, now),
      ]),
    );
  }
}

function trendSeries(
  stored: StoredPipeline,
  { keyFigure }: PipelineAssessment,
) {
  const { id, metric, statistic } =
    stored.stages
      .find(({ stage }) => stage.arn === keyFigure?.stage)
      ?.series.find(series => series.metric === keyFigure?.metric) ?? {};
  return id === undefined || metric === undefined || statistic === undefined
    ? undefined
    : { seriesId: id, metric, statistic };
}

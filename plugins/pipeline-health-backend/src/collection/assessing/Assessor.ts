import { Trend } from '@pipeline-health/plugin-pipeline-health-common';
import { Announcer } from '../../announcement';
import {
  AssessedPipeline,
  AssessmentStore,
  chunks,
  FactsStore,
  ObjectiveReader,
  SampleStore,
  SeriesQueue,
  StoredPipeline,
  yieldToEventLoop,
} from '../../database';
import {
  causesOf,
  changeOf,
  confirm,
  evaluatePipeline,
  IncidentSettings,
  PipelineAssessment,
  Rules,
} from '../../evaluation';
import { Tiers } from '../planning/cadence';
import { TREND_SINCE, trendOf, trendOfRuns } from '../planning/trendOf';
import { factsOf } from './factsOf';
import { healthSinceOf } from './healthSinceOf';
import { HourCounter } from './HourCounter';
import { lookBack, wantedOf } from './lookBack';
import { SecondLook } from './SecondLook';
import { TierKeeper } from './TierKeeper';

const PAGE_SIZE = 100;

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
      incidents: IncidentSettings;
      samples: SampleStore;
      secondLook: SecondLook;
      objectives: ObjectiveReader;
      hours: HourCounter;
      tierKeeper: TierKeeper;
      announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
      series: SeriesQueue;
      rules: Rules;
      tiers: Tiers;
      /** Milliseconds for which samples are kept. */
      keptFor: number;
      clock: () => number;
    },
  ) {}

  /**
   * Assesses every pipeline that needs it; or, of those that have one of some
   * stages, each of which nothing is due any more, so that a round assesses it once.
   */
  async run(signal: AbortSignal, stageIds?: readonly number[]): Promise<void> {
    const { facts, assessments, announcer, clock } = this.options;
    const needing = stageIds
      ? await facts.settled(stageIds, clock())
      : await facts.dirty(clock());
    for (const ids of chunks(needing, PAGE_SIZE)) {
      if (signal.aborted) {
        return;
      }
      await this.assessPage(ids);
      await yieldToEventLoop();
    }
    if (await assessments.settleIncidents(this.incidentOptions(), clock())) {
      announcer.wake();
    }
  }

  private async assessPage(ids: readonly number[]): Promise<void> {
    const { facts, assessments, tierKeeper, announcer, clock } = this.options;
    const now = clock();
    const stored = await facts.load(ids, now);
    const assessed: Assessed[] = [];
    for (const pipeline of stored) {
      const result = await this.assess(pipeline, now);
      assessed.push(...(result ? [result] : []));
      await yieldToEventLoop();
    }
    const trends = await this.trendsOf(assessed, now);
    const isNews = await assessments.store(
      assessed.map(({ result }) => ({
        ...result,
        trend: trends.get(result.id),
      })),
      this.incidentOptions(),
      now,
    );
    await tierKeeper.keep(
      stored.flatMap(({ stages }) => stages.map(({ id }) => id)),
      now,
    );
    if (isNews) {
      announcer.wake();
    }
  }

  private incidentOptions() {
    const { incidents: settings, announcer } = this.options;
    return {
      settings,
      announcementsOf: announcer.announcementsOf.bind(announcer),
    };
  }

  private async assess(
    stored: StoredPipeline,
    now: number,
  ): Promise<Assessed | undefined> {
    const assessment = await this.evaluate(stored, now);
    if (!assessment) {
      return undefined;
    }
    const { id, entityRef, title, owner, revision, basis } = stored;
    const { findings, remembered, health } = assessment;
    const healthSince = healthSinceOf(stored, assessment, now);
    const { causes, looks } = confirm(
      causesOf(findings),
      { looks: stored.looks, health, healthSince },
      this.options.incidents,
      now,
    );
    return {
      stored,
      result: {
        id,
        entityRef,
        revision,
        basis,
        stageIds: new Map(stored.stages.map(it => [it.stage.arn, it.id])),
        assessment,
        healthSince,
        announced: stored.announced,
        change: changeOf(stored, assessment),
        looks,
        found: {
          entityRef,
          title,
          owner,
          causes,
          findings,
          remembered,
          losses: assessment.losses.map(loss => ({
            stage: loss.stage,
            findingId: loss.id,
            title: loss.title,
            message: loss.message,
          })),
        },
      },
    };
  }

  /**
   * Evaluates on the last hours, and again when a check wants to look further
   * back. What was never asked for is fetched; a pipeline that was never
   * assessed waits for that, since what it lacks may change everything. So does
   * one of which something new is to be told.
   */
  private async evaluate(
    stored: StoredPipeline,
    now: number,
  ): Promise<PipelineAssessment | undefined> {
    const { rules, tiers, samples, series, secondLook, keptFor } = this.options;
    const objectives = await this.objectivesOf(stored, now);
    const judge = (pipeline: StoredPipeline) =>
      evaluatePipeline(factsOf(pipeline, tiers, objectives), rules, now);
    const firstSight = judge(stored);
    const wanted = wantedOf(stored, firstSight, keptFor, now);
    const missing = wanted.filter(each => each.missing);
    await series.want(missing, now);
    if (missing.length > 0 && stored.assessedAt === undefined) {
      return undefined;
    }
    const assessment =
      wanted.length > 0
        ? judge(
            await lookBack(stored, wanted, (ids, from) =>
              samples.since(ids, from, now),
            ),
          )
        : firstSight;
    return (await secondLook.take(stored, assessment, now))
      ? undefined
      : assessment;
  }

  /** What a pipeline is held to; hours that are over are counted before. */
  private async objectivesOf(stored: StoredPipeline, now: number) {
    const { objectives: reader, hours } = this.options;
    const { objectives, problems } = reader.measured(stored);
    await hours.count(stored, objectives, now);
    return {
      problems,
      counted: await reader.counted(stored, objectives, now),
    };
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
    const { kinds } = this.options.rules;
    return new Map<number, Trend>([
      ...assessed.flatMap(({ stored, result }) => {
        const trend = trendOfCountedRuns(stored, result.assessment, kinds);
        return trend ? [[result.id, trend] as const] : [];
      }),
      ...chosen.map(
        ({ pipelineId, seriesId, ...series }) =>
          [
            pipelineId,
            trendOf(samples.get(seriesId) ?? [], series, now),
          ] as const,
      ),
    ]);
  }
}

/** The course of a figure that counts runs of its stage. */
function trendOfCountedRuns(
  stored: StoredPipeline,
  { keyFigure }: PipelineAssessment,
  kinds: Rules['kinds'],
): Trend | undefined {
  const found = stored.stages.find(
    ({ stage }) => stage.arn === keyFigure?.stage,
  );
  const kind = found && kinds.get(found.stage.kind);
  const isOfRuns = kind?.checks.some(
    ({ figure }) => figure?.ofRuns && figure.evidence === keyFigure?.metric,
  );
  return found && keyFigure && isOfRuns
    ? trendOfRuns(found.runs, keyFigure.metric)
    : undefined;
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

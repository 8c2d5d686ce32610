import {
  AssessmentStore,
  SeriesQueue,
  StageStore,
  StoredPipeline,
} from '../../database';
import { PipelineAssessment, tellsNews } from '../../evaluation';
import { outstandingOf } from '../planning/outstanding';

/**
 * Has all stages of a pipeline looked at once more before something new is told
 * of it: they are not all read at the same time, and what was read first is
 * seldom the cause. A pipeline of which there is nothing new costs nothing, and
 * one of which there is, one question more.
 */
export class SecondLook {
  constructor(
    private readonly options: {
      assessments: Pick<AssessmentStore, 'noteNews'>;
      stages: StageStore;
      series: SeriesQueue;
      /** Milliseconds for which a description is as good as a new one. */
      freshFor: number;
      /** How many milliseconds to wait for answers at most. */
      patience: number;
    },
  ) {}

  /** Asks for what is to be known before a pipeline is told to be so; answers whether there is anything. */
  async take(
    pipeline: StoredPipeline,
    assessment: Pick<PipelineAssessment, 'findings'>,
    now: number,
  ): Promise<boolean> {
    const { id, assessedAt = 0, newsSince = 0, previousFindings } = pipeline;
    const isKnown = newsSince > assessedAt && newsSince <= now;
    const since = isKnown ? newsSince : now;
    if (
      !tellsNews(previousFindings, assessment) ||
      now - since > this.options.patience
    ) {
      return false;
    }
    const { stages, series } = outstandingOf(
      pipeline,
      since,
      this.options.freshFor,
    );
    if (stages.length + series.length === 0) {
      return false;
    }
    if (!isKnown) {
      await this.options.assessments.noteNews(id, since);
    }
    await this.options.stages.storeDueTimes(
      stages.map(({ id: stageId, dueAt }) => ({
        id: stageId,
        nextDescribeAt: Math.min(dueAt, now),
      })),
    );
    await this.options.series.wantNow(
      series.map(({ id: seriesId }) => seriesId),
      now,
    );
    return true;
  }
}

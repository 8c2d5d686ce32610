import { SeriesQueue, StageStore, StoredPipeline } from '../../database';
import { PipelineAssessment, tellsNews } from '../../evaluation';
import { outstandingOf } from '../planning/outstanding';

/**
 * Has all stages of a pipeline looked at once more before something new is told
 * of it: they are not all read at the same time, and what was read first is
 * seldom the cause. A pipeline of which there is nothing new costs nothing, and
 * one of which there is, one question more.
 */
export class SecondLook {
  /** Since when there is something new to tell of pipelines. */
  private readonly newSince = new Map<number, number>();

  constructor(
    private readonly options: {
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
    assessment: PipelineAssessment,
    now: number,
  ): Promise<boolean> {
    const { id, assessedAt = 0, previousFindings } = pipeline;
    const known = this.newSince.get(id) ?? 0;
    const since = known > assessedAt ? known : now;
    this.newSince.delete(id);
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
    this.newSince.set(id, since);
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

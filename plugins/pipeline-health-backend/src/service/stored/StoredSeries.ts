import { InputError, NotFoundError } from '@backstage/errors';
import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { chartThreshold, resolveThresholds } from '../../evaluation';
import { SeriesWindowQuery } from '../PipelineHealthService';
import { StoredOptions } from './StoredOptions';
import { noPipeline } from './StoredPipelines';

/** Reads series of stages, with the thresholds that a chart shows. */
export class StoredSeries {
  constructor(
    private readonly options: Pick<StoredOptions, 'stores' | 'rules' | 'clock'>,
  ) {}

  async get(entityRef: string, query: SeriesWindowQuery): Promise<Series> {
    const { stores, clock } = this.options;
    const overrides = await stores.pipelines.thresholdOverrides(entityRef);
    if (!overrides) {
      throw noPipeline(entityRef);
    }
    const stage = await stores.pipelines.member(entityRef, query.stage);
    if (!stage) {
      throw new NotFoundError(
        `stage: ${entityRef} has no stage ${query.stage}`,
      );
    }
    const metrics = await stores.series.ofStage(query.stage);
    const series = metrics.get(query.metric);
    if (!series) {
      throw new InputError(
        `metric: ${query.stage} has none of this name; expected ${
          [...metrics.keys()].join(', ') || 'nothing: it has no metrics yet'
        }`,
      );
    }
    const read = await stores.series.read(query.stage, series, query, clock());
    const { rules } = this.options;
    const { thresholds } = resolveThresholds(
      rules.thresholds,
      overrides,
      rules.kinds,
    );
    return {
      ...read,
      threshold: chartThreshold(
        rules.kinds.get(stage.kind),
        series.metric,
        stage.inventory,
        thresholds.get(stage.kind) ?? {},
      ),
    };
  }
}

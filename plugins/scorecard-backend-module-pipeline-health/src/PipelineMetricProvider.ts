import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_WATCHED,
  figuresOf,
  PipelineHealthApi,
  WATCHING_ANNOTATIONS,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Metric,
  ThresholdConfig,
} from '@red-hat-developer-hub/backstage-plugin-scorecard-common';
import { MetricProvider } from '@red-hat-developer-hub/backstage-plugin-scorecard-node';
import { PipelineMetric } from './metrics';

const DATASOURCE = 'pipelineHealth';

type CatalogFilter = ReturnType<MetricProvider<'number'>['getCatalogFilter']>;

/** Whatever has an entity watched. */
const WATCHED = [...WATCHING_ANNOTATIONS, ANNOTATION_WATCHED].map(
  (annotation): CatalogFilter => ({
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  }),
);

/** One metric of pipelines. */
export class PipelineMetricProvider implements MetricProvider<'number'> {
  constructor(
    private readonly api: Pick<
      PipelineHealthApi,
      'getPipeline' | 'getObjectives'
    >,
    private readonly metric: PipelineMetric,
  ) {}

  getProviderDatasourceId(): string {
    return DATASOURCE;
  }

  getProviderId(): string {
    return `${DATASOURCE}.${this.metric.name}`;
  }

  getMetricType(): 'number' {
    return 'number';
  }

  getMetric(): Metric<'number'> {
    const { title, description } = this.metric;
    return {
      id: this.getProviderId(),
      title,
      description,
      type: 'number',
      history: true,
    };
  }

  getMetricThresholds(): ThresholdConfig {
    return this.metric.thresholds;
  }

  /** Scorecards hand it to the catalog, which takes several of which one has to hold; their type knows one only. */
  getCatalogFilter(): CatalogFilter {
    return WATCHED as unknown as CatalogFilter;
  }

  /** Throws for what is not known: a scorecard shows an error then, and no rating. */
  async calculateMetric(entity: Entity): Promise<number> {
    const entityRef = stringifyEntityRef(entity);
    const pipeline = await this.api.getPipeline(entityRef);
    const { objectives } = this.metric.isOfObjectives
      ? await this.api.getObjectives(entityRef)
      : { objectives: [] };
    const value = this.metric.valueOf(figuresOf(pipeline, objectives));
    if (value === undefined) {
      throw new Error(`${this.metric.title}: not known of this pipeline`);
    }
    return value;
  }
}

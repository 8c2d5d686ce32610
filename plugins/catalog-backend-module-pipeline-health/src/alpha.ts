/**
 * What only newer releases of Backstage take.
 *
 * @packageDocumentation
 */
import {
  CatalogModelLayer,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';
import { annotationSchemas } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * Tells the model of the catalog of the annotations of Pipeline Health and what
 * their values are like; for `provideStaticCatalogModel`.
 *
 * @alpha
 */
export const pipelineHealthCatalogModelLayer: CatalogModelLayer =
  createCatalogModelLayer({
    layerId: 'pipeline-health.io/annotations',
    builder: model =>
      annotationSchemas.forEach(({ jsonSchema, ...annotation }) =>
        model.addAnnotation({ ...annotation, schema: { jsonSchema } }),
      ),
  });

import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import { pipelineHealthCatalogModelLayer } from './alpha';

describe('pipelineHealthCatalogModelLayer', () => {
  it('is a part of the model of a catalog', () => {
    const model = compileCatalogModel([
      defaultCatalogEntityModel,
      pipelineHealthCatalogModelLayer,
    ]);
    expect(model.getMetadata().annotations).toContainEqual(
      expect.objectContaining({
        name: 'pipeline-health.io/aws-arns',
        title: 'AWS resources of a pipeline',
      }),
    );
  });
});

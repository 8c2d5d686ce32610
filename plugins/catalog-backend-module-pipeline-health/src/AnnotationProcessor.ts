import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { readDeclaration } from '@pipeline-health/plugin-pipeline-health-common';

/** Refuses entities whose annotations of Pipeline Health cannot be read, in words that name the annotation. */
export class AnnotationProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'PipelineHealthAnnotationProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const { problems } = readDeclaration(entity);
    if (problems.length > 0) {
      throw new InputError(
        `${stringifyEntityRef(entity)}: ${problems
          .map(({ key, message }) => `metadata.annotations.${key}: ${message}`)
          .join('; ')}`,
      );
    }
    return entity;
  }
}

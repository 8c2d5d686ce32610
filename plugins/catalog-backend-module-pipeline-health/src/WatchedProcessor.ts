import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorCache,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_WATCHED,
  isPipeline,
} from '@pipeline-health/plugin-pipeline-health-common';
import { WatchedEntities } from './WatchedEntities';

const KEPT = 'watched';

/**
 * Notes on an entity that it is watched although it does not say so, because it
 * depends on what another plugin named. Pages and filters go by that.
 */
export class WatchedProcessor implements CatalogProcessor {
  constructor(private readonly watched: Pick<WatchedEntities, 'has'>) {}

  getProcessorName(): string {
    return 'PipelineHealthWatchedProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    _location: unknown,
    _emit: unknown,
    _originLocation: unknown,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    if (isPipeline(entity)) {
      return entity;
    }
    const isWatched =
      this.watched.has(stringifyEntityRef(entity)) ??
      // After a start what was noted counts until there is an answer.
      (await cache.get<boolean>(KEPT)) ??
      false;
    await cache.set(KEPT, isWatched);
    return isWatched ? noted(entity) : entity;
  }
}

function noted(entity: Entity): Entity {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [ANNOTATION_WATCHED]: 'true' },
    },
  };
}

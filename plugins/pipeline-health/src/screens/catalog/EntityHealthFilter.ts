import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { EntityFilter } from '@backstage/plugin-catalog-react';
import { Health } from '@pipeline-health/plugin-pipeline-health-common';

/** Every entity has a name. */
const NOTHING = { $not: { 'metadata.name': { $exists: true } } };

/** Entities whose pipelines have one of some healths. */
export class EntityHealthFilter implements EntityFilter {
  constructor(
    readonly values: readonly Health[],
    /** Refs of the entities that have. */
    private readonly refs: readonly string[],
  ) {}

  filterEntity(entity: Entity): boolean {
    return this.refs.includes(stringifyEntityRef(entity));
  }

  getCatalogQuery() {
    return this.refs.length === 0
      ? NOTHING
      : {
          $any: this.refs.map(ref => {
            const { kind, namespace, name } = parseEntityRef(ref);
            return {
              kind,
              'metadata.namespace': namespace,
              'metadata.name': name,
            };
          }),
        };
  }

  toQueryValue(): string[] {
    return [...this.values];
  }
}

import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_AWS_ARNS,
  readDeclaration,
} from '@pipeline-health/plugin-pipeline-health-common';

/** What an annotation of an entity names: an ARN, unless it is wrong. */
export interface AdoptedArn {
  text: string;
  key: string;
  entityRef: string;
}

/**
 * Gathers the AWS resources that annotations of other plugins name, for the
 * Components that depend on them or carry such an annotation themselves.
 */
export class AdoptedResources {
  private readonly byComponent = new Map<string, Map<string, AdoptedArn>>();

  constructor(private readonly annotations: readonly string[]) {}

  /** Takes up what an entity names. */
  add(entity: Entity): void {
    const named = this.read(entity);
    if (named.length === 0) {
      return;
    }
    for (const component of componentsWith(entity)) {
      const adopted = this.byComponent.get(component) ?? new Map();
      // What is wrong is to be mended wherever it is written, so that the entity counts.
      named.forEach(each =>
        adopted.set(`${each.text} ${each.entityRef}`, each),
      );
      this.byComponent.set(component, adopted);
    }
  }

  /** What the Components have by entity ref, in an order that is always the same. */
  all(): ReadonlyMap<string, readonly AdoptedArn[]> {
    return new Map(
      [...this.byComponent].map(([component, adopted]) => [
        component,
        [...adopted]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([, each]) => each),
      ]),
    );
  }

  private read(entity: Entity): AdoptedArn[] {
    const entityRef = stringifyEntityRef(entity);
    const named = this.annotations.flatMap((key): AdoptedArn[] => {
      const text = entity.metadata.annotations?.[key]?.trim();
      // Providers write an empty one where AWS told them no ARN.
      return text ? [{ text, key, entityRef }] : [];
    });
    if (named.length === 0) {
      return [];
    }
    // What is written for us wins over what others wrote.
    const key = ANNOTATION_AWS_ARNS;
    const own = readDeclaration(entity).arns.map(
      ({ arn }): AdoptedArn => ({ text: arn, key, entityRef }),
    );
    return own.length > 0 ? own : named;
  }
}

/** Whose stage the resource of an entity is. */
function componentsWith(entity: Entity): string[] {
  const dependants = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDENCY_OF)
    .map(({ targetRef }) => targetRef);
  return [...new Set([stringifyEntityRef(entity), ...dependants])].filter(
    ref => parseEntityRef(ref).kind.toLowerCase() === 'component',
  );
}

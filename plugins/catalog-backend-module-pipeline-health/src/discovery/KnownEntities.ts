import { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  Entity,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ADOPTED_ANNOTATIONS,
  isPipeline,
  readDeclaration,
  WATCHING_ANNOTATIONS,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  entityPages,
  TaggedStage,
} from '@pipeline-health/plugin-pipeline-health-node';
import { LOCATION_TYPE } from './toEntities';

const PAGE_SIZE = 500;
const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec', 'relations'];

/** What the catalog has already: entities that name AWS resources, and of whom. */
export class KnownEntities {
  /** Entities of others, and of ours, by the ARN that they name. */
  private readonly theirs = new Map<string, string>();
  private readonly ours = new Map<string, string>();
  private readonly watched = new Set<string>();
  private readonly watchedTags: { [key: string]: string }[] = [];
  private readonly byLocation = new Map<string, Map<string, Entity>>();

  /** Whatever is adopted, these name resources: so do the entities that are provided here. */
  private readonly annotations: readonly string[];

  private constructor(private readonly adoptedAnnotations: readonly string[]) {
    this.annotations = [
      ...new Set([...ADOPTED_ANNOTATIONS, ...adoptedAnnotations]),
    ];
  }

  /** Reads all of it; throws when the catalog does not answer. */
  static async read(options: {
    catalog: CatalogService;
    auth: AuthService;
    adoptedAnnotations: readonly string[];
  }): Promise<KnownEntities> {
    const { catalog, auth, adoptedAnnotations } = options;
    const known = new KnownEntities(adoptedAnnotations);
    const credentials = await auth.getOwnServiceCredentials();
    const annotations = [...WATCHING_ANNOTATIONS, ...known.annotations];
    const filter = annotations.map(annotation => ({
      [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
    }));
    const entities: Entity[] = [];
    for await (const page of entityPages(catalog, credentials, {
      filter,
      fields: FIELDS,
      limit: PAGE_SIZE,
    })) {
      entities.push(...page);
    }
    const ours = new Set(entities.filter(isOurs).map(stringifyEntityRef));
    entities.forEach(entity => known.add(entity, ours));
    return known;
  }

  /** What was provided from a location so far, by entity ref. */
  of(location: string): ReadonlyMap<string, Entity> {
    return this.byLocation.get(location) ?? new Map();
  }

  /** The entity that names a resource, provided from elsewhere than a location. */
  refOf(arn: string, location: string): string | undefined {
    const own = this.ours.get(arn);
    return (
      this.theirs.get(arn) ??
      (own && !this.of(location).has(own) ? own : undefined)
    );
  }

  /** Whether somebody else has made a resource part of a pipeline. */
  isWatched({ arn, tags }: TaggedStage): boolean {
    return (
      this.watched.has(arn) ||
      this.watchedTags.some(wanted =>
        Object.entries(wanted).every(([key, value]) => tags[key] === value),
      )
    );
  }

  /** Takes up what was provided from a location since. */
  replace(location: string, entities: readonly Entity[]): void {
    const before = this.of(location);
    for (const [arn, ref] of this.ours) {
      if (before.has(ref)) {
        this.ours.delete(arn);
      }
    }
    this.byLocation.delete(location);
    entities.forEach(entity => this.add(entity, new Set()));
  }

  private add(entity: Entity, ours: ReadonlySet<string>): void {
    const ref = stringifyEntityRef(entity);
    const { annotations = {} } = entity.metadata;
    if (isOurs(entity)) {
      const location = annotations[ANNOTATION_LOCATION];
      const own = this.byLocation.get(location) ?? new Map();
      this.byLocation.set(location, own.set(ref, entity));
    } else if (isPipeline(entity)) {
      const { arns, tags } = readDeclaration(entity);
      arns.forEach(({ arn }) => this.watched.add(arn));
      if (Object.keys(tags).length > 0) {
        this.watchedTags.push(tags);
      }
    }
    for (const annotation of this.annotations) {
      const arn = annotations[annotation]?.trim();
      if (arn) {
        // Of several the first by its name, whatever order they come in.
        const named = isOurs(entity) ? this.ours : this.theirs;
        const [first] = [ref, named.get(arn) ?? ref].sort();
        named.set(arn, first);
        const counts = this.adoptedAnnotations.includes(annotation);
        if (counts && !isOurs(entity) && isAdopted(entity, ours)) {
          this.watched.add(arn);
        }
      }
    }
  }
}

function isOurs(entity: Entity): boolean {
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION];
  return Boolean(location?.startsWith(`${LOCATION_TYPE}:`));
}

/** Whether a Component that is none of ours has the resource for a stage. */
function isAdopted(entity: Entity, ours: ReadonlySet<string>): boolean {
  const dependants = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_DEPENDENCY_OF)
    .map(({ targetRef }) => targetRef);
  return [stringifyEntityRef(entity), ...dependants].some(
    ref =>
      parseEntityRef(ref).kind.toLowerCase() === 'component' && !ours.has(ref),
  );
}

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isPipeline,
  WATCHING_ANNOTATIONS,
} from '@pipeline-health/plugin-pipeline-health-common';
import { entityPages } from '@pipeline-health/plugin-pipeline-health-node';
import { Announcer } from '../../announcement';
import {
  chunks,
  DeclarationStore,
  Lease,
  LeasedWrite,
  WatchedEntity,
} from '../../database';
import { IncidentSettings } from '../../evaluation';
import { Replica } from '../leases/Replica';
import { SourceRegistry } from '../sources/SourceRegistry';
import { AdoptedResources } from './AdoptedResources';
import { EntityTitles } from './EntityTitles';
import { adoptingEntity, relativesOf, watchedEntity } from './watchedEntity';

/** How many pipelines a reading of the catalog changed. */
export interface SyncResult {
  listed: number;
  changed: number;
  removed: number;
}

/** The task that one replica does at a time. */
export const CATALOG = 'catalog';

const PAGE_SIZE = 500;

/** Only what we read: entities may carry much more. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.annotations',
  'metadata.labels',
  'metadata.links',
  'relations',
];

/**
 * Keeps the watched entities of the catalog. An entity is forgotten when two
 * complete listings in a row lack it, because a catalog that has just started
 * lists only part of what it will.
 */
export class CatalogSync {
  constructor(
    private readonly options: {
      catalog: CatalogService;
      auth: AuthService;
      /** Annotations of other plugins that name AWS resources. */
      adoptedAnnotations: readonly string[];
      sources: SourceRegistry;
      store: DeclarationStore;
      write: LeasedWrite;
      replica: Pick<Replica, 'under'>;
      incidents: IncidentSettings;
      announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  /** Reads the catalog, unless another replica does. */
  async run(): Promise<SyncResult> {
    const { replica } = this.options;
    const result = await replica.under(CATALOG, lease => this.read(lease));
    return result ?? { listed: 0, changed: 0, removed: 0 };
  }

  private async read(lease: Lease): Promise<SyncResult> {
    const { store, write, clock } = this.options;
    const known = await store.fingerprints();
    const listed = new Set<string>();
    let changed = 0;
    for await (const page of this.pages()) {
      const entities = page.filter(
        entity => known.get(entity.entityRef) !== entity.fingerprint,
      );
      if (entities.length > 0) {
        await write(lease, ({ declarations }) =>
          declarations.store(entities, clock()),
        );
      }
      changed += entities.length;
      page.forEach(entity => listed.add(entity.entityRef));
    }
    const lacking = [...known.keys()].filter(ref => !listed.has(ref));
    const gone = await write(lease, ({ declarations }) =>
      declarations.storeLacking(lacking, clock()),
    );
    if (gone.length > 0) {
      await this.remove(lease, gone);
    }
    if (changed + gone.length > 0) {
      this.options.logger.info(
        `Watching ${listed.size} pipelines: ${changed} new or changed, ${gone.length} removed`,
      );
    }
    return { listed: listed.size, changed, removed: gone.length };
  }

  private async remove(
    lease: Lease,
    entityRefs: readonly string[],
  ): Promise<void> {
    const { write, incidents: settings, announcer, clock } = this.options;
    const announcementsOf = announcer.announcementsOf.bind(announcer);
    const isNews = await write(lease, ({ declarations }) =>
      declarations.remove(entityRefs, { settings, announcementsOf }, clock()),
    );
    if (isNews) {
      announcer.wake();
    }
  }

  /** The entities that are watched: those that say so, then those that depend on what others named. */
  private async *pages(): AsyncIterable<WatchedEntity[]> {
    const { catalog, auth, sources, adoptedAnnotations } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const titles = new EntityTitles(catalog, credentials);
    const adopted = new AdoptedResources(adoptedAnnotations);
    const pages = entityPages(catalog, credentials, {
      filter: [...WATCHING_ANNOTATIONS, ...adoptedAnnotations].map(
        annotation => ({
          [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        }),
      ),
      fields: FIELDS,
      limit: PAGE_SIZE,
    });
    for await (const page of pages) {
      page.forEach(entity => adopted.add(entity));
      const declaring = page.filter(isPipeline);
      const known = await titles.of(declaring.flatMap(relativesOf));
      yield declaring.map(entity => watchedEntity(entity, sources, known));
    }
    const resources = adopted.all();
    for (const entityRefs of chunks([...resources.keys()], PAGE_SIZE)) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials },
      );
      const adopting = items.filter(isAdopting);
      const known = await titles.of(adopting.flatMap(relativesOf));
      yield adopting.flatMap(entity => {
        const of = resources.get(stringifyEntityRef(entity));
        return (of && adoptingEntity(entity, of, sources, known)) ?? [];
      });
    }
  }
}

/** What somebody declared for us wins. */
function isAdopting(entity: Entity | undefined): entity is Entity {
  return entity !== undefined && !isPipeline(entity);
}

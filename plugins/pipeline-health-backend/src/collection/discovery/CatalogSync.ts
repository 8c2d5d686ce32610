import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { WATCHING_ANNOTATIONS } from '@pipeline-health/plugin-pipeline-health-common';
import { Announcer } from '../../announcement';
import { DeclarationStore, WatchedEntity } from '../../database';
import { IncidentSettings } from '../../evaluation';
import { SourceRegistry } from '../sources/SourceRegistry';
import { watchedEntity } from './watchedEntity';

/** How many pipelines a reading of the catalog changed. */
export interface SyncResult {
  listed: number;
  changed: number;
  removed: number;
}

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
      sources: SourceRegistry;
      store: DeclarationStore;
      incidents: IncidentSettings;
      announcer: Pick<Announcer, 'announcementsOf' | 'wake'>;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  async run(): Promise<SyncResult> {
    const { store, clock } = this.options;
    const known = await store.fingerprints();
    const listed = new Set<string>();
    let changed = 0;
    for await (const page of this.pages()) {
      const entities = page.filter(
        entity => known.get(entity.entityRef) !== entity.fingerprint,
      );
      await store.store(entities, clock());
      changed += entities.length;
      page.forEach(entity => listed.add(entity.entityRef));
    }
    const lacking = [...known.keys()].filter(ref => !listed.has(ref));
    const gone = await store.storeLacking(lacking, clock());
    if (gone.length > 0) {
      await this.remove(gone);
    }
    if (changed + gone.length > 0) {
      this.options.logger.info(
        `Watching ${listed.size} pipelines: ${changed} new or changed, ${gone.length} removed`,
      );
    }
    return { listed: listed.size, changed, removed: gone.length };
  }

  private async remove(entityRefs: readonly string[]): Promise<void> {
    const { store, incidents: settings, announcer, clock } = this.options;
    const isNews = await store.remove(
      entityRefs,
      { settings, announcementsOf: announcer.announcementsOf.bind(announcer) },
      clock(),
    );
    if (isNews) {
      announcer.wake();
    }
  }

  private async *pages(): AsyncIterable<WatchedEntity[]> {
    const { catalog, auth, sources } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const pages = catalog.streamEntities(
      {
        filter: WATCHING_ANNOTATIONS.map(annotation => ({
          [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
        })),
        fields: FIELDS,
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    for await (const page of pages) {
      yield page.map(entity => watchedEntity(entity, sources));
    }
  }
}

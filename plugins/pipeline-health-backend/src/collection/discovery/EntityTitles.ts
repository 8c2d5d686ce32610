import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** The refs that are asked for at once. */
const REFS_PER_REQUEST = 500;

const FIELDS = ['metadata.title', 'spec.profile.displayName'];

/** What the catalog calls entities; each is asked for once. */
export class EntityTitles {
  private readonly titles = new Map<string, string | undefined>();

  constructor(
    private readonly catalog: CatalogService,
    private readonly credentials: BackstageCredentials,
  ) {}

  /** The titles that are known after this, by entity ref; most entities have none. */
  async of(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, string | undefined>> {
    const missing = [...new Set(entityRefs)].filter(
      ref => !this.titles.has(ref),
    );
    for (let start = 0; start < missing.length; start += REFS_PER_REQUEST) {
      const refs = missing.slice(start, start + REFS_PER_REQUEST);
      const { items } = await this.catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: FIELDS },
        { credentials: this.credentials },
      );
      refs.forEach((ref, index) => this.titles.set(ref, titleOf(items[index])));
    }
    return this.titles;
  }
}

/** As Backstage presents it; undefined where it presents its name. */
function titleOf(entity: Entity | undefined): string | undefined {
  const { displayName } = (entity?.spec?.profile ?? {}) as {
    displayName?: unknown;
  };
  const title = displayName || entity?.metadata?.title;
  return typeof title === 'string' ? title : undefined;
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityFilterQuery } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * The entities of the catalog that meet a filter, page by page, as far as the
 * credentials may see them. Not by `streamEntities`: a newer client asks in it
 * for what the catalogs before Backstage 1.52 refuse.
 *
 * @public
 */
export async function* entityPages(
  catalog: Pick<CatalogService, 'queryEntities'>,
  credentials: BackstageCredentials,
  request: { filter: EntityFilterQuery; fields: string[]; limit: number },
): AsyncIterable<Entity[]> {
  const { filter, ...each } = request;
  let cursor: string | undefined;
  do {
    const page = await catalog.queryEntities(
      cursor ? { cursor, ...each } : { filter, ...each },
      { credentials },
    );
    yield page.items;
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
}

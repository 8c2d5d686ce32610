import { parseEntityRef } from '@backstage/catalog-model';

/** The path of a pipeline's page with one of its stages open; `pagePath` is where our page is mounted, without a slash at the end. */
export function pageOf(
  pagePath: string,
  entityRef: string,
  stage: string,
): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [kind, namespace, name].map(encodeURIComponent).join('/');
  return `${pagePath}/${path}?stage=${encodeURIComponent(stage)}`;
}

/** The path of the list of an owner's pipelines. */
export function pagesOf(pagePath: string, owner: string): string {
  return `${pagePath || '/'}?owner=${encodeURIComponent(owner)}`;
}

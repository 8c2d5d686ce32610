import { parseEntityRef } from '@backstage/catalog-model';

/** The path of a pipeline's page with one of its stages open. */
export function pageOf(entityRef: string, stage: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [kind, namespace, name].map(encodeURIComponent).join('/');
  return `/pipeline-health/${path}?stage=${encodeURIComponent(stage)}`;
}

/** The path of the list of an owner's pipelines. */
export function pagesOf(owner: string): string {
  return `/pipeline-health?owner=${encodeURIComponent(owner)}`;
}

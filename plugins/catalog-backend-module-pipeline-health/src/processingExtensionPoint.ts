import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { CatalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

/** That of the catalog, which knows it by its id: older releases do not export it where newer ones do. */
export const processingExtensionPoint =
  createExtensionPoint<CatalogProcessingExtensionPoint>({
    id: 'catalog.processing',
  });

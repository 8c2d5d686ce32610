import { CatalogFilterBlueprint } from '@backstage/plugin-catalog-react/alpha';

export const pipelineHealthCatalogFilter = CatalogFilterBlueprint.make({
  params: {
    loader: async () => {
      const { HealthFilter } = await import('../screens/catalog/HealthFilter');
      return <HealthFilter />;
    },
  },
});

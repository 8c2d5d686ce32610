import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { pipelineFilter } from './pipelineFilter';

export const entityPipelineHealthCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: pipelineFilter,
    loader: async () => {
      const { EntityPipelineHealthCard } = await import(
        '../screens/entity/EntityPipelineHealthCard'
      );
      return <EntityPipelineHealthCard />;
    },
  },
});

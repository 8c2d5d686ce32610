import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { pipelineFilter } from './pipelineFilter';

export const entityPipelineHealthContent = EntityContentBlueprint.make({
  params: {
    path: '/pipeline-health',
    title: 'Pipeline health',
    group: 'observability',
    filter: pipelineFilter,
    loader: async () => {
      const { EntityPipelineHealthContent } = await import(
        '../screens/entity/EntityPipelineHealthContent'
      );
      return <EntityPipelineHealthContent />;
    },
  },
});

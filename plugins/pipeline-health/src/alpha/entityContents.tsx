import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { pipelineFilter } from './pipelineFilter';
import { routed } from './routed';

export const entityPipelineHealthContent = EntityContentBlueprint.make({
  params: {
    path: '/pipeline-health',
    title: 'Pipeline health',
    group: 'observability',
    filter: pipelineFilter,
    loader: () =>
      routed(() =>
        import('../screens/entity/EntityPipelineHealthContent').then(
          m => m.EntityPipelineHealthContent,
        ),
      ),
  },
});

import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import { pipelineFilter } from './pipelineFilter';

export const entityPipelineHealthCard = EntityCardBlueprint.makeWithOverrides({
  configSchema: {
    size: z.enum(['small', 'medium', 'large']).optional(),
    tab: z.string().optional(),
  },
  factory: (original, { config }) =>
    original({
      type: 'info',
      filter: pipelineFilter,
      loader: async () => {
        const { EntityPipelineHealthCard } = await import(
          '../screens/entity/EntityPipelineHealthCard'
        );
        const {
          type,
          tab,
          size = type === 'content' ? 'large' : undefined,
        } = config;
        return <EntityPipelineHealthCard size={size} tab={tab} />;
      },
    }),
});

export const entityPipelinesCard = EntityCardBlueprint.make({
  name: 'pipelines',
  params: {
    type: 'content',
    filter: {
      $any: [{ kind: 'group' }, { kind: 'user' }, { kind: 'system' }],
    },
    loader: async () => {
      const { EntityPipelinesCard } = await import(
        '../screens/entity/EntityPipelinesCard'
      );
      return <EntityPipelinesCard />;
    },
  },
});

/** Off unless somebody wants it: most entities are no pipelines. */
export const entitySetUpCard = EntityCardBlueprint.make({
  name: 'set-up',
  disabled: true,
  params: {
    type: 'info',
    filter: {
      $all: [
        { $any: [{ kind: 'component' }, { kind: 'resource' }] },
        { $not: pipelineFilter },
      ],
    },
    loader: async () => {
      const { EntitySetUpCard } = await import(
        '../screens/entity/EntitySetUpCard'
      );
      return <EntitySetUpCard />;
    },
  },
});

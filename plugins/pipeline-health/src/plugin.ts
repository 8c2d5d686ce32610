import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import {
  createSearchResultListItemExtension,
  SearchResultListItemExtensionProps,
} from '@backstage/plugin-search-react';
import { PIPELINE_DOCUMENT_TYPE } from '@pipeline-health/plugin-pipeline-health-common';
import { createPipelineHealthApi } from './api/createPipelineHealthApi';
import { pipelineHealthApiRef } from './api/pipelineHealthApiRef';
import type { JSX } from 'react';
import { pipelineRouteRef, rootRouteRef } from './routes';
import { EntityPipelineHealthCardProps } from './screens/entity/EntityPipelineHealthCard';
import { WhatBurnsSettings } from './screens/home/WhatBurns';
import { whatBurnsCard } from './screens/home/whatBurnsCard';

/**
 * Shows the health of data pipelines in the legacy frontend system.
 *
 * @public
 */
export const pipelineHealthPlugin = createPlugin({
  id: 'pipeline-health',
  routes: { root: rootRouteRef, pipeline: pipelineRouteRef },
  apis: [
    createApiFactory({
      api: pipelineHealthApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: createPipelineHealthApi,
    }),
  ],
});

/**
 * The overview and the page of each pipeline.
 *
 * @public
 */
export const PipelineHealthPage: () => JSX.Element =
  pipelineHealthPlugin.provide(
    createRoutableExtension({
      name: 'PipelineHealthPage',
      component: () =>
        import('./screens/shell/PipelineHealthPage').then(
          m => m.PipelineHealthPage,
        ),
      mountPoint: rootRouteRef,
    }),
  );

/**
 * A card for the page of an entity: the health of its pipeline at a glance.
 *
 * @public
 */
export const EntityPipelineHealthCard: (
  props: EntityPipelineHealthCardProps,
) => JSX.Element = pipelineHealthPlugin.provide(
  createComponentExtension({
    name: 'EntityPipelineHealthCard',
    component: {
      lazy: () =>
        import('./screens/entity/EntityPipelineHealthCard').then(
          m => m.EntityPipelineHealthCard,
        ),
    },
  }),
);

/**
 * A tab for the page of an entity: everything about its pipeline.
 *
 * @public
 */
export const EntityPipelineHealthContent: () => JSX.Element =
  pipelineHealthPlugin.provide(
    createComponentExtension({
      name: 'EntityPipelineHealthContent',
      component: {
        lazy: () =>
          import('./screens/entity/EntityPipelineHealthContent').then(
            m => m.EntityPipelineHealthContent,
          ),
      },
    }),
  );

/**
 * A card for the page of a group, a user or a system: how its pipelines are.
 *
 * @public
 */
export const EntityPipelinesCard: () => JSX.Element =
  pipelineHealthPlugin.provide(
    createComponentExtension({
      name: 'EntityPipelinesCard',
      component: {
        lazy: () =>
          import('./screens/entity/EntityPipelinesCard').then(
            m => m.EntityPipelinesCard,
          ),
      },
    }),
  );

/**
 * A card for the page of an entity that is not watched yet: the annotation that
 * would have it watched.
 *
 * @public
 */
export const EntityPipelineHealthSetUpCard: () => JSX.Element =
  pipelineHealthPlugin.provide(
    createComponentExtension({
      name: 'EntityPipelineHealthSetUpCard',
      component: {
        lazy: () =>
          import('./screens/entity/EntitySetUpCard').then(
            m => m.EntitySetUpCard,
          ),
      },
    }),
  );

/**
 * A widget for the home page: the most urgent pipelines.
 *
 * @public
 */
export const HomePageWhatBurns = pipelineHealthPlugin.provide(
  createCardExtension<WhatBurnsSettings>({
    name: 'HomePageWhatBurns',
    ...whatBurnsCard,
  }),
);

/**
 * A pipeline among the results of a search, for children of the search page's
 * `SearchResult`.
 *
 * @public
 */
export const PipelineHealthSearchResultListItem: (
  props: SearchResultListItemExtensionProps,
) => JSX.Element | null = pipelineHealthPlugin.provide(
  createSearchResultListItemExtension({
    name: 'PipelineHealthSearchResultListItem',
    component: () =>
      import('./screens/search/PipelineSearchResult').then(
        m => m.PipelineSearchResult,
      ),
    predicate: ({ type }) => type === PIPELINE_DOCUMENT_TYPE,
  }),
);

import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** Where the overview is mounted. */
export const rootRouteRef = createRouteRef({ id: 'pipeline-health' });

/** How collection goes. */
export const operationsRouteRef = createSubRouteRef({
  id: 'pipeline-health/operations',
  parent: rootRouteRef,
  path: '/operations',
});

/** What burns, for whoever is on call. */
export const onCallRouteRef = createSubRouteRef({
  id: 'pipeline-health/on-call',
  parent: rootRouteRef,
  path: '/on-call',
});

/** The page of one pipeline. */
export const pipelineRouteRef = createSubRouteRef({
  id: 'pipeline-health/pipeline',
  parent: rootRouteRef,
  path: '/:kind/:namespace/:name',
});

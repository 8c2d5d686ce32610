import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** Where the overview is mounted. */
export const rootRouteRef = createRouteRef({ id: 'pipeline-health' });

/** The page of one pipeline. */
export const pipelineRouteRef = createSubRouteRef({
  id: 'pipeline-health/pipeline',
  parent: rootRouteRef,
  path: '/:kind/:namespace/:name',
});

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to see how collection goes: accounts, calls, cost and missing IAM
 * actions. Pipelines themselves need no permission of their own: who may read
 * an entity in the catalog may read its pipeline.
 *
 * @public
 */
export const pipelineHealthCollectionReadPermission = createPermission({
  name: 'pipeline-health.collection.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of the suite.
 *
 * @public
 */
export const pipelineHealthPermissions = [
  pipelineHealthCollectionReadPermission,
];

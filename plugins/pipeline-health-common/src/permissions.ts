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
 * Allows to acknowledge incidents of the pipelines that one may see.
 *
 * @public
 */
export const pipelineHealthIncidentUpdatePermission = createPermission({
  name: 'pipeline-health.incident.update',
  attributes: { action: 'update' },
});

/**
 * All permissions of the suite.
 *
 * @public
 */
export const pipelineHealthPermissions = [
  pipelineHealthCollectionReadPermission,
  pipelineHealthIncidentUpdatePermission,
];

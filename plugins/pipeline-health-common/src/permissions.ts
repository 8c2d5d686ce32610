import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of the resources that permissions are asked for: pipelines. Their
 * resource refs are the refs of their entities.
 *
 * @public
 */
export const RESOURCE_TYPE_PIPELINE = 'pipeline-health-pipeline';

/**
 * Allows to see a pipeline, beside the catalog's permission to see its entity.
 *
 * @public
 */
export const pipelineHealthPipelineReadPermission = createPermission({
  name: 'pipeline-health.pipeline.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows to say what people know of incidents: to acknowledge, snooze and hold
 * them, and to declare maintenance.
 *
 * @public
 */
export const pipelineHealthIncidentUpdatePermission = createPermission({
  name: 'pipeline-health.incident.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows to let queues and streams keep their data for longer.
 *
 * @public
 */
export const pipelineHealthRetentionExtendPermission = createPermission({
  name: 'pipeline-health.retention.extend',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows to move dead letters back to where they came from, and to stop that.
 *
 * @public
 */
export const pipelineHealthRedriveStartPermission = createPermission({
  name: 'pipeline-health.redrive.start',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows to look at a sample of dead letters. It is no permission to read
 * only: looking at a message counts as receiving it.
 *
 * @public
 */
export const pipelineHealthMessagePeekPermission = createPermission({
  name: 'pipeline-health.message.peek',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows the other actions on stages: to start a crawler, to run a job again,
 * to stop a run.
 *
 * @public
 */
export const pipelineHealthActionRunPermission = createPermission({
  name: 'pipeline-health.action.run',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_PIPELINE,
});

/**
 * Allows to see how collection goes: accounts, calls, cost and missing IAM
 * actions.
 *
 * @public
 */
export const pipelineHealthCollectionReadPermission = createPermission({
  name: 'pipeline-health.collection.read',
  attributes: { action: 'read' },
});

/**
 * The permissions that are asked for a pipeline.
 *
 * @public
 */
export const pipelineHealthPipelinePermissions = [
  pipelineHealthPipelineReadPermission,
  pipelineHealthIncidentUpdatePermission,
  pipelineHealthRetentionExtendPermission,
  pipelineHealthRedriveStartPermission,
  pipelineHealthMessagePeekPermission,
  pipelineHealthActionRunPermission,
];

/**
 * A permission that is asked for a pipeline.
 *
 * @public
 */
export type PipelinePermission =
  (typeof pipelineHealthPipelinePermissions)[number];

/**
 * All permissions of the suite.
 *
 * @public
 */
export const pipelineHealthPermissions = [
  ...pipelineHealthPipelinePermissions,
  pipelineHealthCollectionReadPermission,
];

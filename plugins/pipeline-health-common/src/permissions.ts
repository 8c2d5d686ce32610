import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The type of the resources that permissions are asked for: pipelines. Their
 * resource refs are the refs of their entities.
 *
 * @public
 */
export const RESOURCE_TYPE_PIPELINE = 'pipeline-health-pipeline';

function ofPipelines(name: string, action: 'read' | 'update') {
  return createPermission({
    name,
    attributes: { action },
    resourceType: RESOURCE_TYPE_PIPELINE,
  });
}

/**
 * Allows to see a pipeline, beside the catalog's permission to see its entity.
 *
 * @public
 */
export const pipelineHealthPipelineReadPermission = ofPipelines(
  'pipeline-health.pipeline.read',
  'read',
);

/**
 * Allows to say what people know of incidents: to acknowledge, snooze and hold
 * them, and to declare maintenance.
 *
 * @public
 */
export const pipelineHealthIncidentUpdatePermission = ofPipelines(
  'pipeline-health.incident.update',
  'update',
);

/**
 * Allows to let queues and streams keep their data for longer.
 *
 * @public
 */
export const pipelineHealthRetentionExtendPermission = ofPipelines(
  'pipeline-health.retention.extend',
  'update',
);

/**
 * Allows to move dead letters back to where they came from, and to stop that.
 *
 * @public
 */
export const pipelineHealthRedriveStartPermission = ofPipelines(
  'pipeline-health.redrive.start',
  'update',
);

/**
 * Allows to look at a sample of dead letters. It is no permission to read
 * only: looking at a message counts as receiving it.
 *
 * @public
 */
export const pipelineHealthMessagePeekPermission = ofPipelines(
  'pipeline-health.message.peek',
  'update',
);

/**
 * Allows the other actions on stages: to start a crawler, to run a job again,
 * to stop a run.
 *
 * @public
 */
export const pipelineHealthActionRunPermission = ofPipelines(
  'pipeline-health.action.run',
  'update',
);

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

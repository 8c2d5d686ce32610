import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_PIPELINE } from '@pipeline-health/plugin-pipeline-health-common';

/**
 * What rules of permissions know of a pipeline.
 *
 * @public
 */
export interface PipelineResource {
  entityRef: string;
  /** Entity ref. */
  owner?: string;
  /** The labels of its entity. */
  labels: { [label: string]: string };
  stages: { kind: string; account: string }[];
}

/**
 * What a rule demands of pipelines, in the form that lists are filtered by.
 *
 * @public
 */
export type PipelineDemand =
  | { owners: string[] }
  | { stageKinds: string[] }
  | { accounts: string[] }
  | { label: string; value?: string };

/**
 * Names pipelines to the permission framework.
 *
 * @public
 */
export const pipelineResourceRef = createPermissionResourceRef<
  PipelineResource,
  PipelineDemand
>().with({
  pluginId: 'pipeline-health',
  resourceType: RESOURCE_TYPE_PIPELINE,
});

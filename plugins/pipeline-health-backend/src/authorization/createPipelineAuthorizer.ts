import {
  AuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { pipelineHealthPermissions } from '@pipeline-health/plugin-pipeline-health-common';
import {
  pipelineHealthPermissionRules,
  pipelineResourceRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { ResourceStore } from '../database';
import { PipelineAuthorizer } from './PipelineAuthorizer';
import { VisiblePipelines } from './VisiblePipelines';

/** Tells the permission framework what there is to permit, and decides by its answers. */
export function createPipelineAuthorizer(options: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  catalog: CatalogService;
  auth: AuthService;
  stores: { resources: ResourceStore };
  adoptedAnnotations: readonly string[];
  clock: () => number;
}): PipelineAuthorizer {
  const { permissions, permissionsRegistry, stores } = options;
  permissionsRegistry.addPermissions(pipelineHealthPermissions);
  permissionsRegistry.addResourceType({
    resourceRef: pipelineResourceRef,
    rules: Object.values(pipelineHealthPermissionRules),
    getResources: refs => stores.resources.get(refs),
  });
  return new PipelineAuthorizer({
    permissions,
    resources: stores.resources,
    toDemands: createConditionTransformer(
      permissionsRegistry.getPermissionRuleset(pipelineResourceRef),
    ),
    visiblePipelines: new VisiblePipelines(options),
  });
}

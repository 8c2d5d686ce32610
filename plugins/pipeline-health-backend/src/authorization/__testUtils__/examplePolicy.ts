import {
  coreServices,
  createBackendModule,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  pipelineHealthPipelineReadPermission,
  RESOURCE_TYPE_PIPELINE,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  createPipelineHealthConditionalDecision,
  pipelineHealthConditions,
} from '@pipeline-health/plugin-pipeline-health-node';

const { hasLabel, isOwner } = pipelineHealthConditions;

/** Everybody sees what is not confidential, and changes what is their own. */
class ExamplePolicy implements PermissionPolicy {
  constructor(private readonly userInfo: UserInfoService) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!permission.name.startsWith('pipeline-health.')) {
      return { result: AuthorizeResult.ALLOW };
    }
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { ownershipEntityRefs: claims } = await this.userInfo.getUserInfo(
      user.credentials,
    );
    if (!isResourcePermission(permission, RESOURCE_TYPE_PIPELINE)) {
      // The collection names the resources of all pipelines.
      return {
        result: claims.includes('group:default/platform')
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    }
    const isOwn = isOwner({ claims });
    if (isPermission(permission, pipelineHealthPipelineReadPermission)) {
      return createPipelineHealthConditionalDecision(permission, {
        anyOf: [isOwn, { not: hasLabel({ label: 'confidential' }) }],
      });
    }
    return createPipelineHealthConditionalDecision(permission, isOwn);
  }
}

export default createBackendModule({
  pluginId: 'permission',
  moduleId: 'example-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, userInfo }) {
        policy.setPolicy(new ExamplePolicy(userInfo));
      },
    });
  },
});

import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { PipelinePermission } from '@pipeline-health/plugin-pipeline-health-common';

/** Who may do what with one pipeline. Anything but a clear yes means no. */
export class PipelineAuthorizer {
  constructor(private readonly permissions: PermissionsService) {}

  /**
   * Throws a `NotFoundError` when the caller may not see a pipeline: hidden and
   * absent ones are answered alike, so that nobody can probe for names.
   */
  async checkVisible(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<void> {
    await this.decide(credentials, entityRef, []);
  }

  /**
   * Throws when the caller may not do something with a pipeline: a
   * `NotFoundError` when they may not even see it, otherwise a
   * `NotAllowedError` that names the permission.
   */
  async authorize(
    credentials: BackstageCredentials,
    permission: PipelinePermission,
    entityRef: string,
  ): Promise<void> {
    const [isAllowed] = await this.decide(credentials, entityRef, [permission]);
    if (!isAllowed) {
      throw new NotAllowedError(
        `The permission ${permission.name} is needed for ${entityRef}`,
      );
    }
  }

  private async decide(
    credentials: BackstageCredentials,
    resourceRef: string,
    permissions: readonly PipelinePermission[],
  ): Promise<boolean[]> {
    const asked: AuthorizePermissionRequest[] = [
      { permission: catalogEntityReadPermission, resourceRef },
      ...permissions.map(permission => ({ permission, resourceRef })),
    ];
    const decisions = await this.permissions.authorize(asked, { credentials });
    const [isVisible, ...allowed] = asked.map(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
    if (!isVisible) {
      throw new NotFoundError(`There is no pipeline ${resourceRef}`);
    }
    return allowed;
  }
}

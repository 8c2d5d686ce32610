import { Said } from '@pipeline-health/plugin-pipeline-health-common';
import { refused, sayRefusal } from '../refusal';
import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizePermissionRequest,
  AuthorizeResult,
  PermissionCriteria,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  PermissionDecision,
  pipelineHealthCollectionReadPermission,
  pipelineHealthPipelinePermissions,
  pipelineHealthPipelineReadPermission,
  PipelinePermission,
  PipelinePermissions,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineDemand } from '@pipeline-health/plugin-pipeline-health-node';
import { ResourceStore, Visibility } from '../database';
import { VisiblePipelines } from './VisiblePipelines';

const NOTHING: Visibility = { entityRefs: [] };

/**
 * Who may do what. A pipeline is visible to whom the catalog shows its entity
 * and who may read it as a pipeline. Anything but a clear yes means no.
 */
export class PipelineAuthorizer {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      resources: Pick<ResourceStore, 'get'>;
      /** What conditions of a policy demand of pipelines. */
      toDemands: ConditionTransformer<PipelineDemand>;
      visiblePipelines: VisiblePipelines;
    },
  ) {}

  /** Which pipelines the caller may see. */
  async visibleTo(credentials: BackstageCredentials): Promise<Visibility> {
    const [entities, pipelines] =
      await this.options.permissions.authorizeConditional(
        [
          { permission: catalogEntityReadPermission },
          { permission: pipelineHealthPipelineReadPermission },
        ],
        { credentials },
      );
    if (!mayHold(entities) || !mayHold(pipelines)) {
      return NOTHING;
    }
    return {
      entityRefs:
        entities.result === AuthorizeResult.ALLOW
          ? undefined
          : await this.options.visiblePipelines.of(credentials),
      demands: this.demandsOf(pipelines),
    };
  }

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
    const [decision] = await this.decide(credentials, entityRef, [permission]);
    if (!decision.allowed) {
      throw refused(NotAllowedError, reasonOf(permission.name, entityRef));
    }
  }

  /** Throws a `NotAllowedError` when the caller may not see how collection goes. */
  async authorizeCollection(credentials: BackstageCredentials): Promise<void> {
    const decision = await this.decideOnCollection(credentials);
    if (!decision.allowed) {
      throw refused(NotAllowedError, reasonOf(decision.permission));
    }
  }

  /** What the caller may do with a pipeline; throws a `NotFoundError` when there is none that they may see. */
  async permissionsOf(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<PipelinePermissions> {
    const [decisions, collection, [pipeline]] = await Promise.all([
      this.decide(credentials, entityRef, pipelineHealthPipelinePermissions),
      this.decideOnCollection(credentials),
      this.options.resources.get([entityRef]),
    ]);
    if (!pipeline) {
      throw noPipeline(entityRef);
    }
    return { entityRef, items: [...decisions, collection] };
  }

  /** Those of some pipelines that the caller may see, and do something with. */
  async allowed(
    credentials: BackstageCredentials,
    permission: PipelinePermission,
    entityRefs: readonly string[],
  ): Promise<string[]> {
    const needed = [
      catalogEntityReadPermission,
      pipelineHealthPipelineReadPermission,
      permission,
    ];
    const answers = await this.ask(
      credentials,
      entityRefs.flatMap(resourceRef =>
        needed.map(each => ({ permission: each, resourceRef })),
      ),
    );
    return entityRefs.filter((_, index) =>
      needed.every((_each, place) => answers[index * needed.length + place]),
    );
  }

  private async decide(
    credentials: BackstageCredentials,
    resourceRef: string,
    permissions: readonly PipelinePermission[],
  ): Promise<PermissionDecision[]> {
    const asked: AuthorizePermissionRequest[] = [
      catalogEntityReadPermission,
      pipelineHealthPipelineReadPermission,
      ...permissions,
    ].map(permission => ({ permission, resourceRef }));
    const [isEntityVisible, isVisible, ...allowed] = await this.ask(
      credentials,
      asked,
    );
    if (!isEntityVisible || !isVisible) {
      throw noPipeline(resourceRef);
    }
    return permissions.map(({ name }, index) =>
      decisionOf(name, allowed[index], resourceRef),
    );
  }

  private async decideOnCollection(
    credentials: BackstageCredentials,
  ): Promise<PermissionDecision> {
    const permission = pipelineHealthCollectionReadPermission;
    const [isAllowed] = await this.ask(credentials, [{ permission }]);
    return decisionOf(permission.name, isAllowed);
  }

  private async ask(
    credentials: BackstageCredentials,
    asked: AuthorizePermissionRequest[],
  ): Promise<boolean[]> {
    const decisions = await this.options.permissions.authorize(asked, {
      credentials,
    });
    return asked.map(
      (_, index) => decisions[index]?.result === AuthorizeResult.ALLOW,
    );
  }

  private demandsOf(
    decision: PolicyDecision,
  ): PermissionCriteria<PipelineDemand> | undefined {
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.options.toDemands(decision.conditions)
      : undefined;
  }
}

function noPipeline(entityRef: string): NotFoundError {
  return refused(NotFoundError, sayRefusal('no-pipeline', { entityRef }));
}

/** Whether a decision is a yes, or a yes for some. */
function mayHold(decision: PolicyDecision | undefined): boolean {
  return (
    decision?.result === AuthorizeResult.ALLOW ||
    decision?.result === AuthorizeResult.CONDITIONAL
  );
}

function decisionOf(
  permission: string,
  allowed: boolean,
  entityRef?: string,
): PermissionDecision {
  return allowed
    ? { permission, allowed }
    : {
        permission,
        allowed,
        reason: reasonOf(permission, entityRef).message,
      };
}

/** Why somebody may not: of a pipeline, or else of how collection goes. */
function reasonOf(permission: string, entityRef?: string): Said {
  return entityRef === undefined
    ? sayRefusal('permission', { permission }, 'collection')
    : sayRefusal('permission', { permission, entityRef });
}

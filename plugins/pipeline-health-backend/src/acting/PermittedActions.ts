import { refused, refusedField, sayRefusal } from '../refusal';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ActionContext } from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { PipelineAuthorizer } from '../authorization';
import { ActionCaller, nameOf } from './ActionCaller';
import { ActedPipeline, ActionContexts } from './ActionContexts';
import { ActionRequest, hashOf, inputOf } from './ActionRequest';
import { ConfiguredAction, ConfiguredActions } from './ConfiguredActions';
import { notEnabled } from './hindrances';

/** For how long somebody waits for the source. */
const PATIENCE = 25_000;

/** An action that somebody may do to a stage, and what they want of it. */
export interface PermittedAction extends ConfiguredAction {
  context: ActionContext;
  input: JsonObject;
  /** Who may. */
  by: string;
  /** The same for who asks for the same. */
  request: string;
}

/** Lets through what is asked for of what there is, by who may ask for it. */
export class PermittedActions {
  constructor(
    private readonly options: {
      actions: ConfiguredActions;
      contexts: ActionContexts;
      authorizer: PipelineAuthorizer;
    },
  ) {}

  /** Throws an error that says what there is not, or what the caller may not. */
  async permit(
    entityRef: string,
    actionId: string,
    { stage: arn, input: raw }: ActionRequest,
    caller: ActionCaller,
  ): Promise<PermittedAction> {
    const { authorizer, actions } = this.options;
    const pipeline = await this.visiblePipeline(entityRef, caller);
    const stage = pipeline.targets.find(target => target.arn === arn);
    if (!stage) {
      throw refusedField(
        NotFoundError,
        'stage',
        sayRefusal('no-stage', { entityRef, stage: arn }),
      );
    }
    const configured = actions.find(actionId, stage.kind);
    if (!configured) {
      const ids = actions.ofKind(stage.kind).map(({ action }) => action.id);
      throw refusedField(
        NotFoundError,
        'action',
        sayRefusal('no-action', {
          action: actionId,
          kind: stage.kind,
          expected: ids.join(', ') || '–',
        }),
      );
    }
    await authorizer.authorize(
      caller.credentials,
      configured.action.permission,
      entityRef,
    );
    if (!configured.isEnabled) {
      throw refused(NotAllowedError, notEnabled(actionId));
    }
    const input = inputOf(configured.action, raw);
    const by = nameOf(caller);
    return {
      ...configured,
      input,
      by,
      request: hashOf(entityRef, actionId, arn, input, by),
      context: pipeline.contextOf(
        stage,
        configured.settings,
        AbortSignal.timeout(PATIENCE),
      ),
    };
  }

  /** Throws the same for what there is not and for what the caller may not see. */
  async visiblePipeline(
    entityRef: string,
    { credentials }: ActionCaller,
  ): Promise<ActedPipeline> {
    const { authorizer, contexts } = this.options;
    await authorizer.checkVisible(credentials, entityRef);
    const pipeline = await contexts.of(entityRef);
    if (!pipeline) {
      throw refused(NotFoundError, sayRefusal('no-pipeline', { entityRef }));
    }
    return pipeline;
  }
}

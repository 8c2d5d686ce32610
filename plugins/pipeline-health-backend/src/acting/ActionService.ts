import { refused, refusedField, sayRefusal } from '../refusal';
import { AuditorService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  ActionTask,
  AvailableAction,
  ProposedAction,
} from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { PipelineAuthorizer } from '../authorization';
import { Stores } from '../database';
import { ActionCaller, audited, nameOf } from './ActionCaller';
import { ActionContexts } from './ActionContexts';
import { ActionRequest, StartRequest } from './ActionRequest';
import { AvailableActions } from './AvailableActions';
import { ConfiguredActions } from './ConfiguredActions';
import { PermittedAction, PermittedActions } from './PermittedActions';
import { Proposals } from './Proposals';
import { TaskStarter } from './TaskStarter';

/** What actions are done with. */
export interface ActionServiceOptions {
  stores: Pick<Stores, 'actionTasks' | 'actionProposals'>;
  actions: ConfiguredActions;
  contexts: ActionContexts;
  authorizer: PipelineAuthorizer;
  auditor: AuditorService;
  /** Called when there is something to do, or to see. */
  onChange: () => void;
  /** Epoch milliseconds. */
  clock: () => number;
}

/**
 * What can be done to stages: proposes it, starts it, tells of it and stops it,
 * as far as the caller may, and has each attempt written down. The tasks that
 * it starts are done by the `TaskRunner`.
 */
export class ActionService {
  private readonly permitted: PermittedActions;
  private readonly available: AvailableActions;
  private readonly proposals: Proposals;
  private readonly starter: TaskStarter;

  constructor(private readonly options: ActionServiceOptions) {
    this.permitted = new PermittedActions(options);
    this.available = new AvailableActions(options);
    this.proposals = new Proposals(options);
    this.starter = new TaskStarter({ ...options, proposals: this.proposals });
  }

  /** What can be done to which stage of a pipeline, and why not if it cannot. */
  async list(
    entityRef: string,
    caller: ActionCaller,
  ): Promise<AvailableAction[]> {
    return this.available.list(
      await this.permitted.visiblePipeline(entityRef, caller),
      caller,
    );
  }

  /** What an action would do now, with a token to have exactly that done. */
  async propose(
    entityRef: string,
    actionId: string,
    request: ActionRequest,
    caller: ActionCaller,
  ): Promise<ProposedAction> {
    return this.audited(
      { eventId: 'action-propose', severityLevel: 'low' },
      { entityRef, actionId, request, caller },
      async permitted => ({ result: await this.proposals.propose(permitted) }),
    );
  }

  /**
   * Has an action done, and answers its task. The same request, by its
   * idempotency key, has it done once however often it is sent.
   */
  async start(
    entityRef: string,
    actionId: string,
    request: StartRequest,
    caller: ActionCaller,
  ): Promise<ActionTask> {
    return this.audited(
      { eventId: 'action-start', severityLevel: 'medium' },
      { entityRef, actionId, request, caller },
      async permitted => {
        const result = await this.starter.start(permitted, request, caller);
        this.options.onChange();
        return { result, meta: { task: result.id, before: result.before } };
      },
    );
  }

  /** What was done to the stages of a pipeline, newest first. */
  async listTasks(
    entityRef: string,
    query: { limit: number; before?: string; stage?: string; action?: string },
    { credentials }: ActionCaller,
  ): Promise<{ items: ActionTask[]; next?: string }> {
    const { authorizer, actions, stores } = this.options;
    await authorizer.checkVisible(credentials, entityRef);
    const page = await stores.actionTasks.page(entityRef, query);
    if (page.items.every(({ action }) => actions.isOpen(action))) {
      return page;
    }
    const { items } = await authorizer.permissionsOf(credentials, entityRef);
    const held = items.filter(({ allowed }) => allowed);
    return {
      ...page,
      items: page.items.map(task =>
        actions.isOpen(task.action) || actions.isFor(task.action, held)
          ? task
          : { ...task, after: undefined },
      ),
    };
  }

  /** Has a running task stopped. */
  async cancel(
    entityRef: string,
    id: string,
    { reason }: { reason?: string },
    caller: ActionCaller,
  ): Promise<ActionTask> {
    const { actionTasks } = this.options.stores;
    const event = {
      eventId: 'action-cancel',
      severityLevel: 'medium' as const,
      caller,
      meta: { entityRef, task: id, ...(reason !== undefined && { reason }) },
    };
    return audited(this.options.auditor, event, async () => {
      await this.checkCancellable(entityRef, id, caller);
      const cancelled =
        (await actionTasks.cancel(id, {
          by: nameOf(caller),
          at: this.options.clock(),
          reason,
        })) ?? (await actionTasks.get(entityRef, id))?.task;
      if (!cancelled?.cancellation) {
        throw refused(ConflictError, sayRefusal('task-over', { task: id }));
      }
      this.options.onChange();
      return { result: cancelled };
    });
  }

  /** Throws unless the task can be stopped, and by the caller. */
  private async checkCancellable(
    entityRef: string,
    id: string,
    { credentials }: ActionCaller,
  ): Promise<void> {
    const { authorizer, actions, stores } = this.options;
    await authorizer.checkVisible(credentials, entityRef);
    const known = await stores.actionTasks.get(entityRef, id);
    if (!known) {
      throw refusedField(
        NotFoundError,
        'id',
        sayRefusal('no-task', { entityRef, task: id }),
      );
    }
    const { task, stage } = known;
    const { action } = actions.find(task.action, stage.kind) ?? {};
    if (!action?.cancel) {
      throw refused(
        ConflictError,
        sayRefusal('not-stoppable', { action: task.action }),
      );
    }
    await authorizer.authorize(credentials, action.permission, entityRef);
  }

  /** Does what the caller may have done; what they may not is written down too. */
  private audited<T>(
    event: { eventId: string; severityLevel: 'low' | 'medium' },
    what: {
      entityRef: string;
      actionId: string;
      request: ActionRequest & Partial<StartRequest>;
      caller: ActionCaller;
    },
    work: (
      permitted: PermittedAction,
    ) => Promise<{ result: T; meta?: JsonObject }>,
  ): Promise<T> {
    const { entityRef, actionId, request, caller } = what;
    const { stage, input, reason, override } = request;
    const meta = {
      entityRef,
      action: actionId,
      stage,
      input,
      ...(reason !== undefined && { reason }),
      ...(override !== undefined && { override }),
    };
    return audited(this.options.auditor, { ...event, caller, meta }, async () =>
      work(await this.permitted.permit(entityRef, actionId, request, caller)),
    );
  }
}

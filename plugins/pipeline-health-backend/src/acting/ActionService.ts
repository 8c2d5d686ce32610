import { AuditorService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ActionTask,
  AvailableAction,
  ProposedAction,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  ActionStep,
  Preflight,
  SourceError,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { PipelineAuthorizer } from '../authorization';
import { untilAborted } from '../collection';
import { NewActionTask, Stores } from '../database';
import { ActionCaller, audited, nameOf } from './ActionCaller';
import { ActedPipeline, ActionContexts } from './ActionContexts';
import { ActionRequest, hashOf, inputOf, StartRequest } from './ActionRequest';
import {
  ConfiguredAction,
  ConfiguredActions,
  familyOf,
} from './ConfiguredActions';
import {
  hindrancesOf,
  isRunning,
  notApplicable,
  notEnabled,
} from './hindrances';

const MINUTE = 60_000;
/** For how long a proposal may be carried out. */
const PROPOSAL_FOR = 10 * MINUTE;
/** For how long it is told that the role was refused: then it may have been given what it lacked. */
const REFUSAL_FOR = 10 * MINUTE;
/** For how long somebody waits for a preflight. */
const PATIENCE = 25_000;

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

/** An action that may be done to a stage. */
interface Permitted extends ConfiguredAction {
  context: ActionContext;
  input: JsonObject;
}

/**
 * What can be done to stages: proposes it, starts it, tells of it and stops it,
 * as far as the caller may. The tasks that it starts are done by the `TaskRunner`.
 */
export class ActionService {
  constructor(private readonly options: ActionServiceOptions) {}

  /** What can be done to which stage of a pipeline, and why not if it cannot. */
  async list(
    entityRef: string,
    { credentials }: ActionCaller,
  ): Promise<AvailableAction[]> {
    const { actions, authorizer } = this.options;
    await authorizer.checkVisible(credentials, entityRef);
    const pipeline = await this.pipelineOf(entityRef);
    const offered = pipeline.stages.flatMap(({ stage }) =>
      actions
        .ofKind(stage.kind)
        .map(configured => ({ configured, stage, ...configured })),
    );
    const [permissions, running, refused] = await Promise.all([
      authorizer.permissionsOf(credentials, entityRef),
      this.runningOn(
        pipeline,
        offered.map(({ action }) => action),
      ),
      this.options.stores.actionTasks.refusedSince(
        this.options.clock() - REFUSAL_FOR,
      ),
    ]);
    return offered.map(({ configured, action, settings, stage }) => ({
      action: action.id,
      title: action.title,
      description: action.description,
      stage: stage.arn,
      permission: action.permission.name,
      destructive: action.destructive,
      cancellable: action.cancel !== undefined,
      inputSchema: schemaOf(action),
      hindrances: hindrancesOf({
        configured,
        isPermitted: permissions.items.some(
          ({ permission, allowed }) =>
            allowed && permission === action.permission.name,
        ),
        context: pipeline.contextOf(stage, settings, AbortSignal.abort()),
        running: running.get(familyOf(action))?.get(stage.arn),
        refused,
      }),
    }));
  }

  /** What an action would do now, with a token to have exactly that done. */
  async propose(
    entityRef: string,
    actionId: string,
    request: ActionRequest,
    caller: ActionCaller,
  ): Promise<ProposedAction> {
    return this.audited(
      'action-propose',
      'low',
      { entityRef, actionId, request, caller },
      async () => {
        const permitted = await this.permit(
          entityRef,
          actionId,
          request,
          caller,
        );
        const { seen, ...proposal } = await preflight(permitted);
        const token = randomBytes(16).toString('hex');
        const now = this.options.clock();
        const expiresAt = now + PROPOSAL_FOR;
        const { input, context } = permitted;
        await this.options.stores.actionProposals.add(
          {
            token,
            request: requestHash(permitted, entityRef, caller),
            seen,
            expiresAt,
          },
          now,
        );
        return {
          result: {
            ...proposal,
            action: actionId,
            stage: context.stage.arn,
            input,
            blocked: redLines(proposal).length > 0,
            token,
            expiresAt: new Date(expiresAt).toISOString(),
          },
        };
      },
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
      'action-start',
      'medium',
      { entityRef, actionId, request, caller },
      async () => {
        const permitted = await this.permit(
          entityRef,
          actionId,
          request,
          caller,
        );
        const result = await this.startPermitted(
          permitted,
          entityRef,
          request,
          caller,
        );
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
      await this.options.authorizer.checkVisible(caller.credentials, entityRef);
      const known = await actionTasks.get(entityRef, id);
      if (!known) {
        throw new NotFoundError(`id: ${entityRef} has no task ${id}`);
      }
      const { task, stage } = known;
      const configured = this.options.actions.find(task.action, stage.kind);
      if (!configured?.action.cancel) {
        throw new ConflictError(
          `The action ${task.action} cannot be stopped once it has begun`,
        );
      }
      await this.options.authorizer.authorize(
        caller.credentials,
        configured.action.permission,
        entityRef,
      );
      const cancelled =
        (await actionTasks.cancel(id, {
          by: nameOf(caller),
          at: this.options.clock(),
          reason,
        })) ?? (await actionTasks.get(entityRef, id))?.task;
      if (!cancelled?.cancellation) {
        throw new ConflictError(`The task ${id} is over already`);
      }
      this.options.onChange();
      return { result: cancelled };
    });
  }

  private async startPermitted(
    permitted: Permitted,
    entityRef: string,
    request: StartRequest,
    caller: ActionCaller,
  ): Promise<ActionTask> {
    const { stores, clock, onChange } = this.options;
    const { action, context, input } = permitted;
    const by = nameOf(caller);
    const { reason, token, override, idempotencyKey } = request;
    const requestKey =
      idempotencyKey === undefined ? undefined : hashOf(by, idempotencyKey);
    const fingerprint = hashOf(
      requestHash(permitted, entityRef, caller),
      reason,
    );
    const known = await this.startedBefore(permitted, requestKey, fingerprint);
    if (known) {
      return known;
    }
    const [hindrance] = notApplicable(permitted, context);
    if (hindrance) {
      throw new ConflictError(hindrance.message);
    }
    const { seen, ...proposal } = await preflight(permitted);
    await this.checkToken(permitted, entityRef, caller, { token, seen });
    const overridden = checkLines(proposal, override, caller);
    const step = await begin(permitted, seen);
    const task: NewActionTask = {
      entityRef,
      stage: context.stage,
      action: action.id,
      family: familyOf(action),
      input,
      startedBy: by,
      reason,
      startedAt: clock(),
      requestKey,
      request: fingerprint,
      before: seen,
      override: overridden,
      step,
    };
    const added = await stores.actionTasks.add(task);
    if (!added) {
      const faster = await this.startedBefore(
        permitted,
        requestKey,
        fingerprint,
      );
      if (!faster) {
        throw new ConflictError(
          'It was being done at the same time; ask again',
        );
      }
      return faster;
    }
    if (token !== undefined) {
      await stores.actionProposals.remove(token);
    }
    onChange();
    return added;
  }

  /** The action, when this caller may do it to this stage here. */
  private async permit(
    entityRef: string,
    actionId: string,
    { stage: arn, input }: ActionRequest,
    { credentials }: ActionCaller,
  ): Promise<Permitted> {
    const { authorizer, actions } = this.options;
    await authorizer.checkVisible(credentials, entityRef);
    const pipeline = await this.pipelineOf(entityRef);
    const facts = pipeline.stages.find(({ stage }) => stage.arn === arn);
    if (!facts) {
      throw new NotFoundError(`stage: ${entityRef} has no stage ${arn}`);
    }
    const { stage } = facts;
    const configured = actions.find(actionId, stage.kind);
    if (!configured) {
      throw new NotFoundError(
        `action: there is no action '${actionId}' for ${stage.kind}; expected ${
          actions
            .ofKind(stage.kind)
            .map(({ action }) => action.id)
            .join(', ') || 'none'
        }`,
      );
    }
    await authorizer.authorize(
      credentials,
      configured.action.permission,
      entityRef,
    );
    if (!configured.isEnabled) {
      throw new NotAllowedError(notEnabled(actionId).message);
    }
    return {
      ...configured,
      input: inputOf(configured.action, input),
      context: pipeline.contextOf(
        stage,
        configured.settings,
        AbortSignal.timeout(PATIENCE),
      ),
    };
  }

  private async pipelineOf(entityRef: string): Promise<ActedPipeline> {
    const pipeline = await this.options.contexts.of(entityRef);
    if (!pipeline) {
      throw new NotFoundError(`There is no pipeline ${entityRef}`);
    }
    return pipeline;
  }

  private async runningOn(
    { stages }: ActedPipeline,
    actions: readonly StageAction[],
  ) {
    const arns = stages.map(({ stage }) => stage.arn);
    const families = [...new Set(actions.map(familyOf))];
    return new Map(
      await Promise.all(
        families.map(
          async family =>
            [
              family,
              await this.options.stores.actionTasks.running(arns, family),
            ] as const,
        ),
      ),
    );
  }

  /**
   * The task that the same request has started. Throws when something of the
   * family is running, or when the key was of another request.
   */
  private async startedBefore(
    { action, context }: Permitted,
    requestKey: string | undefined,
    fingerprint: string,
  ): Promise<ActionTask | undefined> {
    const { actionTasks } = this.options.stores;
    const { arn } = context.stage;
    // In this order: what is running may be what the same request has just started.
    const running = await actionTasks.running([arn], familyOf(action));
    const known =
      requestKey === undefined
        ? undefined
        : await actionTasks.ofRequest(requestKey);
    if (known && known.request !== fingerprint) {
      throw new ConflictError(
        'Idempotency-Key: it was sent with another request before; expected a new one',
      );
    }
    const other = running.get(arn);
    if (!known && other) {
      const { message, task } = isRunning(other, context.pipeline.entityRef);
      throw new ConflictError(
        task === undefined ? message : `${message}, as task ${task}`,
      );
    }
    return known?.task;
  }

  /** A proposal is carried out as it was made, by whom it was made for, or not at all. */
  private async checkToken(
    permitted: Permitted,
    entityRef: string,
    caller: ActionCaller,
    { token, seen }: { token?: string; seen: JsonObject },
  ): Promise<void> {
    if (token === undefined) {
      return;
    }
    const { stores, clock } = this.options;
    const proposal = await stores.actionProposals.get(token);
    if (!proposal || proposal.expiresAt <= clock()) {
      throw new InputError(
        'token: there is no such proposal, or it has expired; ask for a new one',
      );
    }
    if (proposal.request !== requestHash(permitted, entityRef, caller)) {
      throw new InputError(
        'token: the proposal is for another stage, action, input or caller; ask for a new one',
      );
    }
    if (hashOf(proposal.seen) !== hashOf(seen)) {
      throw new ConflictError(
        'token: what the proposal rests on has changed since; ask for a new one',
      );
    }
  }

  private audited<T>(
    eventId: string,
    severityLevel: 'low' | 'medium',
    what: {
      entityRef: string;
      actionId: string;
      request: ActionRequest & Partial<StartRequest>;
      caller: ActionCaller;
    },
    work: () => Promise<{ result: T; meta?: JsonObject }>,
  ): Promise<T> {
    const { entityRef, actionId, caller } = what;
    const { stage, input, reason, override } = what.request;
    return audited(
      this.options.auditor,
      {
        eventId,
        severityLevel,
        caller,
        meta: {
          entityRef,
          action: actionId,
          stage,
          input,
          ...(reason !== undefined && { reason }),
          ...(override !== undefined && { override }),
        },
      },
      work,
    );
  }
}

/** What is asked of the source before anything is done. What could not be asked speaks against it. */
async function preflight({
  action,
  context,
  input,
}: Permitted): Promise<Preflight> {
  try {
    return await patiently(context, action.preflight(context, input));
  } catch (error) {
    if (!(error instanceof SourceError)) {
      throw error;
    }
    return {
      lines: [
        {
          id: 'could-not-ask',
          level: 'red',
          message: error.message,
          evidence: {},
          final: true,
        },
      ],
      calls: [],
      effects: [],
      seen: {},
    };
  }
}

/** What is to be done first. */
async function begin(
  { action, context, input }: Permitted,
  seen: JsonObject,
): Promise<ActionStep> {
  try {
    return await patiently(context, action.start(context, input, seen));
  } catch (error) {
    throw error instanceof SourceError
      ? new ConflictError(`It could not be started: ${error.message}`)
      : error;
  }
}

/** An answer that somebody waits for. */
async function patiently<T>(
  { signal }: ActionContext,
  work: Promise<T>,
): Promise<T> {
  const answer = await untilAborted(work, signal);
  if (answer === undefined) {
    throw new ServiceUnavailableError(
      'The source did not answer in time; nothing was done',
    );
  }
  return answer;
}

function redLines({ lines }: Pick<Preflight, 'lines'>) {
  return lines.filter(({ level }) => level === 'red');
}

/** The red lines that a person overrides. Throws when any stands. */
function checkLines(
  proposal: Pick<Preflight, 'lines'>,
  override: string | undefined,
  { credentials }: ActionCaller,
): ActionTask['override'] {
  const red = redLines(proposal);
  if (red.length === 0) {
    return undefined;
  }
  const standing = override === undefined ? red : red.filter(it => it.final);
  if (standing.length > 0) {
    throw new ConflictError(
      `It is not done, because of this: ${standing
        .map(({ message }) => message)
        .join('; ')}`,
    );
  }
  if (override === undefined || credentials.principal.type !== 'user') {
    throw new NotAllowedError(
      'Only a person may override what stands against it',
    );
  }
  return { lines: red.map(({ message }) => message), reason: override };
}

function requestHash(
  { action, context, input }: Permitted,
  entityRef: string,
  caller: ActionCaller,
): string {
  return hashOf(entityRef, action.id, context.stage.arn, input, nameOf(caller));
}

function schemaOf({ inputSchema }: StageAction): JsonObject {
  const { $schema, ...schema } = z.toJSONSchema(inputSchema, { io: 'input' });
  return JSON.parse(JSON.stringify(schema));
}

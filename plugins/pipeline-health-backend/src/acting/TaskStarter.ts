import { refused, refusedField, sayRefusal } from '../refusal';
import { ConflictError } from '@backstage/errors';
import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { Stores } from '../database';
import { ActionCaller } from './ActionCaller';
import { hashOf, StartRequest } from './ActionRequest';
import { begin, preflight } from './askSource';
import { familyOf } from './ConfiguredActions';
import { isRunning, notApplicable } from './hindrances';
import { PermittedAction } from './PermittedActions';
import { Proposals } from './Proposals';
import { overrideRedLines } from './redLines';
import { TooManyRequestsError } from './TooManyRequestsError';
import { TooOften } from './TooOften';

/** A request to start a task, as it is told from others. */
interface Keyed {
  /** Names the request, so that it starts one task however often it is sent. */
  key?: string;
  /** What was asked. */
  fingerprint: string;
}

/** Starts tasks: one for a request however often it is sent, and one of a family at a time. */
export class TaskStarter {
  private readonly tooOften: TooOften;

  constructor(
    private readonly options: {
      stores: Pick<Stores, 'actionTasks'>;
      proposals: Proposals;
      /** Epoch milliseconds. */
      clock: () => number;
    },
  ) {
    this.tooOften = new TooOften(options);
  }

  /** The task that is started, or that the same request has started before. */
  async start(
    permitted: PermittedAction,
    request: StartRequest,
    caller: ActionCaller,
  ): Promise<ActionTask> {
    const { idempotencyKey, reason } = request;
    const keyed = {
      key:
        idempotencyKey === undefined
          ? undefined
          : hashOf(permitted.by, idempotencyKey),
      fingerprint: hashOf(permitted.request, reason),
    };
    const task =
      (await this.startedBefore(permitted, keyed)) ??
      (await this.startNew(permitted, request, keyed, caller)) ??
      (await this.startedBefore(permitted, keyed));
    if (!task) {
      throw refused(ConflictError, sayRefusal('at-the-same-time'));
    }
    return task;
  }

  /** Undefined when the same request, or one of its family, was faster. */
  private async startNew(
    permitted: PermittedAction,
    { token, override, reason }: StartRequest,
    { key, fingerprint }: Keyed,
    caller: ActionCaller,
  ): Promise<ActionTask | undefined> {
    const { stores, proposals, clock } = this.options;
    const { action, context, input, by } = permitted;
    const [hindrance] = notApplicable(permitted, context);
    if (hindrance) {
      throw refused(ConflictError, hindrance);
    }
    const often = await this.tooOften.hindrance(action, context.stage.arn, by);
    if (often) {
      throw refused(TooManyRequestsError, often);
    }
    const { seen, ...proposal } = await preflight(permitted);
    if (token !== undefined) {
      await proposals.check(token, permitted, seen);
    }
    const overridden = overrideRedLines(proposal, override, caller);
    const step = await begin(permitted, seen);
    const task = await stores.actionTasks.add({
      entityRef: context.pipeline.entityRef,
      stage: context.stage,
      action: action.id,
      family: familyOf(action),
      input,
      startedBy: by,
      reason,
      startedAt: clock(),
      requestKey: key,
      request: fingerprint,
      before: seen,
      override: overridden,
      step,
    });
    if (task && token !== undefined) {
      await proposals.remove(token);
    }
    return task;
  }

  /**
   * The task that the same request has started. Throws when something of the
   * family is running, or when the key was of another request.
   */
  private async startedBefore(
    { action, context }: PermittedAction,
    { key, fingerprint }: Keyed,
  ): Promise<ActionTask | undefined> {
    const { actionTasks } = this.options.stores;
    const { arn } = context.stage;
    // In this order: what is running may be what the same request has just started.
    const running = await actionTasks.running([arn], familyOf(action));
    const known =
      key === undefined ? undefined : await actionTasks.ofRequest(key);
    if (known && known.request !== fingerprint) {
      throw refusedField(
        ConflictError,
        'Idempotency-Key',
        sayRefusal('other-request'),
      );
    }
    const other = running.get(arn);
    if (!known && other) {
      const { task, ...why } = isRunning(other, context.pipeline.entityRef);
      throw refused(
        ConflictError,
        task === undefined ? why : sayRefusal('running-as', { why, task }),
      );
    }
    return known?.task;
  }
}

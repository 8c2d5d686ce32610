import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ActionTask } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';
import { untilAborted } from '../collection';
import { ActionTaskStore, ClaimedTask, TaskStep } from '../database';
import { ActionContexts } from './ActionContexts';
import { ConfiguredActions } from './ConfiguredActions';
import { say } from './say';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** What tasks are done with. */
export interface TaskRunnerOptions {
  tasks: ActionTaskStore;
  actions: ConfiguredActions;
  contexts: ActionContexts;
  auditor: AuditorService;
  logger: LoggerService;
  /** Called when a task went on. */
  onChange: () => void;
  /** Called when a task is over: what is known of its stage is to be renewed. */
  onEnd: (task: ActionTask) => Promise<void>;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Epoch milliseconds by a clock that all replicas share. */
  leaseClock: () => Promise<number>;
  /** How long a step may take, in milliseconds. The lease is twice as long. */
  stepTimeout?: number;
}

const STEP_TIMEOUT = 45 * SECOND;
const AT_A_TIME = 10;
/** How long is waited after a failure: twice as long each time, at most this. */
const LONGEST_WAIT = 300 * SECOND;

/**
 * Goes on with the tasks that are due. Any number of replicas may: whoever
 * claims a task holds a lease, and what is told by an older lease does not
 * count. The next step is stored before it is taken.
 */
export class TaskRunner {
  constructor(private readonly options: TaskRunnerOptions) {}

  /** Goes on with what is due until nothing is. */
  async run(signal?: AbortSignal): Promise<void> {
    const {
      tasks,
      clock,
      leaseClock,
      stepTimeout = STEP_TIMEOUT,
    } = this.options;
    while (!signal?.aborted) {
      const leaseNow = await leaseClock();
      const claimed = await tasks.claim({
        now: clock(),
        leaseNow,
        leaseUntil: leaseNow + 2 * stepTimeout,
        limit: AT_A_TIME,
      });
      if (claimed.length === 0) {
        return;
      }
      await Promise.all(claimed.map(task => this.goOn(task, signal)));
    }
  }

  private async goOn(claimed: ClaimedTask, end?: AbortSignal): Promise<void> {
    const { tasks, clock, onChange } = this.options;
    const stored = await this.takeStep(claimed, end).then(
      step => tasks.advance(claimed, step, clock()),
      error =>
        end?.aborted
          ? // Others go on with it at once.
            tasks.postpone(claimed, undefined, clock())
          : this.postpone(claimed, toError(error)),
    );
    if (stored) {
      onChange();
      if (stored.state !== 'running') {
        await this.tellOfEnd(stored);
      }
    }
  }

  private async takeStep(
    { task, stage, state, attempts, since }: ClaimedTask,
    end?: AbortSignal,
  ): Promise<TaskStep> {
    const { actions, contexts, stepTimeout = STEP_TIMEOUT } = this.options;
    const configured = actions.find(task.action, stage.kind);
    if (!configured) {
      throw new Error(
        `There is no action '${task.action}' for ${stage.kind} any more`,
      );
    }
    const { action, isEnabled, settings } = configured;
    const timeout = AbortSignal.timeout(stepTimeout);
    const signal = end ? AbortSignal.any([timeout, end]) : timeout;
    const pipeline = await contexts.ofTask(task.entityRef);
    const context = pipeline.contextOf(stage, settings, signal);
    const attempt = { state, number: attempts, since };
    // What is switched off meanwhile is stopped, if it can be.
    const isToStop = task.cancellation !== undefined || !isEnabled;
    const step = await untilAborted(
      isToStop && action.cancel
        ? action.cancel(context, task.input, attempt)
        : action.advance(context, task.input, attempt),
      signal,
    );
    if (!step) {
      throw new Error('It took too long');
    }
    return step;
  }

  /** Later and later, for a day. */
  private async postpone(
    claimed: ClaimedTask,
    error: Error,
  ): Promise<ActionTask | undefined> {
    const { tasks, clock, logger } = this.options;
    const { task, attempts, since } = claimed;
    const now = clock();
    const problem = SourceError.toProblem(error);
    logger.warn(
      `Could not go on with task ${task.id}, ${task.action} of ${task.stage}; it is tried again`,
      error,
    );
    if (now - since >= DAY) {
      return tasks.advance(
        claimed,
        {
          outcome: 'failed',
          ...say('not-followed', { message: problem }),
          missingPermission: problem.missingPermission,
        },
        now,
      );
    }
    const wait = Math.min(
      5 * SECOND * 2 ** Math.min(attempts - 1, 10),
      LONGEST_WAIT,
    );
    return tasks.postpone(claimed, problem, now + wait);
  }

  private async tellOfEnd(task: ActionTask): Promise<void> {
    const { auditor, logger, onEnd } = this.options;
    const { entityRef, action, stage, state, startedBy, reason } = task;
    try {
      const event = await auditor.createEvent({
        eventId: 'action-end',
        severityLevel: 'medium',
        meta: {
          task: task.id,
          ...{ entityRef, action, stage, reason },
          by: startedBy,
          before: task.before,
        },
      });
      const meta = {
        outcome: state,
        ...(task.after &&
          this.options.actions.isOpen(action) && { after: task.after }),
        message: task.message ?? '',
      };
      await (state === 'failed'
        ? event.fail({ meta, error: new Error(task.message) })
        : event.success({ meta }));
      await onEnd(task);
    } catch (error) {
      logger.warn(
        `Could not tell of the end of task ${task.id}`,
        toError(error),
      );
    }
  }
}

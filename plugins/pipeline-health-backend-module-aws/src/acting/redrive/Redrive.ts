import {
  ActionAttempt,
  ActionContext,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { MovingAction } from './DeadLetterAction';
import { MessageMover, NEEDED_ONE_BY_ONE, NOTHING_MOVED } from './oneByOne';
import {
  askToStart,
  cancelled,
  endCanary,
  failed,
  follow,
  listMoveTasks,
  moveCanary,
  moveInput,
  settle,
  starting,
  stop,
  watchCanary,
  withdraw,
} from './phases';
import { redriveLines } from './preflight';
import { RedriveInput, redriveInput, redriveSettings } from './redriveInput';
import { planOf, RedriveRun, RedriveStep } from './RedriveRun';
import { RedriveState } from './RedriveState';
import { moveCalls, redrivePrice, seenOf } from './redriveTerms';
import { unattendedRedrive } from './unattendedRedrive';
import { whyNotRedrivable } from './unavailable';
import { askBefore } from './watching';

type Context = ActionContext<SqsQueueInventory>;

/**
 * Moves the dead letters of a queue back to where they came from: some ahead,
 * one by one, and when those were consumed the rest, by a task of SQS.
 */
export class Redrive
  extends MovingAction
  implements StageAction<RedriveInput, RedriveState, SqsQueueInventory>
{
  readonly id = 'redrive';
  readonly title = 'Redrive the dead letters';
  readonly description =
    'Moves the messages of a dead-letter queue back to the queues that set them aside: a canary first, and the rest when it was consumed. It stops by itself when they come back.';
  readonly iamActions = [
    ...NEEDED_ONE_BY_ONE,
    'sqs:CancelMessageMoveTask',
    'sqs:StartMessageMoveTask',
  ];
  readonly inputSchema = redriveInput;
  readonly settingsSchema = redriveSettings;
  readonly unattended = unattendedRedrive;
  readonly unavailable = whyNotRedrivable;
  private readonly mover = new MessageMover();

  async preflight(context: Context, input: RedriveInput) {
    const plan = planOf(context, input);
    const { destination } = plan;
    const facts = await this.askFacts(context, destination);
    const { queue } = facts;
    return {
      lines: redriveLines(facts, plan),
      calls: [
        ...(plan.canary > 0 ? moveCalls(queue.arn, destination) : []),
        {
          service: 'sqs',
          operation: 'StartMessageMoveTask',
          input: moveInput({ ...plan, queueArn: queue.arn }),
        },
      ],
      effects: [
        {
          name: 'deadLetterMessages',
          unit: 'count' as const,
          before: queue.total,
          after: 0,
        },
      ],
      price: redrivePrice(this.tools, context.stage, queue, queue.total),
      seen: seenOf(facts),
    };
  }

  async start(context: Context, input: RedriveInput): Promise<RedriveStep> {
    const { queue, destinations } = await this.askFacts(
      context,
      input.destination,
    );
    const access = this.accessOf(context.stage);
    const begun = {
      before: await askBefore(access, queue, destinations),
      ahead: NOTHING_MOVED,
      aheadBack: 0,
    };
    const { now } = context;
    if (planOf(context, input).canary > 0) {
      return { state: { ...begun, phase: 'canary', from: now }, nextAt: now };
    }
    // Without them a task of somebody else could pass for ours.
    return starting(begun, await listMoveTasks(access, queue.arn), now);
  }

  async advance(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<RedriveStep> {
    return this.unlessGone(
      this.goOn(this.runOf(context, input), attempt),
      why => failed(attempt.state, why),
    );
  }

  async cancel(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<RedriveStep> {
    const run = this.runOf(context, input);
    const { state } = attempt;
    switch (state.phase) {
      case 'canary':
        return endCanary(run, this.mover, { ...attempt, state });
      case 'starting':
        return withdraw(run, state);
      case 'running':
        return stop(run, { ...state, phase: 'stopping', why: 'cancelled' });
      case 'stopping':
        return stop(run, state);
      default:
        return cancelled(state);
    }
  }

  private async goOn(
    run: RedriveRun,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<RedriveStep> {
    const { state } = attempt;
    switch (state.phase) {
      case 'canary':
        return moveCanary(run, this.mover, { ...attempt, state });
      case 'watching':
        return watchCanary(run, state);
      case 'starting':
        return askToStart(run, { ...attempt, state });
      case 'running':
        return follow(run, state);
      case 'stopping':
        return stop(run, state);
      default:
        return settle(run, state);
    }
  }

  private runOf(context: Context, input: RedriveInput): RedriveRun {
    return {
      ...planOf(context, input),
      access: this.accessOf(context.stage),
      context,
      queueArn: context.stage.arn,
      now: context.now,
    };
  }
}

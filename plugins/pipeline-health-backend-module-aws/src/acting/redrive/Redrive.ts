import {
  answerOf,
  ActionAttempt,
  ActionContext,
  SourceError,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { MovingAction } from './DeadLetterAction';
import { MessageMover, NEEDED_ONE_BY_ONE } from './oneByOne';
import {
  askToStart,
  beginCanary,
  cancelled,
  endCanary,
  failed,
  follow,
  moveCanary,
  moveInput,
  settle,
  starting,
  stop,
  watchCanary,
  withdraw,
} from './phases';
import { redriveLines } from './preflight';
import { askFacts } from './RedriveFacts';
import { RedriveInput, redriveInput, redriveSettings } from './redriveInput';
import { planOf, RedriveRun, RedriveStep } from './RedriveRun';
import { RedriveState } from './RedriveState';
import { moveCalls, redrivePrice, seenOf } from './redriveTerms';
import { unattendedRedrive } from './unattendedRedrive';
import { whyNotRedrivable } from './unavailable';

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
    const { queue, destinations, tasks } = await this.askFacts(
      context,
      input.destination,
    );
    const begun = {
      deadLetters: queue.total,
      before: Object.fromEntries(
        destinations.map(each => [each.arn, answerOf(each.queue)?.total ?? 0]),
      ),
      ahead: 0,
      aheadBack: 0,
      unsure: [],
    };
    return planOf(context, input).canary > 0
      ? beginCanary(begun, context.now)
      : starting(begun, answerOf(tasks) ?? [], context.now);
  }

  async advance(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<RedriveStep> {
    try {
      return await this.goOn(this.runOf(context, input), attempt);
    } catch (error) {
      const { code, message } = SourceError.toProblem(error);
      if (code === 'not-found') {
        return failed(attempt.state, `A queue is gone: ${message}.`);
      }
      throw error;
    }
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

  private askFacts(context: Context, destination: string | undefined) {
    return askFacts(this.accessOf(context.stage), context, destination);
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

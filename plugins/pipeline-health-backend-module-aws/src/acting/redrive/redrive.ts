import { pipelineHealthRedriveStartPermission } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionStep,
  answerOf,
  currentReading,
  SourceError,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { AwsAccess } from '../../aws/access';
import { isRefusal } from '../../aws/clients';
import { SqsQueueInventory } from '../../stages/sqs-queue/SqsQueueInventory';
import { ActingTools } from '../ActingTools';
import { askQueue } from './askQueue';
import {
  cancelMove,
  isActive,
  listMoveTasks,
  moveInput,
  MoveTask,
  startMove,
} from './callMoveTasks';
import {
  MessageMover,
  movedBy,
  MoveOrder,
  MovingRefused,
  NOTHING_MOVED,
} from './moving';
import { redriveLines } from './preflight';
import { askFacts } from './RedriveFacts';
import {
  Phase,
  redriveInput,
  RedriveInput,
  redriveSettings,
  RedriveState,
} from './redriveState';
import {
  cancelled,
  failed,
  followed,
  marked,
  progressOf,
  refused,
  running,
  settling,
  starting,
  succeeded,
  untold,
  watching,
  whyFailed,
} from './redriveSteps';
import { moveCalls, redrivePrice } from './redriveTerms';
import { unattendedRedrive } from './unattendedRedrive';
import { whyNotRedrivable } from './whyNotRedrivable';
import {
  backRatio,
  Look,
  looked,
  Verdict,
  verdictOf,
  Watch,
  watchOf,
} from './watching';

type Context = ActionContext<SqsQueueInventory>;
type Step = ActionStep<RedriveState>;

/** Messages of a canary are moved so fast. */
const CANARY_PER_SECOND = 5;
const LOOK_AGAIN_MS = 20_000;
/** SQS tells depths of about a minute ago. */
const DEPTH_LAG_MS = 75_000;
/** Of fewer that were moved, a share says little. */
const FEWEST_JUDGED = 10;

/** What a redrive was asked for, as settings complete it. */
function planOf({ settings }: Context, input: RedriveInput) {
  const is = redriveSettings.parse(settings);
  return {
    canary: input.canary ?? is.canary,
    mostBack: input.mostBackRatio ?? is.mostBackRatio,
    longestWatchSeconds: is.watchMinutes * 60,
    perSecond: input.maxMessagesPerSecond,
  };
}

/**
 * Moves the dead letters of a queue back to where they came from: some ahead,
 * one by one, and when those were consumed the rest, by a task of SQS.
 */
export class Redrive
  implements StageAction<RedriveInput, RedriveState, SqsQueueInventory>
{
  readonly id = 'redrive';
  readonly title = 'Redrive the dead letters';
  readonly description =
    'Moves the messages of a dead-letter queue back to the queues that set them aside: a canary first, and the rest when it was consumed. It stops by itself when they come back.';
  readonly permission = pipelineHealthRedriveStartPermission;
  readonly family = 'redrive';
  readonly stageKinds = ['sqs-queue'];
  readonly destructive = true;
  readonly iamActions = [
    'sqs:CancelMessageMoveTask',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:ListMessageMoveTasks',
    'sqs:ReceiveMessage',
    'sqs:SendMessage',
    'sqs:StartMessageMoveTask',
  ];
  readonly inputSchema = redriveInput;
  readonly settingsSchema = redriveSettings;
  readonly unattended = unattendedRedrive;
  readonly unavailable = whyNotRedrivable;
  private readonly mover = new MessageMover();

  constructor(private readonly tools: ActingTools) {}

  async preflight(context: Context, input: RedriveInput) {
    const plan = planOf(context, input);
    const { destination } = input;
    const facts = await askFacts(this.access(context), context, destination);
    const { queue, sources } = facts;
    const { total, configuration } = queue;
    return {
      lines: redriveLines(facts, plan),
      calls: [
        ...(plan.canary > 0 ? moveCalls(queue.arn, destination) : []),
        {
          service: 'sqs',
          operation: 'StartMessageMoveTask',
          input: moveInput({
            queueArn: queue.arn,
            destination,
            perSecond: plan.perSecond,
          }),
        },
      ],
      effects: [
        {
          name: 'deadLetterMessages',
          unit: 'count' as const,
          before: total,
          after: 0,
        },
      ],
      price: redrivePrice(this.tools, context.stage, queue, total),
      seen: {
        sources: answerOf(sources) ?? [],
        fifo: configuration.fifo,
      },
    };
  }

  async start(context: Context, input: RedriveInput): Promise<Step> {
    const access = this.access(context);
    const { queue, destinations, tasks } = await askFacts(
      access,
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
    if (planOf(context, input).canary > 0) {
      const state: Phase<'canary'> = {
        ...begun,
        phase: 'canary',
        from: context.now,
        moving: NOTHING_MOVED,
      };
      return { state, nextAt: context.now };
    }
    return starting(begun, answerOf(tasks) ?? [], context.now);
  }

  async advance(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<Step> {
    try {
      return await this.goOn(context, input, attempt);
    } catch (error) {
      const { code, message } = SourceError.toProblem(error);
      if (code === 'not-found') {
        return failed(attempt.state, `A queue is gone: ${message}.`);
      }
      throw error;
    }
  }

  private async goOn(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<Step> {
    const { state } = attempt;
    switch (state.phase) {
      case 'canary':
        return this.goAhead(context, input, { ...attempt, state });
      case 'watching':
        return this.watch(context, input, state);
      case 'starting':
        return this.startMoving(context, input, { ...attempt, state });
      case 'running':
        return this.follow(context, input, state);
      case 'stopping':
        return this.stop(context, state);
      default:
        return this.settle(context, input, state);
    }
  }

  async cancel(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<RedriveState>,
  ): Promise<Step> {
    const { state } = attempt;
    switch (state.phase) {
      case 'canary': {
        // What was accepted where it goes must not stay here as well.
        if (state.moving.next === 'delete') {
          return this.goAhead(context, input, { ...attempt, state });
        }
        const order = orderOf(context, input);
        const moving = this.mover.end(order, state.moving, attempt);
        return cancelled({
          ...state,
          ahead: movedBy(moving),
          unsure: moving.unsure,
        });
      }
      case 'starting': {
        const task = await this.newest(context, state.known);
        if (!task && state.startedBy !== undefined) {
          return untold(state, context.now);
        }
        return task
          ? this.stop(context, {
              ...followed(state, task, context.now),
              phase: 'stopping',
              why: 'cancelled',
            })
          : cancelled(state);
      }
      case 'running':
        return this.stop(context, {
          ...state,
          phase: 'stopping',
          why: 'cancelled',
        });
      case 'stopping':
        return this.stop(context, state);
      default:
        return cancelled(state);
    }
  }

  /** Moves the canary. */
  private async goAhead(
    context: Context,
    input: RedriveInput,
    attempt: ActionAttempt<Phase<'canary'>>,
  ): Promise<Step> {
    const { state } = attempt;
    const order = orderOf(context, input);
    try {
      const { moving, nextAt } = await this.mover.advance(
        this.access(context),
        order,
        state.moving,
        attempt,
      );
      const ahead = movedBy(moving);
      const unsure = moving.unsure;
      if (!moving.over) {
        return {
          state: { ...state, moving, ahead, unsure },
          nextAt,
          progress: {
            message: `Moves ${order.limit} messages ahead, one by one.`,
            done: ahead,
            total: order.limit,
          },
        };
      }
      this.mover.end(order, moving, attempt);
      if (moving.homeless > 0) {
        return failed(
          { ...state, ahead, unsure },
          `${moving.homeless} of the first messages name no queue that set them aside, so a task of SQS would fail at them. Choose a destination, or send them again to where they came from.`,
        );
      }
      return ahead === 0
        ? failed(
            { ...state, unsure },
            'No message could be received: there is none, or all are in flight.',
          )
        : this.beginWatch(context, { ...state, ahead, unsure });
    } catch (error) {
      if (error instanceof MovingRefused) {
        return refused(state, error);
      }
      throw error;
    }
  }

  private async beginWatch(
    context: Context,
    { from, moving, ...begun }: Phase<'canary'>,
  ): Promise<Step> {
    const { before } = begun;
    const access = this.access(context);
    const destinations = await Promise.all(
      Object.keys(moving.sent).map(arn => askQueue(access, arn)),
    );
    const watch = watchOf({
      moved: begun.ahead,
      from,
      now: context.now,
      deadLetters: begun.deadLetters,
      before: Object.fromEntries(
        Object.keys(moving.sent).map(arn => [arn, before[arn] ?? 0]),
      ),
      destinations,
      longestSeconds: redriveSettings.parse(context.settings).watchMinutes * 60,
    });
    return watching({ ...begun, phase: 'watching', watch }, context.now);
  }

  /** Waits until the canary was consumed or came back. */
  private async watch(
    context: Context,
    input: RedriveInput,
    state: Phase<'watching'>,
  ): Promise<Step> {
    const { watch, verdict } = await this.look(context, input, state.watch);
    const next = { ...state, watch, aheadBack: watch.back };
    switch (verdict) {
      case 'waiting':
        return watching(next, context.now);
      case 'came-back':
        return failed(
          next,
          'Stopped after the canary: whatever made them fail is still there.',
        );
      case 'unseen':
        return failed(
          next,
          'Stopped after the canary: it was not seen consumed, and the queues that it went to hold more than before.',
        );
      default: {
        const access = this.access(context);
        const { total } = await askQueue(access, context.stage.arn);
        return total === 0
          ? succeeded(next)
          : starting(
              { ...next, deadLetters: total },
              await listMoveTasks(access, context.stage.arn),
              context.now,
            );
      }
    }
  }

  /** Has SQS move the rest, unless it does already. */
  private async startMoving(
    context: Context,
    input: RedriveInput,
    { state, number }: ActionAttempt<Phase<'starting'>>,
  ): Promise<Step> {
    const mayBeStarted = number > 1 || state.startedBy !== undefined;
    const earlier = mayBeStarted
      ? await this.newest(context, state.known)
      : undefined;
    if (earlier) {
      return running(
        followed(state, earlier, context.now),
        earlier,
        context.now,
      );
    }
    if (state.startedBy !== undefined) {
      return untold(state, context.now);
    }
    try {
      const answer = await startMove(this.access(context), {
        queueArn: context.stage.arn,
        destination: input.destination,
        perSecond: input.maxMessagesPerSecond,
      });
      // What runs after a lost answer is ours, unless it was told of before.
      return answer === 'running' && number === 1
        ? failed(state, 'A task moves messages already: SQS allows one.')
        : {
            state: { ...state, startedBy: context.now },
            nextAt: context.now,
          };
    } catch (error) {
      if (error instanceof SourceError && isRefusal(error)) {
        return refused(state, error);
      }
      throw error;
    }
  }

  /** Follows the task of SQS, and has it stopped when what it moves comes back. */
  private async follow(
    context: Context,
    input: RedriveInput,
    state: Phase<'running'>,
  ): Promise<Step> {
    const access = this.access(context);
    const { arn } = context.stage;
    const task = await this.own(context, state);
    if (!task) {
      return failed(state, 'The queue is gone, or SQS forgot the task.');
    }
    const now = marked(state, task, context.now);
    if (!isActive(task)) {
      return this.ended(context, now, task);
    }
    const { total } = await askQueue(access, arn);
    const then = now.marks.findLast(
      ({ at }) => at <= context.now - DEPTH_LAG_MS,
    );
    const back = then
      ? Math.max(state.back, total - (state.deadLetters - then.moved))
      : state.back;
    const next = { ...now, back };
    const isBad =
      then !== undefined &&
      then.moved >= FEWEST_JUDGED &&
      backRatio({ moved: then.moved, back }) > planOf(context, input).mostBack;
    return isBad
      ? {
          state: { ...next, phase: 'stopping', why: 'came-back' },
          nextAt: context.now,
          progress: progressOf(next, task, context.now),
        }
      : running(next, task, context.now);
  }

  /** Has SQS stop, and waits until it has. */
  private async stop(
    context: Context,
    state: Phase<'stopping'>,
  ): Promise<Step> {
    const task = await this.own(context, state);
    const next = task ? marked(state, task, context.now) : state;
    if (task && isActive(task)) {
      if (task.handle) {
        await cancelMove(this.access(context), task.handle);
      }
      return {
        state: next,
        nextAt: context.now + LOOK_AGAIN_MS / 4,
        progress: { ...progressOf(next, task, context.now), message: 'Stops.' },
      };
    }
    if (task?.status === 'COMPLETED') {
      return succeeded(next);
    }
    return state.why === 'cancelled'
      ? cancelled(next)
      : failed(next, 'Stopped by itself: what was moved came back.');
  }

  private async ended(
    context: Context,
    state: Phase<'running'>,
    task: MoveTask,
  ): Promise<Step> {
    switch (task.status) {
      case 'FAILED':
        return failed(state, whyFailed(task));
      case 'CANCELLED':
        return cancelled(state, 'Somebody else had SQS stop it.');
      default: {
        const access = this.access(context);
        const destinations = await Promise.all(
          Object.keys(state.before).map(arn => askQueue(access, arn)),
        );
        const watch = watchOf({
          moved: task.moved,
          from: state.from,
          now: context.now,
          deadLetters: state.deadLetters,
          before: state.before,
          destinations,
          longestSeconds: 0,
        });
        return settling(
          {
            ...state,
            phase: 'settling',
            watch: { ...watch, back: state.back },
          },
          context.now,
        );
      }
    }
  }

  /** Waits for those that come back after the last was moved. */
  private async settle(
    context: Context,
    input: RedriveInput,
    state: Phase<'settling'>,
  ): Promise<Step> {
    const { watch, verdict } = await this.look(context, input, state.watch);
    const next = { ...state, watch, back: watch.back };
    if (verdict === 'waiting' && context.now < watch.soonest) {
      return settling(next, context.now);
    }
    return verdict === 'came-back'
      ? failed(next, 'All were moved, and too many came back.')
      : succeeded(next);
  }

  private async look(
    context: Context,
    input: RedriveInput,
    watch: Watch,
  ): Promise<{ watch: Watch; verdict: Verdict }> {
    const access = this.access(context);
    const [queue, ...destinations] = await Promise.all(
      [context.stage.arn, ...Object.keys(watch.before)].map(arn =>
        askQueue(access, arn),
      ),
    );
    const look: Look = {
      now: context.now,
      deadLetters: queue.total,
      destinations: destinations.map(({ arn, total }) => ({
        arn,
        total,
        oldestSentAt: oldestSentAt(arn, context),
      })),
    };
    const seen = looked(watch, look);
    const { mostBack } = planOf(context, input);
    return { watch: seen, verdict: verdictOf(seen, look, mostBack) };
  }

  /** The newest task after those that were known; undefined while there is none. */
  private async newest(
    context: Context,
    known: number,
  ): Promise<MoveTask | undefined> {
    const [newest] = await listMoveTasks(
      this.access(context),
      context.stage.arn,
    );
    return newest?.startedAt > known ? newest : undefined;
  }

  /** Undefined when SQS no longer knows it, because its queue is gone. */
  private async own(
    context: Context,
    { startedAt }: { startedAt: number },
  ): Promise<MoveTask | undefined> {
    try {
      const tasks = await listMoveTasks(
        this.access(context),
        context.stage.arn,
      );
      return tasks.find(task => task.startedAt === startedAt);
    } catch (error) {
      if (SourceError.toProblem(error).code === 'not-found') {
        return undefined;
      }
      throw error;
    }
  }

  private access({ stage }: Context): AwsAccess {
    return this.tools.accessOf(stage);
  }
}

function orderOf(context: Context, input: RedriveInput): MoveOrder {
  return {
    queueArn: context.stage.arn,
    destination: input.destination,
    limit: planOf(context, input).canary,
    perSecond: CANARY_PER_SECOND,
  };
}

/** Epoch milliseconds. */
function oldestSentAt(arn: string, { pipeline }: Context): number | undefined {
  const facts = pipeline.stages.find(({ stage }) => stage.arn === arn);
  const age = facts && currentReading(facts, 'oldestMessageAge');
  return age && Date.parse(age.at) - age.value * 1000;
}

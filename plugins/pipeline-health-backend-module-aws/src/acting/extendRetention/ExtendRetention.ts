import {
  ActionCall,
  ActionLine,
  ActionPrice,
  formatDuration,
  pipelineHealthRetentionExtendPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionOutcome,
  ActionStep,
  Preflight,
  Said,
  StageAction,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { AwsAccess } from '../../aws/access';
import { ActingTools } from '../ActingTools';
import { refusedOutcome } from '../refusedOutcome';
import { say, seconds } from '../say';

/** How long one kind of stage keeps its data, and how that is changed. */
export interface Retention<TInventory extends JsonObject> {
  stageKind: string;
  iamActions: readonly string[];
  /** What is kept: `messages`. */
  what: 'messages' | 'records';
  longestSeconds: number;
  /** Retentions are whole numbers of this. */
  stepSeconds: number;
  /** What is proposed to who names none. */
  usualSeconds: number;
  /** For so long after the change the old retention may still be in force. */
  lagSeconds: number;
  /** As it was described last. */
  of(inventory: TInventory): number | undefined;
  /** As it is now. */
  ask(access: AwsAccess, stage: StageRef): Promise<number>;
  call(stage: StageRef, seconds: number): ActionCall;
  raise(access: AwsAccess, stage: StageRef, seconds: number): Promise<void>;
  /** What else is to be known before it is raised. */
  lines(context: ActionContext<TInventory>, seconds: number): ActionLine[];
  /** What it costs more; undefined when that is not known. */
  price(
    context: ActionContext<TInventory>,
    change: { from: number; to: number },
    tools: ActingTools,
  ): ActionPrice | undefined;
}

type Input = { retentionSeconds: number };

/** What is intended: to raise it, or to see that it is raised. */
type State = {
  phase: 'raise' | 'see';
  from: number;
  to: number;
  /** Epoch milliseconds at which AWS was asked to raise it. */
  raisedAt?: number;
};

const LOOK_AGAIN_MS = 5_000;
/** For so long it is waited until AWS tells the new retention. */
const PATIENCE_MS = 20 * 60_000;

/**
 * Buys time: has a queue or a stream keep its data for longer, only upwards.
 * The raise is over when AWS tells the new retention.
 */
export class ExtendRetention<TInventory extends JsonObject>
  implements StageAction<Input, State, TInventory>
{
  readonly id = 'extend-retention';
  readonly title = 'Extend the retention';
  readonly permission = pipelineHealthRetentionExtendPermission;
  readonly destructive = false;
  readonly description: string;
  readonly stageKinds: readonly string[];
  readonly iamActions: readonly string[];
  readonly inputSchema: z.ZodType<Input>;

  constructor(
    private readonly retention: Retention<TInventory>,
    private readonly tools: ActingTools,
  ) {
    const { what, longestSeconds, stepSeconds, usualSeconds } = retention;
    this.description = `Keeps ${what} for longer, those that wait included, so that there is more time to repair what does not read them.`;
    this.stageKinds = [retention.stageKind];
    this.iamActions = retention.iamActions;
    this.inputSchema = z.strictObject({
      retentionSeconds: z
        .int({ error: 'expected whole seconds' })
        .min(stepSeconds, { error: `expected at least ${stepSeconds}` })
        .multipleOf(stepSeconds, {
          error: `expected a multiple of ${stepSeconds} seconds`,
        })
        .max(longestSeconds, {
          error: `expected at most ${longestSeconds} seconds (${formatDuration(
            longestSeconds,
          )})`,
        })
        .default(usualSeconds)
        .describe(`For how long ${what} are to be kept, in seconds`),
    });
  }

  unavailable({ inventory }: ActionContext<TInventory>): Said | undefined {
    const { of, longestSeconds, what } = this.retention;
    const now = inventory && of(inventory);
    return now !== undefined && now >= longestSeconds
      ? say('keeps-longest', { kept: seconds(now) }, what)
      : undefined;
  }

  async preflight(
    context: ActionContext<TInventory>,
    { retentionSeconds: to }: Input,
  ): Promise<Preflight> {
    const { retention, tools } = this;
    const { stage, secondsToLoss } = context;
    const from = await retention.ask(tools.accessOf(stage), stage);
    const longer = longerLine(retention.what, from, to);
    if (longer.level === 'red') {
      return { lines: [longer], calls: [], effects: [], seen: { from } };
    }
    return {
      lines: [
        longer,
        inTimeLine(retention, secondsToLoss),
        ...retention.lines(context, to),
      ],
      calls: [retention.call(stage, to)],
      effects: [
        { name: 'retention', unit: 'seconds', before: from, after: to },
        ...(secondsToLoss === undefined
          ? []
          : [
              {
                name: 'secondsToLoss',
                unit: 'seconds' as const,
                before: secondsToLoss,
                after: secondsToLoss + to - from,
              },
            ]),
      ],
      price: retention.price(context, { from, to }, tools),
      seen: { from },
    };
  }

  async start(
    { now }: ActionContext<TInventory>,
    { retentionSeconds }: Input,
    seen: JsonObject,
  ): Promise<ActionStep<State>> {
    return {
      state: { phase: 'raise', from: Number(seen.from), to: retentionSeconds },
      progress: say('extends', {}, this.retention.what),
      nextAt: now,
    };
  }

  async advance(
    context: ActionContext<TInventory>,
    _: Input,
    { state }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { retention } = this;
    const { stage, now } = context;
    const access = this.tools.accessOf(stage);
    const kept = await retention.ask(access, stage);
    if (kept >= state.to) {
      return this.raised(kept);
    }
    if (state.phase === 'see') {
      return this.wait(state, kept, now);
    }
    try {
      await retention.raise(access, stage, state.to);
    } catch (error) {
      return refusedOutcome(error);
    }
    return {
      state: { ...state, phase: 'see', raisedAt: now },
      progress: say('waits-for-retention'),
      nextAt: now + LOOK_AGAIN_MS,
    };
  }

  /** What AWS was asked for is not taken back: that could lose what the raise has kept. */
  async cancel(
    context: ActionContext<TInventory>,
    _: Input,
    { state }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { stage, now } = context;
    const kept = await this.retention.ask(this.tools.accessOf(stage), stage);
    if (kept >= state.to) {
      return this.raised(kept);
    }
    return state.phase === 'see'
      ? this.wait(state, kept, now)
      : {
          outcome: 'cancelled',
          ...say('not-extended', { kept: seconds(kept) }, this.retention.what),
          after: { retentionSeconds: kept },
        };
  }

  private raised(kept: number): ActionOutcome {
    const { what, lagSeconds } = this.retention;
    return {
      outcome: 'succeeded',
      ...say(
        'extended',
        { kept: seconds(kept), lag: seconds(lagSeconds) },
        what,
      ),
      after: { retentionSeconds: kept },
    };
  }

  private wait(state: State, kept: number, now: number): ActionStep<State> {
    return now - (state.raisedAt ?? now) < PATIENCE_MS
      ? { state, nextAt: now + LOOK_AGAIN_MS }
      : {
          outcome: 'failed',
          ...say('extension-unseen', { kept: seconds(kept) }),
          after: { retentionSeconds: kept },
        };
  }
}

function longerLine(
  what: Retention<JsonObject>['what'],
  from: number,
  to: number,
): ActionLine {
  const evidence = { retentionSeconds: from, newRetentionSeconds: to };
  return to > from
    ? {
        id: 'longer',
        level: 'green',
        ...say('keeps-longer', { to: seconds(to), from: seconds(from) }, what),
        evidence,
      }
    : {
        id: 'longer',
        level: 'red',
        ...say('keeps-already', { from: seconds(from) }, what),
        evidence,
        final: true,
      };
}

/** Whether the change is in force before the first data is lost. */
function inTimeLine(
  { what, lagSeconds }: Pick<Retention<JsonObject>, 'what' | 'lagSeconds'>,
  secondsToLoss: number | undefined,
): ActionLine {
  const id = 'in-time';
  const lag = seconds(lagSeconds);
  if (secondsToLoss === undefined) {
    return {
      id,
      level: 'green',
      ...say('in-force', { lag }),
      evidence: { lagSeconds },
    };
  }
  return {
    id,
    level: secondsToLoss > lagSeconds ? 'green' : 'amber',
    ...say(
      secondsToLoss > lagSeconds
        ? 'in-force-before-loss'
        : 'lost-before-in-force',
      { lag },
      what,
    ),
    evidence: { lagSeconds, lossInSeconds: secondsToLoss },
  };
}

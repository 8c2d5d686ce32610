import {
  pipelineHealthActionRunPermission,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionIntention,
  ActionStep,
  Preflight,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { ActingTools } from '../ActingTools';
import { refusedOutcome } from '../refusedOutcome';
import { priced, say } from '../say';
import { outcomeOf } from './outcomeOf';
import { causeLines, lastRunLine, notRunningLine } from './runLines';
import { StageRuns } from './StageRuns';

/** What is intended: to start a run, to find the one that was started, to see it end, or to stop it. */
type State = {
  phase: 'start' | 'find' | 'watch' | 'stop';
  /** The run whose arguments it has. */
  like?: string;
  /** The runs that there were before it. */
  known: string[];
  run?: string;
};

type Input = { [name: string]: never };

const LOOK_AGAIN_MS = 20_000;
/** For so long it is waited until AWS lists a run that it started. */
const FIND_MS = 5 * 60_000;
const KNOWN = 20;
/** Somebody else's run is what AWS refuses another for. */
const RUNS_ALREADY = /already (running|started)|CrawlerRunning/i;

/** Has a crawler or a job run now, and tells how the run ended. */
export class StartRun implements StageAction<Input, State> {
  readonly permission = pipelineHealthActionRunPermission;
  readonly family = 'runs';
  readonly destructive = false;
  readonly inputSchema = z.strictObject({});
  readonly stageKinds: readonly string[];
  readonly iamActions: readonly string[];

  constructor(
    private readonly runs: StageRuns,
    private readonly tools: ActingTools,
    readonly id: string,
    readonly title: string,
    readonly description: string,
    /** Whether it is the last run that is repeated. */
    private readonly again: boolean,
  ) {
    this.stageKinds = [runs.stageKind];
    this.iamActions = [...runs.iamActions.start, ...runs.iamActions.stop];
  }

  async preflight(context: ActionContext): Promise<Preflight> {
    const { runs, again } = this;
    const { stage } = context;
    const known = await this.read(context);
    const [last] = known;
    const usd = known.find(run => run.estimatedCostUsd)?.estimatedCostUsd;
    return {
      lines: [
        notRunningLine(runs.what, known),
        ...(again ? [lastRunLine(last)] : []),
        ...causeLines(context),
      ],
      calls: [runs.startCall(stage, again ? last : undefined)],
      effects: [{ name: 'runs', unit: 'count', before: 0, after: 1 }],
      ...(usd !== undefined && {
        price: {
          usd,
          per: 'once' as const,
          ...priced('run-price', runs.what),
        },
      }),
      seen: { last: last?.id ?? '' },
    };
  }

  async start(
    context: ActionContext,
    _: Input,
    seen: JsonObject,
  ): Promise<ActionStep<State>> {
    const known = (await this.read(context)).slice(0, KNOWN);
    return {
      state: {
        phase: 'start',
        known: known.map(({ id }) => id),
        ...(this.again && seen.last !== '' && { like: String(seen.last) }),
      },
      progress: say('run-starts', {}, this.runs.what),
      nextAt: context.now,
    };
  }

  async advance(
    context: ActionContext,
    _: Input,
    { state, number, since }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const listed = await this.read(context);
    switch (state.phase) {
      case 'start': {
        // What an earlier attempt started is listed by now.
        const begun = number > 1 ? newOf(listed, state) : undefined;
        return begun
          ? this.watch({ ...state, run: begun.id }, context.now)
          : this.begin(context, state, listed);
      }
      case 'find': {
        const begun = newOf(listed, state);
        return begun
          ? this.watch({ ...state, run: begun.id }, context.now)
          : this.notFound(state, since, context.now);
      }
      default:
        return this.follow(context, state, listed, since);
    }
  }

  async cancel(
    context: ActionContext,
    _: Input,
    attempt: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { runs, tools } = this;
    const { state, number, since } = attempt;
    const { stage, now } = context;
    if (state.phase === 'start' && number === 1) {
      return {
        outcome: 'cancelled',
        ...say('run-not-started', {}, runs.what),
      };
    }
    const listed = await this.read(context);
    const run =
      listed.find(({ id }) => id === state.run) ?? newOf(listed, state);
    if (!run) {
      return now - since < FIND_MS
        ? { state, nextAt: now + LOOK_AGAIN_MS }
        : {
            outcome: 'cancelled',
            ...say('run-not-started', {}, runs.what),
          };
    }
    if (state.phase === 'stop' || run.state !== 'running') {
      return this.follow(context, { ...state, run: run.id }, listed, since);
    }
    try {
      await runs.stop(tools.accessOf(stage), stage, run);
    } catch (error) {
      return refusedOutcome(error);
    }
    return {
      state: { ...state, phase: 'stop', run: run.id },
      progress: say('run-stopping', { run: run.id }),
      nextAt: now + LOOK_AGAIN_MS,
    };
  }

  private async begin(
    { stage, now }: ActionContext,
    state: State,
    listed: readonly Run[],
  ): Promise<ActionStep<State>> {
    const { runs, tools } = this;
    const like = listed.find(({ id }) => id === state.like);
    try {
      const run = await runs.start(tools.accessOf(stage), stage, like);
      return run === undefined
        ? toFind(state, now)
        : this.watch({ ...state, run }, now);
    } catch (error) {
      const refusal = refusedOutcome(error);
      return RUNS_ALREADY.test(refusal.message) ? toFind(state, now) : refusal;
    }
  }

  private watch(state: State, now: number): ActionIntention<State> {
    return {
      state: { ...state, phase: 'watch' },
      progress: say('run-ends', { run: state.run ?? '' }),
      nextAt: now + LOOK_AGAIN_MS,
    };
  }

  private notFound(
    state: State,
    since: number,
    now: number,
  ): ActionStep<State> {
    return now - since < FIND_MS
      ? { state, nextAt: now + LOOK_AGAIN_MS }
      : {
          outcome: 'failed',
          ...say('run-unlisted', {}, this.runs.what),
        };
  }

  private follow(
    { now }: ActionContext,
    state: State,
    listed: readonly Run[],
    since: number,
  ): ActionStep<State> {
    const run = listed.find(({ id }) => id === state.run);
    if (!run) {
      return this.notFound(state, since, now);
    }
    return run.state === 'running'
      ? { state, nextAt: now + LOOK_AGAIN_MS }
      : outcomeOf(run);
  }

  private read({ stage }: ActionContext): Promise<Run[]> {
    return this.runs.read(this.tools.accessOf(stage), stage);
  }
}

function toFind(state: State, now: number): ActionIntention<State> {
  return {
    state: { ...state, phase: 'find' },
    nextAt: now + LOOK_AGAIN_MS,
  };
}

function newOf(listed: readonly Run[], { known }: State): Run | undefined {
  return listed.find(({ id }) => !known.includes(id));
}

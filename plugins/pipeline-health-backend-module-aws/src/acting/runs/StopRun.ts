import {
  pipelineHealthActionRunPermission,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionStep,
  Preflight,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { ActingTools } from '../ActingTools';
import { refusedOutcome } from '../refusedOutcome';
import { say, seconds } from '../say';
import { StageRuns } from './StageRuns';

type Input = { run?: string };

/** What is intended: to stop a run, or to see that it is stopped. */
type State = { phase: 'stop' | 'see'; run: string };

const LOOK_AGAIN_MS = 10_000;
const STOPS_ALREADY = /stopping/i;
/** Glue takes minutes to stop a run that does not listen. */
const PATIENCE_MS = 30 * 60_000;

/** Stops a run that hangs. */
export class StopRun implements StageAction<Input, State> {
  readonly id = 'stop-run';
  readonly title = 'Stop the run';
  readonly description =
    'Stops a run of a job or a crawler that hangs. What it has written stays.';
  readonly permission = pipelineHealthActionRunPermission;
  readonly family = 'runs-to-stop';
  readonly destructive = true;
  readonly stageKinds: readonly string[];
  readonly iamActions: readonly string[];
  readonly inputSchema = z.strictObject({
    run: z
      .string()
      .optional()
      .describe('Id of the run; the one that runs longest when absent'),
  });

  constructor(
    private readonly runs: StageRuns,
    private readonly tools: ActingTools,
  ) {
    this.stageKinds = [runs.stageKind];
    this.iamActions = runs.iamActions.stop;
  }

  async preflight(context: ActionContext, input: Input): Promise<Preflight> {
    const { what, stopCall } = this.runs;
    const listed = await this.read(context);
    const run = wanted(listed, input);
    if (!run) {
      return {
        lines: [
          {
            id: 'running',
            level: 'red',
            ...(input.run === undefined
              ? say('none-running', {}, what)
              : say('not-running', { run: input.run })),
            evidence: {},
            final: true,
          },
        ],
        calls: [],
        effects: [],
        seen: {},
      };
    }
    const running = listed.filter(({ state }) => state === 'running');
    const ran = (context.now - Date.parse(run.startedAt)) / 1000;
    const usual = usualSeconds(listed);
    return {
      lines: [
        {
          id: 'running',
          level: usual !== undefined && ran > 2 * usual ? 'green' : 'amber',
          ...(usual === undefined
            ? say('run-runs', { run: run.id, ran: seconds(ran) })
            : say(
                'run-runs',
                { run: run.id, ran: seconds(ran), usual: seconds(usual) },
                'usual',
              )),
          evidence: {
            run: run.id,
            startedAt: run.startedAt,
            ranSeconds: ran,
            ...(usual !== undefined && { usualSeconds: usual }),
          },
        },
      ],
      calls: [stopCall(context.stage, run)],
      effects: [
        {
          name: 'runs',
          unit: 'count',
          before: running.length,
          after: running.length - 1,
        },
      ],
      seen: { run: run.id },
    };
  }

  async start(
    { now }: ActionContext,
    _: Input,
    seen: JsonObject,
  ): Promise<ActionStep<State>> {
    return {
      state: { phase: 'stop', run: String(seen.run) },
      progress: say('run-stops', { run: String(seen.run) }),
      nextAt: now,
    };
  }

  async advance(
    context: ActionContext,
    _: Input,
    { state, since, number }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { runs, tools } = this;
    const { stage, now } = context;
    const run = (await this.read(context)).find(({ id }) => id === state.run);
    if (!run || run.state !== 'running') {
      return {
        outcome: 'succeeded',
        ...say('run-over', { run: state.run }, run?.state),
        after: { run: state.run, ...(run && { state: run.state }) },
      };
    }
    if (state.phase === 'see') {
      return now - since < PATIENCE_MS
        ? { state, nextAt: now + LOOK_AGAIN_MS }
        : {
            outcome: 'failed',
            ...say('run-unstoppable', { run: state.run }),
          };
    }
    try {
      await runs.stop(tools.accessOf(stage), stage, run);
    } catch (error) {
      const refusal = refusedOutcome(error);
      // What was asked for before is refused because it goes on.
      const isAsked = number > 1 || STOPS_ALREADY.test(refusal.message);
      if (!isAsked || refusal.missingPermission !== undefined) {
        return refusal;
      }
    }
    return {
      state: { ...state, phase: 'see' },
      progress: say('run-stopping', { run: state.run }),
      nextAt: now + LOOK_AGAIN_MS,
    };
  }

  private read({ stage }: ActionContext): Promise<Run[]> {
    return this.runs.read(this.tools.accessOf(stage), stage);
  }
}

function wanted(listed: readonly Run[], { run }: Input): Run | undefined {
  const running = listed.filter(({ state }) => state === 'running');
  return run === undefined
    ? running[running.length - 1]
    : running.find(({ id }) => id === run);
}

/** The median of what succeeded. */
function usualSeconds(runs: readonly Run[]): number | undefined {
  const took = runs
    .flatMap(({ state, durationSeconds }) =>
      state === 'succeeded' && durationSeconds !== undefined
        ? [durationSeconds]
        : [],
    )
    .sort((left, right) => left - right);
  return took[Math.floor(took.length / 2)];
}

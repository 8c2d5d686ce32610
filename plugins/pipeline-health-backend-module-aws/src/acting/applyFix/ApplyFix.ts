import {
  ActionCall,
  ActionLine,
  pipelineHealthActionRunPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionOutcome,
  ActionStep,
  Preflight,
  Said,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { ActingTools } from '../ActingTools';
import { refusedOutcome } from '../refusedOutcome';
import { say, sayOf } from '../say';
import { judgeChange } from './judgeChange';
import { filledIn, Offer, offersOf } from './offers';
import { Setter } from './Setter';
import { differences, isSame, Settings, textOf } from './settings';

type Input = { fix?: string; topic?: string; deadLetterQueue?: string };

/** What is intended: to make the call, or to see that it is so. */
type State = {
  phase: 'set' | 'see';
  call: { service: string; operation: string; input: JsonObject };
  /** As it was proposed: what is otherwise by now is not changed. */
  before: Settings;
};

const LOOK_AGAIN_MS = 5_000;
/** SQS takes up to a minute until it tells what was set. */
const PATIENCE_MS = 5 * 60_000;

const WHICH = 'Which of the advice; the first when absent';

const inputSchema = z.strictObject({
  fix: z.string().describe(WHICH).optional(),
  topic: z
    .string()
    .regex(/^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]{1,256}$/, {
      error: 'expected the ARN of an SNS topic',
    })
    .describe('ARN of the SNS topic that an alarm is to tell')
    .optional(),
  deadLetterQueue: z
    .string()
    .regex(/^arn:[\w-]+:sqs:[\w-]+:\d{12}:[\w-]{1,80}(\.fifo)?$/, {
      error: 'expected the ARN of a queue',
    })
    .describe('ARN of an existing queue that is to take what fails')
    .optional(),
});

const TEMPLATE: ActionLine = {
  id: 'template',
  level: 'amber',
  ...say('template-sets-back'),
  evidence: {},
};

/** Puts right what was advised on a stage, where that is one call that can be taken back. */
export class ApplyFix implements StageAction<Input, State> {
  readonly id = 'apply-fix';
  readonly title = 'Put it right';
  readonly description =
    'Makes the one call that puts right what could be set up better, after it has shown what changes from what to what.';
  readonly permission = pipelineHealthActionRunPermission;
  readonly destructive = false;
  readonly inputSchema = inputSchema;
  readonly stageKinds: readonly string[];
  readonly iamActions: readonly string[];

  constructor(
    stageKind: string,
    private readonly setters: readonly Setter[],
    private readonly tools: ActingTools,
  ) {
    this.stageKinds = [stageKind];
    this.iamActions = [...new Set(setters.flatMap(it => it.iamActions))];
  }

  unavailable(context: ActionContext): Said | undefined {
    return offersOf(context, this.setters).length === 0
      ? say('nothing-advised')
      : undefined;
  }

  /** What is advised on this stage, and what that asks for. */
  stageSchema(context: ActionContext): z.ZodType {
    const offers = offersOf(context, this.setters);
    const needs = (what: Offer['asks']) =>
      offers.some(({ asks }) => asks === what);
    // Of a single one it is plain what must be named.
    const named = (what: 'topic' | 'deadLetterQueue') =>
      offers.length === 1
        ? inputSchema.shape[what].unwrap()
        : inputSchema.shape[what];
    const ids = offers.map(({ id }) => id);
    return z.strictObject({
      ...(ids.length > 1 && { fix: z.enum(ids).describe(WHICH).optional() }),
      ...(needs('topic') && { topic: named('topic') }),
      ...(needs('deadLetterQueue') && {
        deadLetterQueue: named('deadLetterQueue'),
      }),
    });
  }

  async preflight(context: ActionContext, input: Input): Promise<Preflight> {
    const offers = offersOf(context, this.setters);
    const offer = input.fix
      ? offers.find(({ id }) => id === input.fix)
      : offers[0];
    if (!offer) {
      return refused(
        'advised',
        offers.length > 0
          ? say('not-advised', {
              name: context.stage.name,
              offers: offers.map(({ id }) => id),
            })
          : say('not-advised', { name: context.stage.name }, 'none'),
      );
    }
    const call = filledIn(offer, input);
    if (!call) {
      return refused(
        'named',
        say(offer.asks === 'topic' ? 'name-topic' : 'name-queue'),
      );
    }
    const { setter, finding } = offer;
    const access = this.tools.accessOf(context.stage);
    const found = await setter.find(access, call.input);
    const wanted = setter.wanted(call.input);
    const change = judgeChange(setter, found, wanted);
    return {
      lines: [
        ...change,
        {
          id: 'advice',
          level: 'green',
          ...sayOf(finding, 'advice'),
          evidence: {},
        },
        ...((await setter.lines?.(access, call.input)) ?? []),
        TEMPLATE,
      ],
      calls: [call],
      effects: differences(found.settings, wanted).map(
        ({ path, before, after }) => ({
          name: path,
          ...(before !== undefined && { before: textOf(before) }),
          after: textOf(after),
        }),
      ),
      seen: { call: stored(call), before: found.settings },
    };
  }

  async start(
    { now }: ActionContext,
    _: Input,
    seen: JsonObject,
  ): Promise<ActionStep<State>> {
    const { call, before } = seen as Pick<State, 'call' | 'before'>;
    return {
      state: { phase: 'set', call, before },
      progress: say('makes-call', { operation: call.operation }),
      nextAt: now,
    };
  }

  async advance(
    { stage, now }: ActionContext,
    _: Input,
    { state, since }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { setter, settings, wanted } = await this.look(stage, state);
    const open = differences(settings, wanted);
    if (open.length === 0) {
      return done(wanted);
    }
    if (state.phase === 'see') {
      return now - since < PATIENCE_MS
        ? { state, nextAt: now + LOOK_AGAIN_MS }
        : {
            outcome: 'failed',
            ...say('setting-unseen', { path: open[0].path }),
            after: settings,
          };
    }
    if (!isSame(JSON.stringify(settings), JSON.stringify(state.before))) {
      return {
        outcome: 'failed',
        ...say('changed-meanwhile'),
        after: settings,
      };
    }
    try {
      await setter.send(this.tools.accessOf(stage), state.call.input);
    } catch (error) {
      return refusedOutcome(error);
    }
    return {
      state: { ...state, phase: 'see' },
      progress: say('waits-for-setting'),
      nextAt: now + LOOK_AGAIN_MS,
    };
  }

  /** What was asked for is not taken back. */
  async cancel(
    context: ActionContext,
    input: Input,
    attempt: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    if (attempt.state.phase === 'see') {
      return this.advance(context, input, attempt);
    }
    const { settings, wanted } = await this.look(context.stage, attempt.state);
    return differences(settings, wanted).length === 0
      ? done(wanted)
      : { outcome: 'cancelled', ...say('nothing-changed') };
  }

  private async look(stage: ActionContext['stage'], { call }: State) {
    const setter = this.setters.find(
      each =>
        each.service === call.service && each.operation === call.operation,
    );
    if (!setter) {
      throw new Error(`Nobody knows how to look at ${call.operation}`);
    }
    const access = this.tools.accessOf(stage);
    const { settings } = await setter.find(access, call.input);
    return { setter, settings, wanted: setter.wanted(call.input) };
  }
}

function done(wanted: Settings): ActionOutcome {
  return {
    outcome: 'succeeded',
    ...say('set', {
      settings: Object.entries(wanted).map(
        ([path, value]) => `${path} ${textOf(value)}`,
      ),
    }),
    after: wanted,
  };
}

function refused(id: string, said: Said): Preflight {
  return {
    lines: [{ id, level: 'red', ...said, evidence: {}, final: true }],
    calls: [],
    effects: [],
    seen: {},
  };
}

function stored({ service, operation, input }: ActionCall): State['call'] {
  return { service, operation, input };
}

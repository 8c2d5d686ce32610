import {
  ActionProgress,
  Finding,
  Link,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  ActionOutcome,
  ActionStep,
  StageAction,
  StageFacts,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { AwsSource } from '../../AwsSource';

/** Where actions are done: at the simulator on its clock, or at another emulator. */
interface TestAws {
  source: AwsSource;
  simulator: { clock: { now(): number; advance(milliseconds: number): void } };
  /** As another process has them. */
  createActions(): readonly StageAction[];
}

/** Has an action done to a stage at an emulator that has no clock of its own. */
export async function actAt(
  source: AwsSource,
  id: string,
  stage: StageRef,
  input: JsonObject = {},
): Promise<ActionOutcome | undefined> {
  const aws: TestAws = {
    source,
    simulator: { clock: { now: Date.now, advance: () => {} } },
    createActions: () => source.actions,
  };
  const context = await contextOfStage(aws, stage);
  return (await (await startTask(aws, id, context, input)).run()).outcome;
}

/** What tests look at of what is stored. */
type TestState = JsonObject & {
  phase?: string;
  /** Of a canary. */
  ahead?: { next: string; unsure: string[] };
  watch?: { before: { [queue: string]: number } };
};

/** A task as it is stored. */
interface StoredTask {
  action: string;
  input: JsonObject;
  state?: TestState;
  /** How often somebody began to go on from this state. */
  attempts: number;
  since: number;
  nextAt: number;
}

/** What an action sees of a stage that was described just now. */
export async function contextOfStage(
  { simulator, source }: TestAws,
  stage: StageRef,
  more: {
    settings?: JsonObject;
    stages?: StageFacts[];
    links?: Link[];
    findings?: Finding[];
  } = {},
): Promise<ActionContext> {
  const now = simulator.clock.now();
  const { inventory } = await source.describe(stage);
  const facts = {
    stage,
    inventory,
    describedAt: now,
    readings: {},
    samples: {},
    coverage: {},
    runs: [],
  };
  return {
    ...facts,
    now,
    settings: more.settings ?? {},
    signal: new AbortController().signal,
    pipeline: {
      entityRef: 'component:default/orders',
      stages: [facts, ...(more.stages ?? [])],
      links: more.links ?? [],
      findings: more.findings ?? [],
    },
  };
}

/** A task in a test: what is stored of it, and whoever goes on with it. */
export class TestTask {
  /** Absent when it is over. */
  state?: TestState;
  progress?: ActionProgress;
  outcome?: ActionOutcome;
  private attempts = 0;
  private since = 0;
  private nextAt = 0;
  private isCancelled = false;

  constructor(
    private readonly aws: TestAws,
    private action: StageAction,
    private readonly context: ActionContext,
    private readonly input: JsonObject,
  ) {}

  /** Stores the first intention, as the engine does. */
  async start(seen: JsonObject): Promise<this> {
    this.store(await this.action.start(this.context, this.input, seen));
    return this;
  }

  /** Takes the next step at its time; false when it threw and is to be tried again. */
  async step(): Promise<boolean> {
    try {
      this.store(await this.take());
      return true;
    } catch {
      this.nextAt = this.now + 5_000 * 2 ** (this.attempts - 1);
      return false;
    }
  }

  /** Goes on until the task is over, or something is so. */
  async run(until: (task: TestTask) => boolean = () => false): Promise<this> {
    for (let steps = 0; this.state && !until(this); steps += 1) {
      if (steps > 3_000) {
        throw new Error(`Not over: ${JSON.stringify(this.state)}`);
      }
      await this.step();
    }
    return this;
  }

  /** The process ends in the middle of a step, which was carried out; another goes on. */
  async dieAfter(): Promise<void> {
    await this.take();
    this.action = actionOf(this.aws, this.action.id, this.context.stage);
  }

  cancel(): void {
    this.isCancelled = true;
  }

  /** All that another process must know to go on. */
  get stored(): StoredTask {
    const { state, attempts, since, nextAt, input } = this;
    return { action: this.action.id, input, state, attempts, since, nextAt };
  }

  /** Takes over what another process has stored. */
  takeOver({ state, attempts, since, nextAt }: StoredTask): this {
    Object.assign(this, { state, attempts, since, nextAt });
    return this;
  }

  private get now(): number {
    return this.aws.simulator.clock.now();
  }

  private async take(): Promise<ActionStep> {
    this.aws.simulator.clock.advance(Math.max(0, this.nextAt - this.now));
    this.attempts += 1;
    const attempt = {
      state: this.state ?? {},
      number: this.attempts,
      since: this.since,
    };
    const context = { ...this.context, now: this.now };
    return this.isCancelled && this.action.cancel
      ? this.action.cancel(context, this.input, attempt)
      : this.action.advance(context, this.input, attempt);
  }

  private store(step: ActionStep): void {
    this.attempts = 0;
    this.since = this.now;
    if ('outcome' in step) {
      this.state = undefined;
      this.outcome = step;
    } else {
      // What is stored is JSON.
      this.state = JSON.parse(JSON.stringify(step.state));
      this.progress = step.progress ?? this.progress;
      this.nextAt = step.nextAt;
    }
  }
}

/** Proposes and starts a task. */
export async function startTask(
  aws: TestAws,
  id: string,
  context: ActionContext,
  input: JsonObject = {},
): Promise<TestTask> {
  const action = actionOf(aws, id, context.stage);
  const parsed = action.inputSchema.parse(input);
  const { seen } = await action.preflight(context, parsed);
  return new TestTask(aws, action, context, parsed).start(seen);
}

/** Goes on with a task that another process has stored. */
export async function goOnWith(
  aws: TestAws,
  context: ActionContext,
  stored: StoredTask,
): Promise<TestTask> {
  const { action, input } = stored;
  return new TestTask(
    aws,
    actionOf(aws, action, context.stage),
    context,
    input,
  ).takeOver(stored);
}

/** As a process that has just started has it. */
function actionOf(
  { createActions }: TestAws,
  id: string,
  { kind }: StageRef,
): StageAction {
  const action = createActions().find(
    each => each.id === id && each.stageKinds.includes(kind),
  );
  if (!action) {
    throw new Error(`There is no action ${id}`);
  }
  return action;
}

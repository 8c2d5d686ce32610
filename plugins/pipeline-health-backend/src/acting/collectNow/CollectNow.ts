import {
  ActionLine,
  pipelineHealthActionRunPermission,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionAttempt,
  ActionContext,
  ActionStep,
  Preflight,
  Said,
  StageAction,
} from '@pipeline-health/plugin-pipeline-health-node';
import { z } from 'zod';
import { RenewalStore } from '../../database';
import { PIPELINE } from '../pipelineTarget';
import { outcomeOf, progressOf } from './tellRenewal';
import { say } from '../say';

const MINUTE = 60_000;
const LOOK_AGAIN_MS = 3_000;
/** A round that is stuck is given up by then. */
const PATIENCE_MS = 10 * MINUTE;

type Input = { [name: string]: never };

/** What is intended: to have all stages asked, or to see that they were. */
type State = { phase: 'ask' } | { phase: 'see'; since: number };

/**
 * Has a whole pipeline asked anew, whenever it would be due by itself. It is
 * over when every stage and every series was asked since.
 */
export class CollectNow implements StageAction<Input, State> {
  readonly id = 'collect-now';
  readonly title = 'Collect now';
  readonly description =
    'Asks AWS about all stages of the pipeline now, instead of when they are due.';
  readonly permission = pipelineHealthActionRunPermission;
  readonly stageKinds = [PIPELINE];
  readonly iamActions = [];
  readonly destructive = false;
  readonly inputSchema = z.strictObject({});
  readonly atMost = { times: 3, within: 5 * MINUTE };

  constructor(
    private readonly options: {
      renewals: RenewalStore;
      /** Has a round of collection begin, unless one is running. */
      collect: () => Promise<unknown>;
    },
  ) {}

  unavailable({ pipeline }: ActionContext): Said | undefined {
    return pipeline.stages.length === 0 ? say('no-stage') : undefined;
  }

  async preflight({ pipeline, now }: ActionContext): Promise<Preflight> {
    const { stages, entityRef } = pipeline;
    const renewed = await this.options.renewals.renewedSince(entityRef, now);
    const series = renewed.reduce((sum, stage) => sum + stage.series.all, 0);
    const times = stages.flatMap(({ describedAt }) => describedAt ?? []);
    return {
      lines: [
        {
          id: 'asks',
          level: 'green',
          ...say('asks', { stages: stages.length, series }),
          evidence: { stages: stages.length, series },
        },
        ...throttledLines(stages),
      ],
      calls: [],
      effects: [
        {
          name: 'collectedAt',
          ...(times.length > 0 && {
            before: new Date(Math.min(...times)).toISOString(),
          }),
          after: new Date(now).toISOString(),
        },
      ],
      seen: {},
    };
  }

  async start({ now }: ActionContext): Promise<ActionStep<State>> {
    return { state: { phase: 'ask' }, nextAt: now };
  }

  async advance(
    { pipeline, now }: ActionContext,
    _: Input,
    { state }: ActionAttempt<State>,
  ): Promise<ActionStep<State>> {
    const { renewals, collect } = this.options;
    const { entityRef } = pipeline;
    if (state.phase === 'ask') {
      await renewals.askAnew(entityRef, now);
      await collect();
      return {
        state: { phase: 'see', since: now },
        progress: say('waits-for-answers'),
        nextAt: now + LOOK_AGAIN_MS,
      };
    }
    const renewed = await renewals.renewedSince(entityRef, state.since);
    const progress = progressOf(renewed);
    if (progress.done === progress.total || now - state.since > PATIENCE_MS) {
      return { ...outcomeOf(renewed), progress };
    }
    // A round that was running may have passed by.
    await collect();
    return { state, progress, nextAt: now + LOOK_AGAIN_MS };
  }
}

/** To ask more of who answers too many already makes it worse. */
function throttledLines(
  stages: ActionContext['pipeline']['stages'],
): ActionLine[] {
  const throttled = stages.filter(
    ({ problem }) => problem?.code === 'throttled',
  );
  return throttled.length > 0
    ? [
        {
          id: 'throttled',
          level: 'amber',
          ...say('throttled', { stages: throttled.length }),
          evidence: { stages: throttled.map(({ stage }) => stage.name) },
        },
      ]
    : [];
}

import { Stage } from '@pipeline-health/plugin-pipeline-health-common';
import {
  ActionContext,
  ActionPipeline,
  StageFacts,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { JsonObject } from '@backstage/types';
import { factsOf } from '../collection';
import { PipelineHealthConfig } from '../config';
import { Stores } from '../database';
import { believedFacts, Rules } from '../evaluation';
import { PIPELINE, pipelineTarget } from './pipelineTarget';

/** A pipeline as actions see it. */
export interface ActedPipeline extends ActionPipeline {
  /** To what something may be done: the stages, and the pipeline itself. */
  targets: readonly StageRef[];
  /** All that an action may look at, for one of its stages or one that was part of it. */
  contextOf(
    stage: StageRef,
    settings: JsonObject,
    signal: AbortSignal,
  ): ActionContext;
}

/** Makes what actions may look at of what is stored. */
export class ActionContexts {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'facts' | 'pipelines'>;
      rules: Rules;
      tiers: PipelineHealthConfig['collection']['tiers'];
      clock: () => number;
    },
  ) {}

  /** Undefined when there is no such pipeline. */
  async of(entityRef: string): Promise<ActedPipeline | undefined> {
    const { stores, rules, tiers, clock } = this.options;
    const now = clock();
    const [stored, pipeline] = await Promise.all([
      stores.facts.ofEntity(entityRef, now),
      stores.pipelines.get(entityRef, now),
    ]);
    if (!stored || !pipeline) {
      return undefined;
    }
    return this.acted(
      {
        entityRef,
        stages: believedFacts(factsOf(stored, tiers), rules, now),
        links: stored.links,
        findings: pipeline.findings,
      },
      pipeline.stages,
    );
  }

  /** The pipeline, or one without stages when it is gone: what was begun goes on. */
  async ofTask(entityRef: string): Promise<ActedPipeline> {
    const nothing = { entityRef, stages: [], links: [], findings: [] };
    return (await this.of(entityRef)) ?? this.acted(nothing);
  }

  private acted(
    pipeline: ActionPipeline,
    told: readonly Stage[] = [],
  ): ActedPipeline {
    return {
      ...pipeline,
      targets: [
        ...pipeline.stages.map(({ stage }) => stage),
        pipelineTarget(pipeline.entityRef),
      ],
      contextOf: (stage, settings, signal) => ({
        ...(pipeline.stages.find(each => each.stage.arn === stage.arn) ??
          nothingOf(stage)),
        pipeline,
        secondsToLoss: secondsToLossOf(
          told.find(({ arn }) => arn === stage.arn),
          this.options.clock(),
        ),
        settings,
        signal,
        now: this.options.clock(),
      }),
    };
  }
}

/** What is told is counted from when the stage was read. */
function secondsToLossOf(
  { secondsToLoss, collectedAt }: Partial<Stage> = {},
  now: number,
): number | undefined {
  return secondsToLoss === undefined || collectedAt === undefined
    ? undefined
    : Math.max(0, secondsToLoss - (now - Date.parse(collectedAt)) / 1000);
}

/** Of a whole pipeline all that is to be known is its stages. */
function nothingOf(stage: StageRef): StageFacts {
  return {
    stage,
    ...(stage.kind === PIPELINE && { inventory: {} }),
    ...{ readings: {}, samples: {}, coverage: {}, runs: [] },
  };
}

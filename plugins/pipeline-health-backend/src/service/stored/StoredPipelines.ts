import { refused, sayRefusal } from '../../refusal';
import { NotFoundError } from '@backstage/errors';
import {
  HEALTHS,
  ListPipelinesResponse,
  Pipeline,
  pipelineAsOf,
  PipelineCost,
  PipelineObjectives,
  RenderMessage,
  Run,
  Stage,
  summaryAsOf,
} from '@pipeline-health/plugin-pipeline-health-common';
import { StageKind } from '@pipeline-health/plugin-pipeline-health-node';
import { ObjectiveReader } from '../../database';
import {
  budgetOf,
  eachFound,
  postureOf,
  whoIsTold,
  withNextRuns,
} from '../../evaluation';
import { encodeCursor } from '../cursors';
import { PipelinesQuery } from '../PipelineHealthService';
import { costOfPipeline } from './costOfPipeline';
import { priceSourceOf, StoredOptions } from './StoredOptions';

const MINUTE = 60_000;
/** How far back the page of a pipeline tells what was set differently. */
const CHANGES_SHOWN = 90 * 24 * 60 * MINUTE;

/** Lists pipelines, and tells all that is known of one. */
export class StoredPipelines {
  private readonly objectivesOf: ObjectiveReader;

  constructor(private readonly options: StoredOptions) {
    this.objectivesOf = new ObjectiveReader(options);
  }

  async list(query: PipelinesQuery): Promise<ListPipelinesResponse> {
    const { overview } = this.options.stores;
    const { filter, health, order, after, ...page } = partsOf(query);
    const now = timeOfList(after?.now, this.options.clock());
    const [{ items, next, groups }, counts] = await Promise.all([
      overview.list(
        { ...filter, health },
        { ...page, descending: order === 'desc', after, now },
      ),
      overview.counts(filter, now),
    ]);
    const wanted = query.health ?? HEALTHS;
    return {
      items: items.map(item => summaryAsOf(item, now)),
      totalItems: HEALTHS.filter(each => wanted.includes(each)).reduce(
        (sum, each) => sum + counts[each],
        0,
      ),
      nextCursor:
        next && encodeCursor({ orderBy: page.orderBy, order, ...next }),
      counts,
      groups,
    };
  }

  async get(entityRef: string): Promise<Pipeline> {
    const { stores, rules, clock } = this.options;
    const now = clock();
    const stored = await stores.pipelines.get(entityRef, now);
    if (!stored) {
      throw noPipeline(entityRef);
    }
    const { remembered, ...pipeline } = stored;
    const asOf = pipelineAsOf(pipeline, now);
    return {
      ...asOf,
      stages: asOf.stages.map(stage => {
        const kind = rules.kinds.get(stage.kind);
        const runs = stage.runs && explained(stage.runs, kind, rules.render);
        return withPlaces(withNextRuns({ ...stage, runs }, kind, now), kind);
      }),
      changes: await stores.settingChanges.ofPipeline(entityRef, {
        from: now - CHANGES_SHOWN,
        to: now,
      }),
      whoIsTold: whoIsTold(pipeline.stages, rules),
      posture: postureOf(
        pipeline.stages,
        eachFound([...pipeline.findings, ...remembered]),
        rules,
      ),
    };
  }

  async objectives(entityRef: string): Promise<PipelineObjectives> {
    const { stores, clock } = this.options;
    const now = clock();
    const pipeline = await stores.facts.ofEntity(entityRef, now);
    if (!pipeline) {
      throw noPipeline(entityRef);
    }
    const { objectives } = this.objectivesOf.measured(pipeline);
    const counted = await this.objectivesOf.counted(pipeline, objectives, now);
    return { objectives: counted.map(each => budgetOf(each, now)) };
  }

  async cost(entityRef: string): Promise<PipelineCost> {
    const { stores, sources, rules, clock } = this.options;
    const { stages } = await this.get(entityRef);
    const now = clock();
    const measured = await Promise.all(
      stages.map(async stage => {
        const kind = rules.kinds.get(stage.kind);
        const metrics = kind?.costs?.flatMap(cost => cost.metrics ?? []) ?? [];
        const volumes = await stores.series.volumes(stage.arn, metrics, now);
        return { stage, kind, volumes };
      }),
    );
    return {
      ...costOfPipeline(measured, sources, rules.render),
      ...priceSourceOf(sources),
    };
  }
}

/** Runs with what their errors mean, where that is known. */
function explained(
  runs: readonly Run[],
  kind: StageKind | undefined,
  render: RenderMessage,
): Run[] {
  return runs.map(run => {
    const sentence =
      run.error === undefined ? undefined : kind?.meaningOf?.(run.error, run);
    return sentence
      ? { ...run, cause: { message: render(sentence), sentence } }
      : run;
  });
}

/** Where people go on with a stage, and with each of its runs. */
function withPlaces(stage: Stage, kind: StageKind | undefined): Stage {
  const { inventory, runs } = stage;
  return {
    ...stage,
    places: kind?.places?.(stage, inventory),
    ...(runs &&
      kind?.runPlaces && {
        runs: runs.map(run => ({
          ...run,
          places: kind.runPlaces?.(stage, inventory, run),
        })),
      }),
  };
}

/** What a query asks for: of which pipelines, and which page of them. */
export function partsOf(query: PipelinesQuery) {
  const {
    visible = {},
    health,
    orderBy,
    order = 'asc',
    groupBy,
    limit,
    offset,
    after,
    ...traits
  } = query;
  const filter = { visible, ...traits };
  return { filter, health, orderBy, order, groupBy, limit, offset, after };
}

/**
 * The time by which a page is judged: that of the first page, so that nothing
 * moves between them, but only for a minute. A cursor may be old or made up,
 * and must not call anything fresh.
 */
function timeOfList(begunAt: number | undefined, now: number): number {
  return begunAt !== undefined && begunAt <= now && begunAt > now - MINUTE
    ? begunAt
    : now;
}

/** Says that a pipeline is not there. */
export function noPipeline(entityRef: string): NotFoundError {
  return refused(NotFoundError, sayRefusal('no-pipeline', { entityRef }));
}

import {
  CostLine,
  Message,
  PipelineCost,
  Run,
  Stage,
  StageCost,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  Cost,
  CostContext,
  costKey,
  HOURS_OF_MONTH,
  PipelineSource,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Volume } from '../../database';
import { Rules } from '../../evaluation';

const HOUR = 3_600_000;

/** A stage with what was measured of it. */
export interface MeasuredStage {
  stage: Stage;
  kind?: StageKind;
  volumes: ReadonlyMap<string, Volume>;
}

/** What stages cost together, as far as it is known. */
export function costOfPipeline(
  stages: readonly MeasuredStage[],
  sources: readonly Pick<PipelineSource, 'priceOf' | 'kinds'>[],
  render: Rules['render'],
): Omit<PipelineCost, 'priceSource'> {
  const costs = stages.map(stage => costOfStage(stage, sources, render));
  const hours = stages.flatMap(({ volumes }) =>
    [...volumes.values()].map(volume => volume.hours),
  );
  return {
    usdPerMonth: sum(costs.map(cost => cost.usdPerMonth)),
    stages: costs,
    ...(hours.length && { measuredHours: Math.min(...hours) }),
  };
}

function costOfStage(
  { stage, kind, volumes }: MeasuredStage,
  sources: readonly Pick<PipelineSource, 'priceOf' | 'kinds'>[],
  render: Rules['render'],
): StageCost {
  const { inventory, runs = [], ...ref } = stage;
  const rows = Object.keys(inventory).length
    ? (kind?.costs ?? []).filter(row => row.when?.(inventory) ?? true)
    : [];
  const source = sources.find(({ kinds }) =>
    kinds.some(each => each.kind === stage.kind),
  );
  const context: CostContext = {
    stage: ref,
    inventory,
    monthly: metric => volumes.get(metric)?.monthly,
    mean: metric => volumes.get(metric)?.mean,
    ofRuns: figure => monthlyOfRuns(runs, figure),
  };
  const lines = rows.map(row => lineOf(row, context, source));
  const known = lines.filter(line => 'price' in line);
  const reasons = lines.filter(line => 'key' in line);
  return {
    stage: stage.arn,
    usdPerMonth: sum(known.map(line => line.usdPerMonth)),
    lines: known,
    notCounted: reasons.map(reason => render(reason)),
    notCountedMessages: reasons,
  };
}

/** A line, or why there is none. */
function lineOf(
  row: Cost,
  context: CostContext,
  source: Pick<PipelineSource, 'priceOf'> | undefined,
): CostLine | Message {
  const { id, formula } = row;
  const name =
    typeof row.price === 'function' ? row.price(context.inventory) : row.price;
  const price = source?.priceOf?.(name, context.stage.region);
  if (!price) {
    return { key: 'cost.no-price', values: { price: name } };
  }
  const quantity = row.quantity(context);
  if (quantity === undefined) {
    return {
      key: 'cost.not-measured',
      values: { title: price.messages?.title ?? price.title },
    };
  }
  return {
    price: name,
    title: price.title,
    unit: price.unit,
    quantity,
    usdPerUnit: price.usd,
    usdPerMonth: quantity * price.usd,
    formula,
    priceRegion: price.region,
    messages: {
      ...price.messages,
      formula: { key: costKey(context.stage.kind, id), values: {} },
    },
  };
}

/**
 * Runs come at some interval, and each stands for one. Of a single one nothing
 * tells the interval: it counts as one a month.
 */
function monthlyOfRuns(
  runs: readonly Run[],
  figure: (run: Run) => number | undefined,
): number | undefined {
  const starts = runs.map(run => Date.parse(run.startedAt));
  const figures = runs.flatMap(run => figure(run) ?? []);
  if (!figures.length) {
    return undefined;
  }
  const mean = sum(figures) / figures.length;
  if (starts.length < 2) {
    return mean;
  }
  const interval =
    (Math.max(...starts) - Math.min(...starts)) / (starts.length - 1) / HOUR;
  return mean * (HOURS_OF_MONTH / Math.max(interval, 1 / 60));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

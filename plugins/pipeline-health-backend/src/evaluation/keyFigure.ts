import {
  Finding,
  KeyFigure,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  checksOf,
  currentReading,
  KeyFigureChoice,
  seriesOf,
} from '@pipeline-health/plugin-pipeline-health-node';
import { EvaluatedStage } from './evaluateStages';
import { guard } from './judgeStage';

/**
 * The one number of a pipeline's row: what the reason is about, or else the
 * first key metric of its stage; of a healthy pipeline the first of all.
 */
export function keyFigureOf(
  stages: readonly EvaluatedStage[],
  reason: Finding | undefined,
): KeyFigure | undefined {
  const worst = stages.find(it => it.collected.stage.arn === reason?.stage);
  const candidates = worst ? [worst, ...stages] : stages;
  for (const stage of candidates) {
    const figure = figureOf(stage, stage === worst ? reason : undefined);
    if (figure) {
      return figure;
    }
  }
  return undefined;
}

function figureOf(
  { kind, context, collected }: EvaluatedStage,
  finding: Finding | undefined,
): KeyFigure | undefined {
  if (!kind || !context?.inventory) {
    return undefined;
  }
  const own = guard(() => kind.keyFigure?.(context, finding));
  const check = checksOf(kind).find(
    ({ id }) => finding?.id === `${kind.kind}/${id}`,
  );
  const series = seriesOf(kind, context.inventory);
  const chosen: KeyFigureChoice | undefined =
    (own.ok && own.value) ||
    [
      ...(check?.metric ? [check.metric] : []),
      ...series.flatMap(({ metric, key }) => (key ? [metric] : [])),
    ]
      .flatMap(metric => {
        const reading = currentReading(context, metric);
        return reading ? [{ metric, ...reading }] : [];
      })
      .at(0);
  const row = chosen && kind.metrics.find(it => it.metric === chosen.metric);
  return (
    chosen && {
      stage: collected.stage.arn,
      metric: chosen.metric,
      title:
        series.find(it => it.metric === chosen.metric)?.title ??
        row?.title ??
        chosen.metric,
      value: chosen.value,
      unit: chosen.unit,
      ...(chosen.expected !== undefined && { expected: chosen.expected }),
    }
  );
}

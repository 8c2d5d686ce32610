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
 * The one number of a pipeline's row: what the reason is about; of a pipeline
 * without one the first key metric. A number that is well is no figure for what
 * is broken: where something fails that nothing counts, there is none.
 */
export function keyFigureOf(
  stages: readonly EvaluatedStage[],
  reason: Finding | undefined,
): KeyFigure | undefined {
  const worst = stages.find(it => it.collected.stage.arn === reason?.stage);
  const candidates = worst ? [worst, ...stages] : stages;
  for (const stage of candidates) {
    const figure = figureOf(stage, stage === worst ? reason : undefined);
    if (figure || (reason && isFailure(reason))) {
      return figure;
    }
  }
  return undefined;
}

/** Whether the first key metric of a stage, how much there is or how old it is, says nothing of it. */
function isFailure({ claim }: Finding): boolean {
  return claim === 'own-fault' || claim === 'refusal';
}

function figureOf(
  { kind, context, collected }: EvaluatedStage,
  finding: Finding | undefined,
): KeyFigure | undefined {
  if (!kind || !context?.inventory) {
    return undefined;
  }
  const stage = collected.stage.arn;
  const own = guard(() => kind.keyFigure?.(context, finding));
  const check = checksOf(kind).find(
    ({ id }) => finding?.id === `${kind.kind}/${id}`,
  );
  const counted = check?.figure && finding?.evidence[check.figure.evidence];
  if (check?.figure && typeof counted === 'number') {
    const { evidence: metric, title } = check.figure;
    return { stage, metric, title, value: counted, unit: 'count' };
  }
  const series = seriesOf(kind, context.inventory);
  const keys = series.flatMap(({ metric, key }) => (key ? [metric] : []));
  const chosen: KeyFigureChoice | undefined =
    (own.ok && own.value) ||
    [
      ...(check?.metric ? [check.metric] : []),
      ...(finding && isFailure(finding) ? [] : keys),
    ]
      .flatMap(metric => {
        const reading = currentReading(context, metric);
        return reading ? [{ metric, ...reading }] : [];
      })
      .at(0);
  const row = chosen && kind.metrics.find(it => it.metric === chosen.metric);
  return (
    chosen && {
      stage,
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

import {
  Link,
  ObjectiveName,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DeliveryMeasure,
  FreshnessMeasure,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import { CountedObjective, Objective, termsOf } from '../evaluation';
import { StoredStage } from './storedPipeline';

/** What a stage counts for an objective. */
export type Measure = FreshnessMeasure | DeliveryMeasure;

/** An objective of a pipeline, and the stages that count for it. */
export interface MeasuredObjective {
  objective: Objective;
  unit: CountedObjective['unit'];
  /** What changes what is counted. */
  terms: string;
  stages: { stored: StoredStage; kind: StageKind; measure: Measure }[];
}

/** Events count where any stage counts some, otherwise runs. */
export function measuredObjective(
  objective: Objective,
  stages: readonly StoredStage[],
  links: readonly Link[],
  kinds: ReadonlyMap<string, StageKind>,
): MeasuredObjective {
  const { name } = objective;
  const measured = stages.flatMap(stored => {
    const { stage, inventory } = stored;
    const kind = kinds.get(stage.kind);
    const isMeant = objective.kinds?.includes(stage.kind) ?? true;
    const of =
      isMeant && inventory
        ? kind?.measures?.[name]?.({
            inventory,
            takesFailures: takesFailures(stored, stages, links, kinds),
          })
        : undefined;
    return of && kind ? [{ stored, kind, measure: of }] : [];
  });
  const unit = unitOf(
    name,
    measured.map(it => it.measure),
  );
  const counting = measured.filter(
    it =>
      name === 'freshness' || Boolean(it.measure.runs) === (unit === 'runs'),
  );
  return {
    objective,
    unit,
    terms: termsOf(objective, unit),
    stages: counting,
  };
}

function unitOf(
  name: ObjectiveName,
  measures: readonly Measure[],
): CountedObjective['unit'] {
  if (name === 'freshness') {
    return 'minutes';
  }
  const arrives = measures.some(
    of => 'delivered' in of && of.delivered?.length,
  );
  return arrives || !measures.some(of => of.runs) ? 'events' : 'runs';
}

/** Whether a link that carries only what failed leads to a stage; the kinds at its ends know. */
function takesFailures(
  { stage }: StoredStage,
  stages: readonly StoredStage[],
  links: readonly Link[],
  kinds: ReadonlyMap<string, StageKind>,
): boolean {
  return links.some(
    ({ from, to, relation }) =>
      to === stage.arn &&
      stages
        .filter(it => it.stage.arn === from || it.stage.arn === to)
        .some(it =>
          kinds.get(it.stage.kind)?.failureRelations?.includes(relation),
        ),
  );
}

/** The metrics in which something is counted. */
export function metricsOf(of: Measure): string[] {
  return 'ages' in of || 'input' in of
    ? [...(of.ages ?? []), ...(of.input === undefined ? [] : [of.input])]
    : deliveryMetrics(of);
}

function deliveryMetrics({
  delivered = [],
  notDelivered = [],
  failed = [],
  setAside,
}: DeliveryMeasure): string[] {
  return [
    ...delivered,
    ...notDelivered,
    ...failed,
    ...(setAside === undefined ? [] : [setAside]),
  ];
}

/** The metrics that a stage is measured by, of which its runs are none. */
export function shownMetrics(of: Measure): readonly string[] {
  if (of.runs) {
    return [];
  }
  return 'ages' in of ? of.ages ?? [] : metricsOf(of);
}

/** What a person calls what is measured; of parts, such as consumers, their names as well. */
export function titlesOf(
  of: Measure,
  { metrics }: StageKind,
  name: ObjectiveName,
): string[] {
  if (of.runs) {
    return [name === 'freshness' ? 'Last run that succeeded' : 'Runs'];
  }
  return shownMetrics(of).map(metric => {
    const [first, ...part] = metric.split('.');
    const title = metrics.find(it => it.metric === first)?.title ?? first;
    return part.length ? `${title}: ${part.join('.')}` : title;
  });
}

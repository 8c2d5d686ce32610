import {
  Link,
  ObjectiveName,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  DeliveryMeasure,
  FreshnessMeasure,
  StageKind,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  BUDGET_TIME,
  countDelivery,
  CountedMinute,
  CountedObjective,
  CountedStage,
  countFreshness,
  MINUTES_BEFORE,
  MINUTES_NEEDED,
  MinuteValues,
  Objective,
  resolveObjectives,
  Rules,
  termsOf,
} from '../evaluation';
import { MaintenanceStore } from './MaintenanceStore';
import { ObjectiveStore } from './ObjectiveStore';
import { emptyHour, HOUR, HourOfSamples, MINUTE } from './packing';
import { RunStore } from './RunStore';
import { SampleStore } from './SampleStore';
import { StoredPipeline, StoredStage } from './storedPipeline';

type Measure = FreshnessMeasure | DeliveryMeasure;

/** An objective of a pipeline, and the stages that count for it. */
export interface MeasuredObjective {
  objective: Objective;
  unit: CountedObjective['unit'];
  /** What changes what is counted. */
  terms: string;
  stages: { stored: StoredStage; kind: StageKind; measure: Measure }[];
}

/** Counts what pipelines are held to, from what is stored. */
export class ObjectiveReader {
  constructor(
    private readonly options: {
      stores: {
        objectives: ObjectiveStore;
        samples: SampleStore;
        runs: RunStore;
        maintenance: MaintenanceStore;
      };
      rules: Pick<Rules, 'kinds' | 'objectives'>;
    },
  ) {}

  /** What a pipeline is held to, and by which of its stages that is measured. */
  measured({ declaration, stages, links }: StoredPipeline) {
    const { kinds, objectives: configured } = this.options.rules;
    const { objectives, problems } = resolveObjectives(
      configured,
      declaration.objectives ?? {},
      kinds,
    );
    return {
      problems,
      objectives: objectives.map(objective =>
        measure(objective, stages, links, kinds),
      ),
    };
  }

  /** What was counted of the objectives of a pipeline: the hours that are kept, and the minutes since. */
  async counted(
    pipeline: StoredPipeline,
    objectives: readonly MeasuredObjective[],
    now: number,
  ): Promise<CountedObjective[]> {
    const until = lastHour(now);
    const counted: CountedObjective[] = [];
    for (const measured of objectives) {
      const { objective, unit, terms, stages } = measured;
      const progress = (
        await this.options.stores.objectives.progress(pipeline.id)
      ).get(objective.name);
      const hours =
        progress?.terms === terms
          ? await this.options.stores.objectives.counted(
              pipeline.id,
              objective.name,
              Math.floor((now - BUDGET_TIME) / HOUR),
              until,
            )
          : [];
      const minutes = await this.minutes(
        pipeline,
        measured,
        until * HOUR,
        Math.floor(now / MINUTE) * MINUTE,
      );
      counted.push({
        objective,
        unit,
        measuredBy: stages.map(({ stored, kind, measure: of }) => ({
          stage: stored.stage.arn,
          metrics: titlesOf(of, kind, objective.name),
        })),
        counted: [...hours, ...minutes.map(timespanOf)],
        culprits: minutes.findLast(({ bad }) => bad > 0)?.culprits ?? [],
      });
    }
    return counted;
  }

  /** What the minutes from one time to another were; nothing where no stage tells. */
  async minutes(
    pipeline: StoredPipeline,
    { objective, stages }: MeasuredObjective,
    from: number,
    until: number,
  ): Promise<CountedMinute[]> {
    if (!stages.length) {
      return [];
    }
    const since = from - MINUTES_BEFORE * MINUTE;
    const runs = await this.options.stores.runs.endedSince(
      stages.flatMap(({ stored, measure: of }) => (of.runs ? stored.id : [])),
      from - (objective.within ?? 0) * 1000,
    );
    const counted: CountedStage<Measure>[] = [];
    for (const { stored, measure: of } of stages) {
      counted.push({
        arn: stored.stage.arn,
        measure: of,
        series: await this.series(stored, metricsOf(of), since, until),
        runs: merged(stored.runs, runs.get(stored.id) ?? []),
        runsKnownUntil: stored.describedAt,
      });
    }
    const planned = await this.options.stores.maintenance.between(
      pipeline.entityRef,
      from,
      until,
    );
    const time = { since, from, until, planned };
    return objective.name === 'freshness'
      ? countFreshness(counted, objective, time)
      : countDelivery(counted, time);
  }

  private async series(
    { series }: StoredStage,
    metrics: readonly string[],
    from: number,
    until: number,
  ): Promise<{ [metric: string]: MinuteValues }> {
    const known: { [metric: string]: MinuteValues } = {};
    for (const { id, metric } of series) {
      if (metrics.includes(metric)) {
        const hours = await this.options.stores.samples.hours(id, from, until);
        known[metric] = minuteValues(hours, from, until);
      }
    }
    return known;
  }
}

/** Hours since the epoch; the first that may still change, and is counted by the minute. */
export function lastHour(now: number): number {
  return Math.floor((now - MINUTES_NEEDED) / HOUR);
}

/** Events count where any stage counts some, otherwise runs. */
function measure(
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

function metricsOf(of: Measure): string[] {
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

/** What a person calls what is measured; of parts, such as consumers, their names as well. */
function titlesOf(
  of: Measure,
  { metrics }: StageKind,
  name: ObjectiveName,
): string[] {
  if (of.runs) {
    return [name === 'freshness' ? 'Last run that succeeded' : 'Runs'];
  }
  const shown = 'ages' in of ? of.ages ?? [] : metricsOf(of);
  return shown.map(metric => {
    const [first, ...part] = metric.split('.');
    const title = metrics.find(it => it.metric === first)?.title ?? first;
    return part.length ? `${title}: ${part.join('.')}` : title;
  });
}

function merged(...lists: readonly Run[][]): Run[] {
  return [...new Map(lists.flat().map(run => [run.id, run])).values()];
}

function minuteValues(
  hours: readonly HourOfSamples[],
  from: number,
  until: number,
): MinuteValues {
  const known = new Map(hours.map(hour => [hour.hour, hour]));
  const asked: boolean[] = [];
  const values: number[] = [];
  for (let hour = from / HOUR; hour * HOUR < until; hour++) {
    const entry = known.get(hour) ?? emptyHour(hour);
    asked.push(...entry.asked);
    values.push(...entry.values);
  }
  return { asked, values };
}

function timespanOf({ at, good, bad, isUnknown, isPlanned }: CountedMinute) {
  return {
    from: at,
    until: at + MINUTE,
    good,
    bad,
    unknownMinutes: Number(isUnknown),
    plannedMinutes: Number(isPlanned),
  };
}

import { Run } from '@pipeline-health/plugin-pipeline-health-common';
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
  resolveObjectives,
  Rules,
} from '../evaluation';
import { MaintenanceStore } from './MaintenanceStore';
import {
  Measure,
  MeasuredObjective,
  measuredObjective,
  metricsOf,
  shownMetrics,
  titlesOf,
} from './measuredObjective';
import { ObjectiveStore } from './ObjectiveStore';
import { emptyHour, HOUR, HourOfSamples, MINUTE } from './packing';
import { RunStore } from './RunStore';
import { SampleStore } from './SampleStore';
import { StoredPipeline, StoredStage } from './storedPipeline';

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
        measuredObjective(objective, stages, links, kinds),
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
          metricNames: [...shownMetrics(of)],
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

import { Series, Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { HOURS_OF_MONTH } from '@pipeline-health/plugin-pipeline-health-node';
import { HOUR, HourOfSamples } from './packing';
import { SampleStore } from './SampleStore';
import { alignDown, joinOf, joinSteps, Window } from './samples/joinSteps';
import { RollUpStore } from './samples/RollUpStore';
import { Kept, StepReader } from './samples/StepReader';
import { SeriesRow } from './rows';
import { numberOf } from './values';

/** A series as its readers know it. */
export interface StoredSeries {
  id: number;
  metric: string;
  unit: Unit;
  statistic: string;
  /** Seconds */
  period: number;
  /** Epoch milliseconds; all points before it are known. */
  watermark?: number;
}

/** What was measured of a metric over the last days. */
export interface Volume {
  /** How many hours were measured. */
  hours: number;
  /** What the values come to in a month, if it goes on so. */
  monthly: number;
  /** Absent when there was no value. */
  mean?: number;
}

/** Over how many hours volumes are measured: a week has every day in it. */
const VOLUME_HOURS = 7 * 24;

/** Less than this many hours tell nothing of a month. */
const FEWEST_HOURS = 1;

/** Reads series for charts. */
export class SeriesStore {
  private readonly reader: StepReader;

  constructor(
    private readonly knex: Knex,
    private readonly stores: { samples: SampleStore; rollUps: RollUpStore },
    kept: Kept,
  ) {
    this.reader = new StepReader(stores, kept);
  }

  /** The series of a stage, by metric. */
  async ofStage(arn: string): Promise<Map<string, StoredSeries>> {
    const rows: SeriesRow[] = await this.knex('series')
      .join('stages', 'stages.id', 'series.stage_id')
      .where('stages.arn', arn)
      .orderBy('series.metric')
      .select('series.*');
    return new Map(rows.map(row => [row.metric, seriesOf(row)]));
  }

  /**
   * Points and gaps of a series. Steps are not finer than the series' period,
   * nor than what is still kept of the window.
   * Data younger than the watermark plus an hour is not called missing, unless
   * the series has not been read for so long.
   */
  async read(
    arn: string,
    series: StoredSeries,
    window: Window,
    now: number,
  ): Promise<Series> {
    const asked = Math.max(window.step, series.period) * 1000;
    const resolution = this.reader.resolutionFor(
      asked,
      alignDown(window.from, asked),
      now,
    );
    const step = Math.ceil(asked / resolution.step) * resolution.step;
    const from = alignDown(window.from, step);
    const steps = await this.reader.steps(series.id, resolution, {
      from,
      to: alignDown(window.to - 1, step) + step,
    });
    const expectedUntil = Math.max(
      Math.min(series.watermark ?? 0, now),
      now - HOUR,
    );
    return {
      stage: arn,
      metric: series.metric,
      unit: series.unit,
      statistic: series.statistic,
      joinedBy: joinOf(series.statistic),
      period: series.period,
      step: step / 1000,
      resolution: Math.max(resolution.step / 1000, series.period),
      detailSince: new Date(this.reader.detailSince(now)).toISOString(),
      ...joinSteps(
        steps,
        series,
        { from, to: window.to, step: step / 1000 },
        expectedUntil,
      ),
    };
  }

  /** The volumes of metrics of a stage, as far as they were measured in the last week. */
  async volumes(
    arn: string,
    metrics: readonly string[],
    now: number,
  ): Promise<Map<string, Volume>> {
    if (!metrics.length) {
      return new Map();
    }
    const all = await this.ofStage(arn);
    const from = now - VOLUME_HOURS * HOUR;
    const volumes = await Promise.all(
      [...new Set(metrics)].map(async (metric): Promise<[string, Volume][]> => {
        const series = all.get(metric);
        const hours = series
          ? await this.stores.samples.hours(series.id, from, now)
          : [];
        const volume = volumeOf(hours);
        return volume ? [[metric, volume]] : [];
      }),
    );
    return new Map(volumes.flat());
  }
}

function volumeOf(hours: readonly HourOfSamples[]): Volume | undefined {
  const minutes = hours.flatMap(({ asked }) => asked.filter(Boolean)).length;
  const measured = minutes / 60;
  if (measured < FEWEST_HOURS) {
    return undefined;
  }
  const values = hours.flatMap(hour =>
    hour.values.filter(value => !Number.isNaN(value)),
  );
  const total = values.reduce((sum, value) => sum + value, 0);
  return {
    hours: measured,
    monthly: (total / measured) * HOURS_OF_MONTH,
    ...(values.length && { mean: total / values.length }),
  };
}

function seriesOf(row: SeriesRow): StoredSeries {
  return {
    id: row.id,
    metric: row.metric,
    unit: row.unit as Unit,
    statistic: row.statistic,
    period: row.period,
    watermark: numberOf(row.watermark),
  };
}

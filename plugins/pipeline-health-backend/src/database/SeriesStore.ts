import { Series, Unit } from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import { HOUR } from './packing';
import { SampleStore } from './SampleStore';
import { alignDown, stepSamples, Window } from './stepSamples';
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

/** Reads series for charts. */
export class SeriesStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: { samples: SampleStore },
  ) {}

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
   * Points and gaps of a series. Steps are not finer than the series' period.
   * Data younger than the watermark plus an hour is not called missing, unless
   * the series has not been read for so long.
   */
  async read(
    arn: string,
    series: StoredSeries,
    window: Window,
    now: number,
  ): Promise<Series> {
    const step = Math.max(window.step, series.period);
    const from = alignDown(window.from, step * 1000);
    const hours = await this.stores.samples.hours(series.id, from, window.to);
    const expectedUntil = Math.max(
      Math.min(series.watermark ?? 0, now),
      now - HOUR,
    );
    return {
      stage: arn,
      metric: series.metric,
      unit: series.unit,
      statistic: series.statistic,
      step,
      ...stepSamples(hours, series, { ...window, from, step }, expectedUntil),
    };
  }
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

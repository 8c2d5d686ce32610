import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';
import { ChartedSeries, WEEK_MS } from '../../hooks/useSeries';
import { Translate } from '../../translation/useTranslate';
import { ChartData, chartData } from './chartData';
import { linesOf } from './chartLines';
import { nearestIndex } from './crosshair';
import { resolutionText } from './resolutionText';
import { valueTicks } from './valueTicks';

/** A series as its chart, its table and its files show it. */
export interface DrawnSeries {
  series: Series;
  span: TimeSpan;
  data: ChartData;
  /** The values of a week before, a week later. */
  weekBefore?: ChartData;
  /** From the bottom of the axis to its top. */
  ticks: number[];
  /** What one value tells: `per minute`. */
  resolution: string;
}

/** Brings a series into the form in which it is shown. */
export function drawnSeries(
  t: Translate,
  { series, weekBefore, fromMs, toMs, askedAt }: ChartedSeries,
): DrawnSeries {
  const data = chartData(series, askedAt);
  const before = weekBefore && chartData(aWeekLater(weekBefore), Infinity);
  return {
    series,
    span: { fromMs, toMs },
    data,
    weekBefore: before,
    ticks: valueTicks(
      joined([data.range, before?.range ?? null]),
      series.unit,
      linesOf(series.threshold).map(({ value }) => value),
    ),
    resolution: resolutionText(t, series),
  };
}

/** The value at one of the times, settled or not. */
export function valueAt(data: ChartData, index: number): number | null {
  return data.settled[index] ?? data.provisional[index] ?? null;
}

/** The index of the time nearest to another, if the value there covers it. */
export function indexNear(
  { data, series, span }: DrawnSeries,
  time: number,
): number | undefined {
  return nearOf(data, time, 1_000 * series.step, span);
}

/** The value of a week before a time, if there is one. */
export function weekBeforeAt(
  { weekBefore, series, span }: DrawnSeries,
  time: number,
): number | null {
  const index =
    weekBefore && nearOf(weekBefore, time, 1_000 * series.step, span);
  return weekBefore && index !== undefined ? valueAt(weekBefore, index) : null;
}

function nearOf(
  { times }: ChartData,
  time: number,
  stepMs: number,
  { fromMs, toMs }: TimeSpan,
): number | undefined {
  const index = nearestIndex(times, time);
  const reach = Math.max(stepMs, (toMs - fromMs) / 100);
  return index !== undefined && Math.abs(times[index] - time) <= reach
    ? index
    : undefined;
}

function aWeekLater(series: Series): Series {
  const later = (at: number) => at + WEEK_MS;
  return {
    ...series,
    points: series.points.map(([at, value]) => [later(at), value]),
    partial: series.partial?.map(([at, seconds]) => [later(at), seconds]),
    gaps: [],
  };
}

function joined(ranges: (ChartData['range'] | null)[]): ChartData['range'] {
  const known = ranges.flatMap(range => range ?? []);
  return known.length === 0
    ? null
    : {
        latest: known[0].latest,
        highest: Math.max(...known.map(({ highest }) => highest)),
        lowest: Math.min(...known.map(({ lowest }) => lowest)),
      };
}

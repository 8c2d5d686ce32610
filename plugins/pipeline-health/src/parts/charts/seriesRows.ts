import { Gap } from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';
import { csv } from '../../format/csv';
import { Translate } from '../../translation/useTranslate';
import { DrawnSeries, valueAt, weekBeforeAt } from './drawnSeries';

/** A value with its time, or a stretch of time without values. */
export type SeriesRow =
  | {
      at: number;
      value: number;
      /** It may still change. */
      changes: boolean;
      weekBefore: number | null;
    }
  | (TimeSpan & { at: number; missing: Gap[2] });

/** A series line by line, newest first. */
export function seriesRows(drawn: DrawnSeries): SeriesRow[] {
  const { data, span } = drawn;
  const values = data.times.flatMap((at, index): SeriesRow[] => {
    const value = valueAt(data, index);
    return value === null
      ? []
      : [
          {
            at,
            value,
            changes: data.settled[index] === null,
            weekBefore: weekBeforeAt(drawn, at),
          },
        ];
  });
  const gaps = data.gaps.map(([fromMs, toMs, missing]): SeriesRow => {
    const from = Math.max(fromMs, span.fromMs);
    return { at: from, fromMs: from, toMs, missing };
  });
  return [...values, ...gaps].sort((a, b) => b.at - a.at);
}

/** A series as a table for spreadsheets, with times in UTC and plain numbers, oldest first. */
export function seriesCsv(
  t: Translate,
  name: string,
  drawn: DrawnSeries,
): string {
  const { series, resolution } = drawn;
  const iso = (at: number) => new Date(at).toISOString();
  const head = [
    t('chart.time'),
    `${name} (${series.unit}, ${resolution})`,
    ...(drawn.weekBefore ? [t('chart.weekBefore')] : []),
    t('chart.note'),
  ];
  const rows = seriesRows(drawn)
    .reverse()
    .map(row => {
      const note =
        'missing' in row
          ? t('chart.missingUntil', {
              what: missingText(t, row.missing),
              time: iso(row.toMs),
            })
          : row.changes && t('chart.provisional');
      const [value, before] =
        'missing' in row ? [] : [row.value, row.weekBefore ?? undefined];
      return [
        iso(row.at),
        value,
        ...(drawn.weekBefore ? [before] : []),
        note || undefined,
      ];
    });
  return csv([head, ...rows]);
}

/** Why there are no values, in words. */
export function missingText(t: Translate, missing: Gap[2]): string {
  return t(missing === 'no-data' ? 'chart.noData' : 'chart.notAsked');
}

import {
  PipelineSummary,
  SummaryReadings,
} from '@pipeline-health/plugin-pipeline-health-common';
import { formatDuration } from '../../format/duration';
import { formatCount, formatRatio } from '../../format/number';

type Reading = keyof SummaryReadings;

const FORMATS: { [reading in Reading]: (value: number) => string } = {
  deadLetterMessages: formatCount,
  oldestMessageAge: formatDuration,
  iteratorAge: formatDuration,
  dataFreshness: formatDuration,
  deliverySuccess: formatRatio,
  crawlerTables: formatCount,
  crawlerTablesExpected: formatCount,
};

const PREFERRED: readonly Reading[] = [
  'oldestMessageAge',
  'iteratorAge',
  'dataFreshness',
  'deliverySuccess',
  'crawlerTables',
];

/** The reading that a row shows beside its sparkline. */
export interface KeyReading {
  metric: string;
  value: number;
  text: string;
  /** How many there should be. */
  expected?: number;
}

/** The metric that is drawn, else the age of the oldest data, else what there is. */
export function keyReading(pipeline: PipelineSummary): KeyReading | undefined {
  const { readings, trend } = pipeline;
  const drawn = PREFERRED.filter(reading => reading === trend?.metric);
  for (const metric of [...drawn, ...PREFERRED]) {
    const value = readings[metric];
    if (value !== undefined) {
      const expected = readings.crawlerTablesExpected;
      return {
        metric,
        value,
        text: FORMATS[metric](value),
        ...(metric === 'crawlerTables' && expected && { expected }),
      };
    }
  }
  return undefined;
}

/** A value of the metric of a trend. */
export function formatTrend(metric: string, value: number): string {
  return isReading(metric) ? FORMATS[metric](value) : formatCount(value);
}

function isReading(metric: string): metric is Reading {
  return Object.hasOwn(FORMATS, metric);
}

import { arrivedShare } from '../../metrics/provisional';
import { mergeSamples, Sample, sampleOf, Series } from '../../metrics/Series';

const day = 1440;

/** CloudWatch keeps points of a minute for 15 days, of 5 minutes for 63, of an hour for 455. */
function isKept(minute: number, period: number, now: number): boolean {
  const age = now / 60_000 - minute;
  if (period < 300) {
    return age <= 15 * day;
  }
  return age <= (period < 3600 ? 63 : 455) * day;
}

/**
 * All samples of the minutes from `from` up to, not including, `to` that
 * CloudWatch can show now.
 */
export function readPeriod(
  series: Series,
  window: { from: number; to: number; period: number },
  now: number,
): Sample | undefined {
  let total: Sample | undefined;
  for (let minute = window.from; minute < window.to; minute += 1) {
    const sample = isKept(minute, window.period, now)
      ? readMinute(series, minute, now)
      : undefined;
    if (sample) {
      total = total ? mergeSamples(total, sample) : sample;
    }
  }
  return total;
}

function readMinute(
  series: Series,
  minute: number,
  now: number,
): Sample | undefined {
  const late = series.delayOf(minute);
  const published = readPublished(series, minute, now - late);
  const put =
    late === 0 || minute * 60_000 + late <= now
      ? series.putAt(minute)
      : undefined;
  return published && put ? mergeSamples(published, put) : published ?? put;
}

function readPublished(
  series: Series,
  minute: number,
  now: number,
): Sample | undefined {
  const published = series.publishedAt(minute);
  const share = published && arrivedShare(series, minute, now);
  if (!published || share === undefined) {
    return undefined;
  }
  const value = published.value * share;
  const whole = Number.isInteger(published.value);
  return sampleOf(whole ? Math.round(value) : value, published.count);
}

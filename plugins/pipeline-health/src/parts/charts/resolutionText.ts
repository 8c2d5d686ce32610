import { Series } from '@pipeline-health/plugin-pipeline-health-common';
import { Translate } from '../../translation/useTranslate';

const LENGTHS = [
  { unit: 'Days', seconds: 86_400 },
  { unit: 'Hours', seconds: 3_600 },
  { unit: 'Minutes', seconds: 60 },
] as const;

/** What one point of a chart tells: `5-minute maximum`, `per minute`. */
export function resolutionText(t: Translate, series: Series): string {
  const { statistic, joinedBy, step, period } = series;
  const length = lengthOf(step);
  const stepText = t(`chart.step${length.unit}`, { count: length.count });
  const isJoined = step > period;
  if (joinedBy === 'Sum') {
    const each = lengthOf(period);
    const rate = t(`chart.per${each.unit}`, { count: each.count });
    return isJoined ? t('chart.rates', { rate, step: stepText }) : rate;
  }
  if (joinedBy !== statistic) {
    return t(isJoined ? 'chart.joinedPercentiles' : 'chart.joinedPercentile', {
      step: stepText,
      statistic,
    });
  }
  return t(`chart.joined${joinedBy}`, { step: stepText });
}

/** A length in the largest unit of which it is a whole number. */
function lengthOf(seconds: number) {
  const { unit, seconds: each } =
    LENGTHS.find(it => seconds % it.seconds === 0) ?? LENGTHS[2];
  return { unit, count: seconds / each };
}

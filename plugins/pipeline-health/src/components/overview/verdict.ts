import {
  Health,
  HealthCounts,
  PipelineSummary,
} from '@pipeline-health/plugin-pipeline-health-common';
import { lossUrgency, secondsLeft } from '../../format/lossClock';
import { Translate } from '../../translation/useTranslate';

/** The overview in one sentence. */
export interface Verdict {
  health: Health;
  text: string;
}

/** Says what is worst among the pipelines that match. */
export function verdict(t: Translate, counts: HealthCounts): Verdict {
  const { critical, unknown, warning, healthy } = counts;
  if (critical + unknown + warning + healthy === 0) {
    return { health: 'healthy', text: t('verdict.nothing') };
  }
  if (critical > 0) {
    return {
      health: 'critical',
      text: t('verdict.critical', { count: critical }),
    };
  }
  if (unknown > 0) {
    return {
      health: 'unknown',
      text: t('verdict.unknown', { count: unknown }),
    };
  }
  return warning > 0
    ? { health: 'warning', text: t('verdict.warning', { count: warning }) }
    : { health: 'healthy', text: t('verdict.allHealthy', { count: healthy }) };
}

/** The pipeline that loses data first, if that is urgent. */
export function firstToLose(
  items: PipelineSummary[],
  now: number,
): PipelineSummary | undefined {
  let first: PipelineSummary | undefined;
  let least = Infinity;
  for (const item of items) {
    const left = secondsLeft(item, now);
    if (
      left !== undefined &&
      left < least &&
      ['lost', 'critical'].includes(lossUrgency(item.health, left))
    ) {
      first = item;
      least = left;
    }
  }
  return first;
}

import { Health } from '@pipeline-health/plugin-pipeline-health-common';
import {
  LossFacts,
  lossUrgency,
  LossUrgency,
  secondsLeft,
  secondsLeftAtBest,
} from '../format/lossClock';
import { formatLocal } from '../format/time';
import { useMessageText } from './useMessageText';
import { useNow } from './useNow';

/** What a loss clock shows at this second. */
export interface LossReading {
  left: number;
  urgency: LossUrgency;
  /** When the first data can be lost, in local time. */
  at: string;
  /** When it is lost in the best case, in local time, where that differs. */
  bestAt?: string;
  /** What that rests on. */
  basis?: string;
}

/** The running loss clock, renewed every second or at each full `step`; undefined when nothing is at risk. */
export function useLossClock(
  facts: LossFacts,
  step = 1,
): LossReading | undefined {
  // The end of the step: a clock is never later than the truth.
  const now = useNow(step) + step - 1;
  const textOf = useMessageText();
  const left = secondsLeft(facts, now);
  if (left === undefined) {
    return undefined;
  }
  const best = secondsLeftAtBest(facts, now);
  const { lossBasis } = facts;
  return {
    left,
    urgency: lossUrgency(facts, left),
    at: formatLocal(now + left * 1_000),
    bestAt: best === undefined ? undefined : formatLocal(now + best * 1_000),
    basis: lossBasis && textOf(lossBasis.message, lossBasis.text),
  };
}

/** The health whose colour a loss clock has; none while it is calm. */
export function toneOfUrgency(urgency: LossUrgency): Health | undefined {
  switch (urgency) {
    case 'lost':
    case 'critical':
      return 'critical';
    case 'warning':
      return 'warning';
    default:
      return undefined;
  }
}

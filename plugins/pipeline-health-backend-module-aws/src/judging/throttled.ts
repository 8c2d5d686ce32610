import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';
import { knownUntil } from './knownUntil';
import { sumSince } from './sumSince';

const RECENT_MS = 1_800_000;
/** One throttled minute now and then is what retries are for. */
const THROTTLED_MINUTES = 3;

/** How often something was throttled in the last half an hour. */
export interface ThrottledMinutes {
  minutes: number;
  /** Over these minutes. */
  total: number;
  /** Epoch milliseconds of the first. */
  since: number;
}

/** The minutes of the last half an hour in which something was throttled, if they are more than retries are for. */
export function throttledMinutes(
  facts: Pick<StageFacts, 'samples' | 'coverage'>,
  metric: string,
): ThrottledMinutes | undefined {
  const from = knownUntil(facts, metric) - RECENT_MS;
  const throttled = (facts.samples[metric] ?? []).filter(
    ({ at, value }) => at >= from && value > 0,
  );
  return throttled.length < THROTTLED_MINUTES
    ? undefined
    : {
        minutes: throttled.length,
        total: throttled.reduce((sum, { value }) => sum + value, 0),
        since: throttled[0].at,
      };
}

/** What was throttled in a window up to now, and its share of what was sent. */
export function throttledShare(
  facts: Pick<StageFacts, 'samples' | 'coverage'>,
  metrics: { throttled: string; taken: string },
  windowSeconds: number,
): { count: number; share: number } {
  const from = knownUntil(facts, metrics.throttled) - windowSeconds * 1000;
  const count = sumSince(facts.samples[metrics.throttled], from) ?? 0;
  const taken = sumSince(facts.samples[metrics.taken], from) ?? 0;
  return { count, share: count / Math.max(1, count + taken) };
}

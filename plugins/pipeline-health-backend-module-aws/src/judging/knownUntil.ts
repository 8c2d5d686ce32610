import { StageFacts } from '@pipeline-health/plugin-pipeline-health-node';

/** Warm stages are asked every 15 minutes, so silence is only known this late. */
const ASKED_WITHIN_MS = 20 * 60_000;

/**
 * Epoch milliseconds until which missing samples mean that there were none: a
 * sample of any metric shows that we had asked by then.
 */
export function knownUntil(
  { samples }: Pick<StageFacts, 'samples'>,
  now: number,
): number {
  const witnesses = Object.values(samples).map(
    series => series[series.length - 1]?.at ?? 0,
  );
  return Math.max(now - ASKED_WITHIN_MS, ...witnesses);
}

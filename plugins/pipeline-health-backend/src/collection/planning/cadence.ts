import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { PipelineHealthConfig } from '../../config';

export type Tiers = PipelineHealthConfig['collection']['tiers'];

/** From the closest watched to the least. */
export const TIERS: readonly Tier[] = ['hot', 'warm', 'cold'];

/** The closest watched of some tiers; warm for none. */
export function hottest(tiers: readonly Tier[]): Tier {
  return TIERS.find(tier => tiers.includes(tier)) ?? 'warm';
}

/** The tier at whose pace a series is asked for: that of its stage, or a cooler one of its own. */
export function paceOf(tier: Tier, coolestTier: Tier | undefined): Tier {
  return coolestTier && TIERS.indexOf(coolestTier) > TIERS.indexOf(tier)
    ? coolestTier
    : tier;
}

/** Milliseconds between two questions for a series. */
export function askEvery(
  tier: Tier,
  coolestTier: Tier | undefined,
  tiers: Tiers,
): number {
  return tiers[paceOf(tier, coolestTier)].metrics;
}

/** Milliseconds between two descriptions of a stage. */
export function describeEvery(tier: Tier, tiers: Tiers): number {
  return tiers[tier].describe;
}

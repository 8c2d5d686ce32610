import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { PipelineHealthConfig } from '../../config';

export type Tiers = PipelineHealthConfig['collection']['tiers'];

/** From the closest watched to the least. */
const TIERS: readonly Tier[] = ['hot', 'warm', 'cold'];

/** The closest watched of some tiers; warm for none. */
export function hottest(tiers: readonly Tier[]): Tier {
  return TIERS.find(tier => tiers.includes(tier)) ?? 'warm';
}

/** Milliseconds between two questions for a series. */
export function askEvery(
  tier: Tier,
  coolestTier: Tier | undefined,
  tiers: Tiers,
): number {
  const cooler =
    coolestTier && TIERS.indexOf(coolestTier) > TIERS.indexOf(tier)
      ? coolestTier
      : tier;
  return tiers[cooler].metrics;
}

/** Milliseconds between two descriptions of a stage. */
export function describeEvery(tier: Tier, tiers: Tiers): number {
  return tiers[tier].describe;
}

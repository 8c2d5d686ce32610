import { Tier } from '@pipeline-health/plugin-pipeline-health-node';
import { TIERS } from './cadence';

/** A tier is asked this many times more seldom at most before it is not asked at all. */
export const SLOWEST = 24;

/** How tiers are asked so that all of them cost no more than is allowed. */
export interface LoweredTiers {
  /** How many times more seldom the series of a tier are asked for. */
  slower: { [tier in Tier]: number };
  /** Those that are not asked for at all. */
  stopped: readonly Tier[];
}

/** Whether anything has to be asked more seldom than it should. */
export function isLowered({ slower, stopped }: LoweredTiers): boolean {
  return stopped.length > 0 || TIERS.some(tier => slower[tier] > 1);
}

/** As it is where nothing has to be lowered. */
export const NOT_LOWERED: LoweredTiers = {
  slower: { hot: 1, warm: 1, cold: 1 },
  stopped: [],
};

/**
 * Has tiers that would cost more than is allowed asked more seldom, the cold one
 * first and the hot one last, and only then not at all, in the same order.
 */
export function lowerTiers(
  costs: { [tier in Tier]: number },
  allowed: number,
): LoweredTiers {
  const fromCold = [...TIERS].reverse();
  const slower = { ...NOT_LOWERED.slower };
  let total = TIERS.reduce((sum, tier) => sum + costs[tier], 0);
  for (const tier of fromCold) {
    const cost = costs[tier];
    const left = cost - Math.max(0, total - allowed);
    if (cost > 0 && cost > left) {
      slower[tier] = left > 0 ? Math.min(SLOWEST, cost / left) : SLOWEST;
      total -= cost - cost / slower[tier];
    }
  }
  const stopped: Tier[] = [];
  // What is as good as enough is enough: divisions leave crumbs.
  const enough = allowed * (1 + 1e-9);
  for (const tier of fromCold) {
    if (total <= enough) {
      break;
    }
    if (costs[tier] > 0) {
      stopped.push(tier);
      total -= costs[tier] / slower[tier];
    }
  }
  return { slower, stopped };
}

import {
  CollectionLowered,
  StageProblem,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  RHYTHM_EVERY,
  Tier,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  beginningOfMonth,
  BudgetStore,
  endOfMonth,
  OwnerUsageStore,
  Stores,
  UsageStore,
} from '../../database';
import { PipelineHealthConfig } from '../../config';
import { say } from '../../evaluation';
import { askEvery, paceOf, Tiers } from '../planning/cadence';
import {
  isLowered,
  LoweredTiers,
  lowerTiers,
  NOT_LOWERED,
} from '../planning/lowerTiers';

const DAY = 24 * 60 * 60_000;

/** How often it is worked out anew. */
const RENEWED_EVERY = 60_000;

/** At the end of a month what is left of it is not spent faster than in so long a time. */
const SHORTEST = DAY / 4;

/** What may be asked for. */
export interface Allowance extends LoweredTiers {
  /** Why some are not asked for at all. */
  problem?: StageProblem;
}

const EVERYTHING: Allowance = NOT_LOWERED;

/**
 * Keeps the cost of metrics below what an operator allows for a month: what is
 * left of it is spread over the time that is left. Where all that is watched
 * would cost more than that, it is asked for more seldom, the cold first.
 */
export class Budget {
  private known?: { allowance: Allowance; at: number };
  private noted?: boolean;

  constructor(
    private readonly options: {
      monthlyUsd?: number;
      usage: Pick<UsageStore, 'spentSince' | 'pricePerQuestion'>;
      watched: Pick<OwnerUsageStore, 'all'>;
      /** Keeps since when something is lowered. */
      store: Pick<BudgetStore, 'note' | 'loweredSince'>;
      tiers: Tiers;
      clock: () => number;
    },
  ) {}

  /** What may be asked for now. */
  async allowance(): Promise<Allowance> {
    const allowance = await this.workOut();
    const lowered = isLowered(allowance);
    if (this.options.monthlyUsd !== undefined && lowered !== this.noted) {
      await this.options.store.note(lowered, this.options.clock());
      this.noted = lowered;
    }
    return allowance;
  }

  private async workOut(): Promise<Allowance> {
    const { monthlyUsd, usage, clock } = this.options;
    if (monthlyUsd === undefined) {
      return EVERYTHING;
    }
    const now = clock();
    const left =
      monthlyUsd - (await usage.spentSince(beginningOfMonth(now), now));
    if (left <= 0) {
      return spent(monthlyUsd, now);
    }
    const age = now - (this.known?.at ?? -Infinity);
    if (age >= RENEWED_EVERY || age < 0) {
      const allowance = await this.spread(monthlyUsd, left, now);
      this.known = allowance && { allowance, at: now };
    }
    return this.known?.allowance ?? EVERYTHING;
  }

  /** What is done to keep it; undefined while nothing is. */
  async lowered(): Promise<CollectionLowered | undefined> {
    const { slower, stopped } = await this.allowance();
    if (!isLowered({ slower, stopped })) {
      return undefined;
    }
    const since = await this.options.store.loweredSince();
    return {
      slower,
      stopped: [...stopped],
      ...(since !== undefined && { since: new Date(since).toISOString() }),
    };
  }

  /** Undefined while nobody knows what a question costs. */
  private async spread(
    monthlyUsd: number,
    left: number,
    now: number,
  ): Promise<Allowance | undefined> {
    const { usage, watched, tiers } = this.options;
    const price = await usage.pricePerQuestion(now - DAY, now);
    if (price === undefined) {
      return undefined;
    }
    const time = Math.max(SHORTEST, endOfMonth(now) - now);
    const costs: { [tier in Tier]: number } = { hot: 0, warm: 0, cold: 0 };
    let usual = 0;
    for (const { tier, coolestTier, count, rhythms } of await watched.all()) {
      costs[paceOf(tier, coolestTier)] +=
        price * count * (time / askEvery(tier, coolestTier, tiers));
      usual += price * rhythms * (time / RHYTHM_EVERY);
    }
    const lowered = lowerTiers(costs, Math.max(0, left - usual));
    return lowered.stopped.length
      ? { ...lowered, problem: tooMuch(monthlyUsd, lowered.stopped) }
      : lowered;
  }
}

function spent(monthlyUsd: number, now: number): Allowance {
  const next = new Date(endOfMonth(now)).toISOString().slice(0, 10);
  return {
    ...NOT_LOWERED,
    stopped: ['cold', 'warm', 'hot'],
    problem: {
      code: 'budget',
      ...say('problem.month-spent', { budget: `${monthlyUsd}`, next }),
    },
  };
}

function tooMuch(monthlyUsd: number, stopped: readonly Tier[]): StageProblem {
  return {
    code: 'budget',
    ...say('problem.month-too-much', {
      budget: `${monthlyUsd}`,
      tiers: [...stopped],
    }),
  };
}

/** The budget that is configured. */
export function createBudget({
  stores,
  config,
  clock,
}: {
  stores: Pick<Stores, 'usage' | 'ownerUsage' | 'budget'>;
  config: Pick<PipelineHealthConfig, 'monthlyBudgetUsd' | 'collection'>;
  clock: () => number;
}): Budget {
  return new Budget({
    monthlyUsd: config.monthlyBudgetUsd,
    usage: stores.usage,
    watched: stores.ownerUsage,
    store: stores.budget,
    tiers: config.collection.tiers,
    clock,
  });
}

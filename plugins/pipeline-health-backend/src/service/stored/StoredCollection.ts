import {
  CollectionPrice,
  CollectionReplica,
  CollectionStatus,
  ShardCollection,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  PipelineSource,
  Shard,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { LeaseState, ShardProgress, Trouble } from '../../database';
import { collectionPolicy } from './collectionPolicy';
import { refusalOf } from './refusalOf';
import { priceSourceOf, StoredOptions } from './StoredOptions';

/** Tells how collection stands, and what is to be done about it. */
export class StoredCollection {
  constructor(
    private readonly options: Pick<
      StoredOptions,
      | 'stores'
      | 'sources'
      | 'enabledActions'
      | 'interval'
      | 'monthlyBudgetUsd'
      | 'lowered'
      | 'clock'
    >,
  ) {}

  async get(): Promise<CollectionStatus> {
    const { stores, sources, enabledActions, interval, clock } = this.options;
    const now = clock();
    const [status, progress, stages, troubles, leases, storage, month] =
      await Promise.all([
        stores.collection.status(now),
        stores.collection.progress(now, { overdueSince: now - 2 * interval }),
        stores.collection.watchedStages(),
        stores.troubles.troubles(),
        stores.leases.list(),
        stores.storage.size(),
        stores.collection.spend(now),
      ]);
    const shards = status.map(shard => ({
      ...shard,
      ...progressOf(progress.find(it => isSame(it, shard))),
      ...troublesOf(troubles.filter(it => isSame(it, shard))),
      lease: leaseOf(
        leases.find(it => it.shard && isSame(it.shard, shard)),
        now,
      ),
    }));
    return {
      shards,
      estimatedMonthlyUsd: shards.reduce(
        (sum, shard) => sum + shard.estimatedMonthlyUsd,
        0,
      ),
      ...priceSourceOf(sources),
      prices: pricesOf(
        sources,
        shards.map(({ region }) => region),
      ),
      policy: collectionPolicy(sources, stages, enabledActions),
      interval,
      month: {
        ...month,
        budgetUsd: this.options.monthlyBudgetUsd,
        lowered: await this.options.lowered?.(),
      },
      refusals: this.refusals(shards, stages),
      storage,
      replicas: replicasOf(leases),
    };
  }

  private refusals(
    shards: readonly ShardCollection[],
    stages: readonly StageRef[],
  ) {
    const { sources, enabledActions } = this.options;
    const accounts = [...new Set(shards.map(({ account }) => account))];
    return accounts.flatMap(account => {
      const refused = shards
        .filter(shard => shard.account === account)
        .flatMap(({ missingActions }) => missingActions);
      const own = stages.filter(stage => stage.account === account);
      const policy = () => collectionPolicy(sources, own, enabledActions);
      return refused.length ? [refusalOf(account, refused, policy())] : [];
    });
  }
}

/** At what collection is counted in some regions, each price once. */
function pricesOf(
  sources: readonly Pick<PipelineSource, 'collectionPrices' | 'priceOf'>[],
  regions: readonly string[],
): CollectionPrice[] {
  const prices = new Map<string, CollectionPrice>();
  for (const source of sources) {
    for (const name of source.collectionPrices ?? []) {
      for (const region of new Set(regions)) {
        const price = source.priceOf?.(name, region);
        const key = `${name} ${price?.region} ${price?.usd}`;
        const known = prices.get(key);
        if (known) {
          known.countedIn.push(region);
        } else if (price) {
          prices.set(key, { ...price, countedIn: [region] });
        }
      }
    }
  }
  return [...prices.values()];
}

function isSame(one: Shard, other: Shard): boolean {
  return one.account === other.account && one.region === other.region;
}

function progressOf(
  progress: ShardProgress | undefined,
): Pick<ShardCollection, 'lag' | 'seriesOverdue'> {
  const { hot = 0, warm = 0, cold = 0 } = progress?.lag ?? {};
  return {
    lag: { hot: hot / 1_000, warm: warm / 1_000, cold: cold / 1_000 },
    seriesOverdue: progress?.seriesOverdue ?? 0,
  };
}

function troublesOf(
  troubles: readonly Trouble[],
): Pick<ShardCollection, 'troubles'> {
  return {
    troubles: troubles.map(({ problem, since, questions, pipelines }) => ({
      code: problem.code,
      message: problem.message,
      sentence: problem.sentence,
      service: problem.service,
      missingAction: problem.missingPermission,
      since: isoOf(since),
      questions,
      pipelines,
    })),
  };
}

function leaseOf(
  lease: LeaseState | undefined,
  now: number,
): ShardCollection['lease'] {
  if (!lease?.holder || lease.until === undefined || lease.until <= now) {
    return undefined;
  }
  return {
    replica: lease.holder,
    since: lease.since === undefined ? undefined : isoOf(lease.since),
    until: isoOf(lease.until),
    epoch: lease.epoch,
  };
}

function replicasOf(leases: readonly LeaseState[]): CollectionReplica[] {
  return leases.flatMap(({ kind, name, since, until }) =>
    kind === 'replica' && until !== undefined
      ? [
          {
            name,
            since: since === undefined ? undefined : isoOf(since),
            until: isoOf(until),
            shards: leases.filter(
              it => it.kind === 'shard' && it.holder === name,
            ).length,
          },
        ]
      : [],
  );
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}

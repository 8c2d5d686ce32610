import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Announcer } from '../announcement';
import { PipelineHealthConfig } from '../config';
import { ObjectiveReader, Stores } from '../database';
import { Rules } from '../evaluation';
import { Meters } from '../telemetry';
import { Assessor } from './assessing/Assessor';
import { HourCounter } from './assessing/HourCounter';
import { SecondLook } from './assessing/SecondLook';
import { TierKeeper } from './assessing/TierKeeper';
import { ClockGuard } from './ClockGuard';
import { CollectionRound } from './CollectionRound';
import { EventIntake } from './events/EventIntake';
import { CatalogSync } from './discovery/CatalogSync';
import { StageResolver } from './discovery/StageResolver';
import { TagSearch } from './discovery/TagSearch';
import { Budget } from './reading/Budget';
import { DescriptionWriter } from './reading/DescriptionWriter';
import { HistoryCollector } from './reading/HistoryCollector';
import { createMutex } from './reading/Mutex';
import { OwnerBudgets } from './reading/OwnerBudgets';
import { RhythmCollector } from './reading/RhythmCollector';
import { SeriesCollector } from './reading/SeriesCollector';
import { ShardRound } from './reading/ShardRound';
import { StageDescriber } from './reading/StageDescriber';
import { TroubleLog } from './reading/TroubleLog';
import { PostureDigests } from './PostureDigests';
import { Retention } from './Retention';
import { SourceRegistry } from './sources/SourceRegistry';

/** What collection works with. */
export interface CollectionOptions {
  stores: Stores;
  config: PipelineHealthConfig;
  rules: Rules;
  sources: SourceRegistry;
  catalog: CatalogService;
  auth: AuthService;
  announcer: Announcer;
  meters: Meters;
  logger: LoggerService;
  /** Epoch milliseconds. */
  clock: () => number;
  /** What the database takes for now, to compare with; not for clocks that are virtual. */
  databaseNow?: () => Promise<number | undefined>;
  /** Where Backstage is served: `https://backstage.example.com`; absent when that is not known. */
  appUrl?: string;
}

/** The parts of collection that run on a schedule. */
export interface Collection {
  sync: CatalogSync;
  round: CollectionRound;
  events: EventIntake;
  announcer: Announcer;
  digests: PostureDigests;
  retention: Retention;
}

/** Puts collection together. */
export function createCollection(options: CollectionOptions): Collection {
  const { stores, config, sources, logger, clock } = options;
  const { tiers } = config.collection;
  const { declarations, stages, seriesQueue, samples, runs } = stores;
  const { assessments, usage } = stores;
  const mutex = createMutex(waited =>
    options.meters.lockWait.record(waited / 1_000, {}),
  );
  const clocks = new ClockGuard({
    ...options,
    stages,
    declarations,
    mutex,
    times: stores.clock,
  });
  const shared = { clocks, stages, declarations, sources, logger, clock };

  const describer = new StageDescriber({
    ...shared,
    writer: new DescriptionWriter({
      ...shared,
      links: stores.links,
      series: seriesQueue,
      samples,
      runs,
    }),
    tiers,
    mutex,
  });
  const window = {
    backfill: config.collection.backfill,
    overlap: config.collection.overlap,
    retention: config.retention.samples,
  };
  const collector = new SeriesCollector({
    ...shared,
    queue: seriesQueue,
    samples,
    tiers,
    window,
    mutex,
  });
  const objectives = new ObjectiveReader(options);
  const assessor = new Assessor({
    facts: stores.facts,
    assessments,
    incidents: config.incidents,
    samples,
    secondLook: new SecondLook({
      stages,
      series: seriesQueue,
      freshFor: tiers.hot.describe,
      patience: 2 * config.collection.interval,
    }),
    objectives,
    hours: new HourCounter({ reader: objectives, store: stores.objectives }),
    tierKeeper: new TierKeeper({
      assessments,
      stages,
      series: seriesQueue,
      tiers,
    }),
    announcer: options.announcer,
    series: seriesQueue,
    rules: options.rules,
    tiers,
    clock,
  });
  const round = new CollectionRound({
    stages,
    seriesQueue,
    historyQueue: stores.historyQueue,
    tagSearch: new TagSearch({
      store: declarations,
      sources,
      interval: config.discovery.tagInterval,
      clock,
    }),
    resolver: new StageResolver({
      ...shared,
      links: stores.links,
      memberships: stores.memberships,
      maxDepth: config.discovery.maxDepth,
      maxStages: config.limits.stagesPerPipeline,
    }),
    shardRound: new ShardRound({
      describer,
      collector,
      rhythms: new RhythmCollector({
        ...shared,
        rhythms: stores.rhythms,
        mutex,
      }),
      history: new HistoryCollector({
        ...shared,
        history: stores.historyQueue,
        samples,
        window,
        mutex,
      }),
      rounds: stores.rounds,
      usage,
      budget: new Budget({
        monthlyUsd: config.monthlyBudgetUsd,
        usage,
        watched: stores.ownerUsage,
        tiers,
        clock,
      }),
      ownerBudgets: new OwnerBudgets({
        monthlyUsd: config.limits.monthlyUsdPerOwner,
        ownerUsage: stores.ownerUsage,
        usage,
        tiers,
        clock,
      }),
      sources,
      clocks,
      meters: options.meters,
      troubles: new TroubleLog({
        failures: stores.failures,
        store: stores.troubles,
        logger,
        clock,
      }),
      clock,
    }),
    assessor,
    clocks,
    mutex,
    logger,
    interval: config.collection.interval,
    clock,
  });
  return {
    round,
    events: new EventIntake({ ...options, store: stores.events }),
    announcer: options.announcer,
    digests: new PostureDigests({
      ...options,
      clocks,
      times: config.digest,
      store: stores.postureDigests,
    }),
    sync: new CatalogSync({
      catalog: options.catalog,
      auth: options.auth,
      sources,
      store: declarations,
      incidents: config.incidents,
      announcer: options.announcer,
      logger,
      clock,
    }),
    retention: new Retention({
      stores,
      stages,
      clocks,
      mutex,
      logger,
      retention: config.retention,
      clock,
    }),
  };
}

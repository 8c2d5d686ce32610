import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Announcer } from '../announcement';
import { PipelineHealthConfig } from '../config';
import { LeasedWrite, ObjectiveReader, Stores } from '../database';
import { Rules } from '../evaluation';
import { Meters } from '../telemetry';
import { Assessor } from './assessing/Assessor';
import { HourCounter } from './assessing/HourCounter';
import { SecondLook } from './assessing/SecondLook';
import { TierKeeper } from './assessing/TierKeeper';
import { ClockGuard } from './ClockGuard';
import { CollectionRound, PIPELINES } from './CollectionRound';
import { EventIntake } from './events/EventIntake';
import { CATALOG, CatalogSync } from './discovery/CatalogSync';
import { StageResolver } from './discovery/StageResolver';
import { TagSearch } from './discovery/TagSearch';
import { Replica } from './leases/Replica';
import { createBudget } from './reading/Budget';
import { DescriptionWriter } from './reading/DescriptionWriter';
import { HistoryCollector } from './reading/HistoryCollector';
import { OwnerBudgets } from './reading/OwnerBudgets';
import { RhythmCollector } from './reading/RhythmCollector';
import { SeriesCollector } from './reading/SeriesCollector';
import { ShardRound } from './reading/ShardRound';
import { StageDescriber } from './reading/StageDescriber';
import { TroubleLog } from './reading/TroubleLog';
import { PostureDigests } from './PostureDigests';
import { Retention, RETENTION } from './Retention';
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
  replica: Replica;
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
  const { declarations, stages, seriesQueue, samples } = stores;
  const { assessments, leases, usage } = stores;
  const replica = new Replica({
    leases,
    tasks: [CATALOG, PIPELINES, RETENTION],
    logger,
    clock,
  });
  const write: LeasedWrite = (lease, work) => {
    const askedAt = performance.now();
    return stores.write(lease, tables => {
      const waited = performance.now() - askedAt;
      options.meters.lockWait.record(waited / 1000, {});
      return work(tables);
    });
  };
  const clocks = new ClockGuard({
    ...options,
    stages,
    declarations,
    times: stores.clock,
  });
  const shared = {
    ...{ clocks, stages, declarations, sources, replica, write },
    ...{ logger, clock },
  };

  const describer = new StageDescriber({
    ...shared,
    writer: new DescriptionWriter(shared),
    tiers,
  });
  const window = {
    backfill: config.collection.backfill,
    overlap: config.collection.overlap,
    retention: config.retention.samples,
  };
  const collector = new SeriesCollector({
    ...shared,
    queue: seriesQueue,
    tiers,
    window,
  });
  const objectives = new ObjectiveReader(options);
  const assessor = new Assessor({
    facts: stores.facts,
    assessments,
    incidents: config.incidents,
    samples,
    secondLook: new SecondLook({
      assessments,
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
    keptFor: window.retention,
    clock,
  });
  const round = new CollectionRound({
    ...shared,
    leases,
    seriesQueue,
    tagSearch: new TagSearch({
      ...shared,
      store: declarations,
      interval: config.discovery.tagInterval,
    }),
    resolver: new StageResolver({
      ...shared,
      links: stores.links,
      memberships: stores.memberships,
      maxDepth: config.discovery.maxDepth,
      maxStages: config.limits.stagesPerPipeline,
    }),
    shardRound: new ShardRound({
      ...shared,
      describer,
      collector,
      rhythms: new RhythmCollector({
        ...shared,
        rhythms: stores.rhythms,
      }),
      history: new HistoryCollector({
        ...shared,
        history: stores.historyQueue,
        window,
      }),
      usage,
      budget: createBudget(options),
      ownerBudgets: new OwnerBudgets({
        monthlyUsd: config.limits.monthlyUsdPerOwner,
        ownerUsage: stores.ownerUsage,
        usage,
        tiers,
        clock,
      }),
      meters: options.meters,
      troubles: new TroubleLog({
        failures: stores.failures,
        store: stores.troubles,
        logger,
        clock,
      }),
    }),
    assessor,
    interval: config.collection.interval,
  });
  return {
    replica,
    round,
    events: new EventIntake({ ...options, store: stores.events }),
    announcer: options.announcer,
    digests: new PostureDigests({
      ...options,
      clocks,
      times: config.digest,
      pagePath: config.pagePath,
      store: stores.postureDigests,
    }),
    sync: new CatalogSync({
      ...shared,
      catalog: options.catalog,
      auth: options.auth,
      adoptedAnnotations: config.discovery.adoptedAnnotations,
      store: declarations,
      incidents: config.incidents,
      announcer: options.announcer,
    }),
    retention: new Retention({
      ...shared,
      stores,
      leases,
      retention: config.retention,
    }),
  };
}

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { Announcer } from '../announcement';
import { PipelineHealthConfig } from '../config';
import { AssessmentStore } from '../database/AssessmentStore';
import { CollectionStore } from '../database/CollectionStore';
import { DeclarationStore } from '../database/DeclarationStore';
import { FactsStore } from '../database/FactsStore';
import { IncidentStore } from '../database/IncidentStore';
import { MembershipStore } from '../database/MembershipStore';
import { RunStore } from '../database/RunStore';
import { SampleStore } from '../database/SampleStore';
import { SeriesQueue } from '../database/SeriesQueue';
import { StageStore } from '../database/StageStore';
import { ConfiguredThresholds } from '../evaluation';
import { Assessor } from './assessing/Assessor';
import { TierKeeper } from './assessing/TierKeeper';
import { CollectionRound } from './CollectionRound';
import { CatalogSync } from './discovery/CatalogSync';
import { StageResolver } from './discovery/StageResolver';
import { TagSearch } from './discovery/TagSearch';
import { Budget } from './reading/Budget';
import { DescriptionWriter } from './reading/DescriptionWriter';
import { createExclusive } from './reading/Exclusive';
import { SeriesCollector } from './reading/SeriesCollector';
import { ShardRound } from './reading/ShardRound';
import { StageDescriber } from './reading/StageDescriber';
import { Retention } from './Retention';
import { SourceRegistry } from './sources/SourceRegistry';

/** What collection works with. */
export interface CollectionOptions {
  knex: Knex;
  config: PipelineHealthConfig;
  thresholds: ConfiguredThresholds;
  sources: SourceRegistry;
  catalog: CatalogService;
  auth: AuthService;
  announcer: Pick<Announcer, 'announce'>;
  logger: LoggerService;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** The parts of collection that run on a schedule. */
export interface Collection {
  sync: CatalogSync;
  round: CollectionRound;
  retention: Retention;
}

/** Puts collection together. */
export function createCollection(options: CollectionOptions): Collection {
  const { knex, config, sources, logger, clock } = options;
  const { tiers } = config.collection;
  const declarations = new DeclarationStore(knex);
  const stages = new StageStore(knex);
  const series = new SeriesQueue(knex);
  const samples = new SampleStore(knex);
  const runs = new RunStore(knex);
  const incidents = new IncidentStore(knex);
  const collection = new CollectionStore(knex);
  const assessments = new AssessmentStore(knex);
  const exclusive = createExclusive();
  const shared = { stages, declarations, sources, logger, clock };

  const describer = new StageDescriber({
    ...shared,
    writer: new DescriptionWriter({ ...shared, series, samples, runs }),
    tiers,
    exclusive,
  });
  const collector = new SeriesCollector({
    ...shared,
    queue: series,
    samples,
    tiers,
    window: {
      backfill: config.collection.backfill,
      overlap: config.collection.overlap,
      retention: config.retention.samples,
    },
    exclusive,
  });
  const assessor = new Assessor({
    facts: new FactsStore(knex),
    assessments,
    incidents,
    samples,
    tierKeeper: new TierKeeper({ assessments, stages, series, tiers }),
    announcer: options.announcer,
    kinds: sources.kinds,
    thresholds: options.thresholds,
    tiers,
    clock,
  });
  const round = new CollectionRound({
    stages,
    tagSearch: new TagSearch({
      store: declarations,
      sources,
      interval: config.discovery.tagInterval,
      clock,
    }),
    resolver: new StageResolver({
      ...shared,
      memberships: new MembershipStore(knex),
      maxDepth: config.discovery.maxDepth,
    }),
    shardRound: new ShardRound({
      describer,
      collector,
      collection,
      budget: new Budget({
        monthlyUsd: config.monthlyBudgetUsd,
        collection,
        clock,
      }),
      sources,
      clock,
    }),
    assessor,
    exclusive,
    logger,
    clock,
  });
  return {
    round,
    sync: new CatalogSync({
      catalog: options.catalog,
      auth: options.auth,
      sources,
      store: declarations,
      logger,
      clock,
    }),
    retention: new Retention({
      samples,
      runs,
      incidents,
      collection,
      stages,
      exclusive,
      retention: config.retention,
      clock,
    }),
  };
}

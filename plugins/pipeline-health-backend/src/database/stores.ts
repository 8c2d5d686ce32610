import { Knex } from 'knex';
import pLimit from 'p-limit';
import { ActionProposalStore } from './ActionProposalStore';
import { ActionTaskStore } from './ActionTaskStore';
import { AnnouncementStore } from './AnnouncementStore';
import { AssessmentStore } from './AssessmentStore';
import { BudgetStore } from './BudgetStore';
import { ClockStore } from './ClockStore';
import { CollectionReader } from './CollectionReader';
import { DeclarationStore } from './DeclarationStore';
import { EventStore } from './EventStore';
import { FactsStore } from './FactsStore';
import { FailureReader } from './FailureReader';
import { FilterOptionStore } from './FilterOptionStore';
import { HistoryQueue } from './HistoryQueue';
import { IncidentStore } from './IncidentStore';
import { IncidentWriter } from './IncidentWriter';
import { Lease } from './leaseRecords';
import { LeaseStore } from './LeaseStore';
import { LinkStore } from './LinkStore';
import { ConfiguredMaintenance, MaintenanceStore } from './MaintenanceStore';
import { MatchingPipelines } from './MatchingPipelines';
import { MembershipStore } from './MembershipStore';
import { ObjectiveStore } from './ObjectiveStore';
import { OwnerUsageStore } from './OwnerUsageStore';
import { OverviewStore } from './OverviewStore';
import { PipelineStore } from './PipelineStore';
import { PostureDigestStore } from './PostureDigestStore';
import { RenewalStore } from './RenewalStore';
import { ReportStore } from './ReportStore';
import { ResourceStore } from './ResourceStore';
import { RhythmStore } from './RhythmStore';
import { RoundStore } from './RoundStore';
import { RunStore } from './RunStore';
import { DayPacker } from './samples/DayPacker';
import { RollUpStore } from './samples/RollUpStore';
import { Kept } from './samples/StepReader';
import { SampleStore } from './SampleStore';
import { SeriesQueue } from './SeriesQueue';
import { SeriesStore } from './SeriesStore';
import { SettingChangeStore } from './SettingChangeStore';
import { StageStore } from './StageStore';
import { StateReader } from './StateReader';
import { StorageReader } from './StorageReader';
import { TroubleStore } from './TroubleStore';
import { SummaryStore } from './SummaryStore';
import { TraitStore } from './TraitStore';
import { UsageStore } from './UsageStore';

/** All that reads and writes the tables, over one connection. */
export type Stores = ReturnType<typeof createStores>;

/** Where nothing is ever dropped. */
const KEPT_FOR_EVER: Kept = { samples: Infinity, fiveMinuteRollUps: Infinity };

/** Writes by means of stores, in a transaction for which a lease is held; throws when it is not. */
export type LeasedWrite = Stores['write'];

interface StoresOptions {
  maintenance?: readonly ConfiguredMaintenance[];
  retention?: Kept;
}

/** So many transactions of one process write at a time, so that others find connections. */
const WRITES_AT_ONCE = 4;

/** Puts the stores together, once for the whole plugin. */
export function createStores(knex: Knex, options: StoresOptions = {}) {
  const leases = new LeaseStore(knex);
  const limit = pLimit(WRITES_AT_ONCE);
  return {
    ...createTableStores(knex, options),
    leases,
    write: <T>(
      lease: Lease,
      work: (stores: TableStores) => Promise<T>,
    ): Promise<T> =>
      limit(() =>
        leases.whileHeld(lease, trx => work(createTableStores(trx, options))),
      ),
  };
}

/** What is read and written in one transaction, too. */
export type TableStores = ReturnType<typeof createTableStores>;

function createTableStores(
  knex: Knex,
  { maintenance: configured = [], retention = KEPT_FOR_EVER }: StoresOptions,
) {
  const failures = new FailureReader(knex);
  const rounds = new RoundStore(knex);
  const usage = new UsageStore(knex);
  const announcements = new AnnouncementStore(knex);
  const rhythms = new RhythmStore(knex);
  const maintenance = new MaintenanceStore(knex, configured);
  const incidentWriter = new IncidentWriter(knex, { maintenance });
  const incidents = new IncidentStore(knex, {
    announcements,
    incidentWriter,
    maintenance,
  });
  const declarations = new DeclarationStore(knex, {
    announcements,
    incidentWriter,
  });
  const reports = new ReportStore(knex);
  const summaries = new SummaryStore(knex, { maintenance });
  const traits = new TraitStore(knex);
  const matching = new MatchingPipelines(knex, { traits });
  const runs = new RunStore(knex);
  const samples = new SampleStore(knex);
  const rollUps = new RollUpStore(knex);
  const settingChanges = new SettingChangeStore(knex);
  return {
    actionProposals: new ActionProposalStore(knex),
    actionTasks: new ActionTaskStore(knex),
    announcements,
    assessments: new AssessmentStore(knex, {
      announcements,
      incidentWriter,
      maintenance,
      summaries,
    }),
    budget: new BudgetStore(knex),
    clock: new ClockStore(knex),
    collection: new CollectionReader(knex, { failures, rounds, usage }),
    dayPacker: new DayPacker(knex),
    declarations,
    events: new EventStore(knex, { declarations, reports }),
    facts: new FactsStore(knex, {
      incidents,
      reports,
      rhythms,
      runs,
      samples,
    }),
    failures,
    filterOptions: new FilterOptionStore(knex, { traits, matching }),
    historyQueue: new HistoryQueue(knex),
    incidents,
    links: new LinkStore(knex),
    maintenance,
    memberships: new MembershipStore(knex),
    objectives: new ObjectiveStore(knex),
    overview: new OverviewStore(knex, { matching, summaries }),
    ownerUsage: new OwnerUsageStore(knex),
    pipelines: new PipelineStore(knex, { runs, summaries }),
    postureDigests: new PostureDigestStore(knex, { announcements }),
    renewals: new RenewalStore(knex),
    reports,
    resources: new ResourceStore(knex),
    rhythms,
    rollUps,
    rounds,
    runs,
    samples,
    series: new SeriesStore(knex, { samples, rollUps }, retention),
    seriesQueue: new SeriesQueue(knex),
    settingChanges,
    stages: new StageStore(knex, { settingChanges }),
    state: new StateReader(knex),
    storage: new StorageReader(knex),
    troubles: new TroubleStore(knex),
    usage,
  };
}

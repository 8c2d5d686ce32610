export type {
  ActionProposalStore,
  StoredProposal,
} from './ActionProposalStore';
export type {
  ActionTaskStore,
  ClaimedTask,
  RefusedTask,
  RunningTask,
} from './ActionTaskStore';
export type { TaskStep } from './actionTaskRecords';
export type {
  Announcement,
  AnnouncementStore,
  NewAnnouncement,
} from './AnnouncementStore';
export type { AssessedPipeline } from './assessedPipeline';
export type { AssessmentStore } from './AssessmentStore';
export type { BudgetStore } from './BudgetStore';
export type { IncidentOptions } from './IncidentOptions';
export { chunks, yieldToEventLoop } from './bulk';
export { readShard } from './stageRows';
export type { ClockStore } from './ClockStore';
export type { CollectionReader, ShardProgress } from './CollectionReader';
export type {
  DeclarationStore,
  TaggedPipeline,
  UnresolvedPipeline,
} from './DeclarationStore';
export type {
  StoredDeclaration,
  TagSearchResult,
  WatchedEntity,
} from './declarationRow';
export type { EventEffect, EventStore, NamedStage } from './EventStore';
export type { FactsStore } from './FactsStore';
export type { FailureReader } from './FailureReader';
export { storeIncidents } from './incidentRecords';
export type { IncidentRef, IncidentStore } from './IncidentStore';
export type { ConfiguredMaintenance } from './MaintenanceStore';
export type { MeasuredObjective } from './measuredObjective';
export type { Member, MembershipStore } from './MembershipStore';
export { LeaseLostError } from './leaseRecords';
export type { HeldLease, Lease, LeaseKind, LeaseState } from './leaseRecords';
export type { LeaseStore } from './LeaseStore';
export { lastHour, ObjectiveReader } from './ObjectiveReader';
export type { CountedHour, ObjectiveStore } from './ObjectiveStore';
export type { DueHistory, HistoryQueue } from './HistoryQueue';
export { isUnavailable } from './isUnavailable';
export { beginningOfMonth, endOfMonth } from './month';
export { migrate, openDatabase } from './openDatabase';
export type {
  OverviewStore,
  PipelineFilter,
  PipelinePage,
  PipelinePosition,
} from './OverviewStore';
export { keyTypes } from './sortKeys';
export type { PipelineStore } from './PipelineStore';
export type { PostureDigestStore } from './PostureDigestStore';
export type { RenewalStore, RenewedStage } from './RenewalStore';
export type { ResourceStore } from './ResourceStore';
export type { DueRhythm, RhythmStore } from './RhythmStore';
export type { RoundStore } from './RoundStore';
export type { RunStore } from './RunStore';
export type { SampleStore } from './SampleStore';
export type { SeriesKnowledge } from './samples/addSamples';
export { SETTLED_AFTER } from './samples/DayPacker';
export { ROLL_UPS } from './samples/packedSpan';
export type { AskedSeries, DueSeries, SeriesQueue } from './SeriesQueue';
export type { SeriesStore, StoredSeries, Volume } from './SeriesStore';
export type { SettingChange } from './SettingChangeStore';
export type { LinkStore } from './LinkStore';
export type { DescribedStage, DueStage, StageStore } from './StageStore';
export type { Window } from './samples/joinSteps';
export type { StoredPipeline, StoredStage } from './storedPipeline';
export type { Visibility } from './visibility';
export type { OwnerUsageStore } from './OwnerUsageStore';
export { createStores } from './stores';
export type { LeasedWrite, Stores, TableStores } from './stores';
export type { StorageReader } from './StorageReader';
export type { Trouble, TroubleStore } from './TroubleStore';
export type { UsageStore } from './UsageStore';

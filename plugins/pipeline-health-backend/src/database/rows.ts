import { Stored } from './values';

/** How many characters a column of titles takes. */
export const LONGEST_TITLE = 255;

/** A row of `pipelines`. */
export interface PipelineRow {
  id: number;
  entity_ref: string;
  title: string;
  owner: string | null;
  owner_title: string | null;
  system: string | null;
  system_title: string | null;
  runbook: string | null;
  declaration: string;
  fingerprint: string;
  next_resolve_at: Stored;
  resolve_epoch: number;
  found: string;
  next_find_at: Stored;
  revision: number;
  assessed_revision: number;
  assessed_at: Stored;
  health_rank: number;
  health_since: Stored;
  urgency: number;
  findings: string;
  remembered: string;
  summary: string | null;
  summary_until: Stored;
  summary_of: string | null;
  /** What of its declaration is not in force (JSON). */
  unresolved: string;
  stage_count: number;
  /** What lists are sorted by, beside health and urgency. */
  loss_at: Stored;
  dead_letters: number | null;
  figure_title: string | null;
  figure_value: number | null;
  trend_change: number | null;
  collected_at: Stored;
  stale_after: Stored;
  announced: string | null;
  looks: string | null;
  lacking_since: Stored;
  news_since: Stored;
}

/** A row of `pipeline_labels`. */
export interface LabelRow {
  pipeline_id: number;
  label: string;
  value: string;
}

/** A row of `stages`. */
export interface StageRow {
  id: number;
  arn: string;
  kind: string;
  name: string;
  account: string;
  region: string;
  inventory: string | null;
  described_at: Stored;
  problem: string | null;
  cause: string | null;
  failures: number;
  tier: string;
  next_describe_at: Stored;
  event_due_at: Stored;
}

/** A row of `pipeline_stages`. */
export interface PipelineStageRow {
  pipeline_id: number;
  stage_id: number;
  origin: string;
  note: string | null;
  note_message: string | null;
  depth: number;
  health: string;
  consequence_of: string | null;
  readings: string;
  loss: string | null;
  tier: string;
}

/** A row of `links`. */
export interface LinkRow {
  stage_id: number;
  from_arn: string;
  to_arn: string;
  relation: string;
  note: string;
  note_message: string | null;
}

/** A row of `leases`. */
export interface LeaseRow {
  name: string;
  kind: 'shard' | 'task' | 'replica';
  holder: string | null;
  epoch: number;
  held_since: Stored;
  locked_until: Stored;
  due_at: Stored;
}

/** A row of `series`. */
export interface SeriesRow {
  id: number;
  stage_id: number;
  metric: string;
  unit: string;
  statistic: string;
  period: number;
  coolest_tier: string | null;
  watermark: Stored;
  last_at: Stored;
  last_value: number | null;
  asked_from: Stored;
  wanted_from: Stored;
  next_due_at: Stored;
  failures: number;
  problem: string | null;
  cause: string | null;
  rhythm_due_at: Stored;
  history_due_at: Stored;
  /** As `shardOf` writes it; null in what a version wrote that did not know it. */
  shard: string | null;
}

/** A row of `rhythms`. */
export interface RhythmRow {
  series_id: number;
  first_hour: number;
  packed: Buffer;
}

/** A row of `sample_hours`. */
export interface SampleHourRow {
  series_id: number;
  hour: number;
  packed: Buffer;
}

/** A row of `sample_days`. */
export interface SampleDayRow {
  series_id: number;
  day: number;
  packed: Buffer;
}

/** A row of `roll_ups`. */
export interface RollUpRow {
  series_id: number;
  step: number;
  span: number;
  packed: Buffer;
}

/** A row of `runs`. */
export interface RunRow {
  stage_id: number;
  run_id: string;
  state: string;
  started_at: Stored;
  ended_at: Stored;
  duration_seconds: number | null;
  error: string | null;
  estimated_cost_usd: number | null;
  figures: string | null;
}

/** A row of `reports`. */
export interface ReportRow {
  stage_id: number;
  key: string;
  at: Stored;
  facts: string;
}

/** A row of `incidents`. */
export interface IncidentRow {
  id: number;
  entity_ref: string;
  opened_at: Stored;
  resolved_at: Stored;
  worst: string;
  reason: string;
  finding_id: string;
  losses: string | null;
  cause: string;
  onset_at: Stored;
  recovered_at: Stored;
  reopened: number;
  merged_into: number | null;
  told: string;
  untold: boolean | number;
  snoozed_until: Stored;
}

/** A row of `incident_pipelines`. */
export interface IncidentPipelineRow {
  incident_id: number;
  entity_ref: string;
  joined_at: Stored;
  left_at: Stored;
  worst: string;
  health: string;
  stage: string;
  finding_id: string;
  reason: string;
  message: string | null;
  remedy: string;
  findings: string;
  unasked: string;
  losses: string;
  snooze: string | null;
  hold: string | null;
}

/** A row of `incident_consequences`. */
export interface IncidentConsequenceRow {
  incident_id: number;
  cause: string;
}

/** A row of `incident_entries`. */
export interface IncidentEntryRow {
  id: number;
  incident_id: number;
  at: Stored;
  entry: string;
}

/** A row of `acknowledgements`. */
export interface AcknowledgementRow {
  id: number;
  incident_id: number;
  given_at: Stored;
  given_by: string;
  note: string | null;
  findings: string;
  pipelines: string | null;
}

/** A row of `announcements`. */
export interface AnnouncementRow {
  id: number;
  channel: string;
  entity_ref: string;
  change: string;
  created_at: Stored;
  attempts: number;
  next_try_at: Stored;
}

/** A row of `action_tasks`. */
export interface ActionTaskRow {
  id: number;
  entity_ref: string;
  stage: string;
  stage_arn: string;
  action: string;
  input: string;
  running: string | null;
  state: string;
  started_by: string;
  reason: string;
  started_at: Stored;
  request_key: string | null;
  request: string;
  before: string;
  override: string | null;
  step: string | null;
  step_since: Stored;
  attempts: number;
  next_at: Stored;
  leased_until: Stored;
  epoch: number;
  progress: string | null;
  problem: string | null;
  cancelled_by: string | null;
  cancelled_at: Stored;
  cancel_reason: string | null;
  ended_at: Stored;
  message: string | null;
  sentence: string | null;
  after: string | null;
  refused: string | null;
}

/** A row of `action_proposals`. */
export interface ActionProposalRow {
  token: string;
  request: string;
  seen: string;
  expires_at: Stored;
}

/** A row of `troubles`. */
export interface TroubleRow {
  account: string;
  region: string;
  cause: string;
  since: Stored;
  problem: string;
  questions: number;
  pipelines: number;
}

/** A row of `setting_changes`. */
export interface SettingChangeRow {
  id: number;
  stage_arn: string;
  at: Stored;
  setting: string;
  title: string;
  before: string | null;
  after: string | null;
}

/** A row of `maintenance_windows`. */
export interface MaintenanceWindowRow {
  id: number;
  entity_ref: string;
  times: string;
  ends_at: Stored;
  added_by: string;
  added_at: Stored;
}

/** A row of `posture_digests`. */
export interface PostureDigestRow {
  owner: string;
  looked_at: Stored;
  known: string | null;
}

/** A row of `objectives`. */
export interface ObjectiveRow {
  pipeline_id: number;
  name: string;
  terms: string;
  counted_until: number;
}

/** A row of `objective_hours`. */
export interface ObjectiveHourRow {
  pipeline_id: number;
  name: string;
  hour: number;
  good: number;
  bad: number;
  unknown_minutes: number;
  planned_minutes: number;
}

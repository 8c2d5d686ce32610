import { ActionTaskState } from './action';
import { ConfigurationChange } from './change';
import { FindingRef, Severity } from './finding';
import { Health } from './health';
import { ActiveMaintenance } from './maintenance';
import { Message } from './message';

/**
 * A health that is not well.
 *
 * @public
 */
export type UnhealthyHealth = Exclude<Health, 'healthy'>;

/**
 * What is being done about an incident. One that is `snoozed`, `held` or in
 * `maintenance` is told to nobody; a hold ends when it gets worse. While it is
 * `recovering` its opposite was seen, but not for long enough to say that it
 * is over.
 *
 * @public
 */
export type IncidentState =
  | 'open'
  | 'acknowledged'
  | 'snoozed'
  | 'held'
  | 'maintenance'
  | 'recovering'
  | 'resolved';

/**
 * The time during which one cause of trouble was found, with all that follows
 * from it, as one pipeline sees it.
 *
 * @public
 */
export interface Incident {
  id: string;
  /** The pipeline that sees it so. */
  entityRef: string;
  /** ISO 8601 */
  openedAt: string;
  /** ISO 8601; when the trouble began by its evidence, where that is known. */
  onsetAt?: string;
  /** ISO 8601; absent while the incident is open. */
  resolvedAt?: string;
  /** ISO 8601; since when nothing of it is found any more in this pipeline. */
  recoveredAt?: string;
  state: IncidentState;
  /** The worst health that the pipeline had meanwhile because of it. */
  worst: UnhealthyHealth;
  /** The health that the pipeline has because of it now. */
  health: Health;
  /** The title of the finding that opened the incident or made it worse. */
  reason: string;
  /** What the reason is made of, as the title of a finding; absent when that is not known any more. */
  message?: Message;
  /** The id of that finding. */
  findingId: string;
  /** The ARN of the stage of that finding; for one about annotations, the entity ref. */
  stage: string;
  /** What was found last: the cause first, then what follows from it. */
  findings: IncidentFinding[];
  /** All pipelines with that cause that the caller may see. */
  pipelines: IncidentPipeline[];
  /** How many more pipelines have that cause. */
  otherPipelines: number;
  /** How often it came back after it was resolved; absent when never. */
  reopened?: number;
  /** The incident of which this one turned out to be a consequence. */
  mergedInto?: string;
  /** Data that was lost meanwhile. */
  losses?: IncidentLoss[];
  /** Who acknowledged it last; what is lost later is told again. */
  acknowledgement?: Acknowledgement;
  snooze?: IncidentSnooze;
  hold?: IncidentHold;
  /** Why nobody is told of it: the pipeline is being worked on. */
  maintenance?: ActiveMaintenance;
}

/**
 * What the row of a pipeline shows of its incident.
 *
 * @public
 */
export type IncidentSummary = Pick<
  Incident,
  | 'id'
  | 'openedAt'
  | 'onsetAt'
  | 'state'
  | 'worst'
  | 'acknowledgement'
  | 'snooze'
  | 'hold'
>;

/**
 * What an incident is made of.
 *
 * @public
 */
export interface IncidentFinding extends FindingRef {
  severity: Severity;
  title: string;
  /** What the title is made of; absent of what was found before that was kept. */
  message?: Message;
  /** The first cause of which this is a consequence; absent for what is a cause itself. */
  followsFrom?: FindingRef;
  /** The number that its evidence counts. */
  count?: number;
}

/**
 * A pipeline that has a share in an incident.
 *
 * @public
 */
export interface IncidentPipeline {
  entityRef: string;
  title: string;
  /** What it has because of the incident now. */
  health: Health;
}

/**
 * Data that was lost during an incident, as it was told last.
 *
 * @public
 */
export interface IncidentLoss {
  /** ARN */
  stage: string;
  findingId: string;
  /** The title of the finding. */
  title: string;
  /** What the title is made of; absent of what was lost before that was kept. */
  message?: Message;
}

/**
 * A person, or a service, has seen what was found so far.
 *
 * @public
 */
export interface Acknowledgement {
  /** ISO 8601 */
  at: string;
  /** Entity ref of the user, or name of the service. */
  by: string;
  note?: string;
}

/**
 * Nobody is to be told of an incident until a time.
 *
 * @public
 */
export interface IncidentSnooze {
  /** ISO 8601 */
  at: string;
  /** Entity ref of the user, or name of the service. */
  by: string;
  /** ISO 8601 */
  until: string;
  reason: string;
}

/**
 * An incident is known and a fix is under way.
 *
 * @public
 */
export interface IncidentHold {
  /** ISO 8601 */
  at: string;
  /** Entity ref of the user, or name of the service. */
  by: string;
  /** Where the work on it is tracked, http or https. */
  link: string;
  note?: string;
  /** ISO 8601; since when it is worse than it was when it was put on hold, so that it is held no more. */
  worseSince?: string;
}

/**
 * What can happen during an incident.
 *
 * @public
 */
export type TimelineEntryType =
  | 'opened'
  | 'reopened'
  | 'joined'
  | 'left'
  | 'returned'
  | 'cause'
  | 'merged'
  | 'worse'
  | 'better'
  | 'found'
  | 'ended'
  | 'number'
  | 'lost'
  | 'recovered'
  | 'resolved'
  | 'acknowledged'
  | 'acknowledgement-withdrawn'
  | 'snoozed'
  | 'snooze-ended'
  | 'snooze-withdrawn'
  | 'held'
  | 'hold-broken'
  | 'hold-withdrawn'
  | 'action'
  | 'configuration';

/**
 * Something that happened during an incident, or just before it began.
 *
 * @public
 */
export interface TimelineEntry {
  /** ISO 8601 */
  at: string;
  type: TimelineEntryType;
  /** Who did it: entity ref of a user, or name of a service. */
  by?: string;
  /** The pipeline that it is of, when not of all. */
  entityRef?: string;
  /** ARN */
  stage?: string;
  findingId?: string;
  /** What it is in words: the title of a finding, a note, a reason, what changed. */
  text?: string;
  /** What the text is made of, where it is the title of a finding. */
  message?: Message;
  health?: Health;
  /** What it was before, and what it is after. */
  before?: string;
  after?: string;
  /** How a task of an `action` ended. */
  outcome?: { state: ActionTaskState; text?: string; message?: Message };
  /** What was set differently, of `configuration`. */
  change?: ConfigurationChange;
  /** ISO 8601 */
  until?: string;
  link?: string;
}

/**
 * An incident with all that happened meanwhile.
 *
 * @public
 */
export interface IncidentDetail extends Incident {
  /** Oldest first. */
  timeline: TimelineEntry[];
  /** What was set differently on stages of the pipeline just before it began, newest first. */
  changedBefore: ConfigurationChange[];
}

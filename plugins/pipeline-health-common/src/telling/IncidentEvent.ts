import { Health, Message } from '../model';
import { ToldInWords } from './ToldInWords';

/**
 * The version of what is told of incidents. It grows when something that is
 * there now means something else or is gone; what is added does not count.
 *
 * @public
 */
export const INCIDENT_TELLING_VERSION = 1;

/**
 * An incident as it is told.
 *
 * @public
 */
export interface ToldIncident {
  id: string;
  /** ISO 8601 */
  openedAt: string;
  /** ISO 8601 */
  resolvedAt?: string;
  /** True when it is over only because its pipelines are not watched any more: nobody saw that it ended. */
  unwatched?: true;
  /** How often it came back. */
  reopened: number;
  health: Health;
  worst: Health;
  /** The ARN of the stage that is the cause; for a cause in annotations, the entity ref. */
  stage: string;
  findingId: string;
  reason: string;
  remedy: string;
  /** What reason and remedy are made of, as title and remedy of a finding; absent when that is not known any more. */
  message?: Message;
  /** All pipelines with that cause. */
  pipelines: { entityRef: string; title: string; owner?: string }[];
  /** The incident of which it turned out to be a consequence. */
  mergedInto?: string;
}

/**
 * The payload of the events `pipeline-health.incident.opened`, `.changed` and
 * `.resolved`.
 *
 * @public
 */
export interface IncidentEvent {
  version: typeof INCIDENT_TELLING_VERSION;
  type: 'opened' | 'changed' | 'resolved';
  incident: ToldIncident;
}

/**
 * What an owner is told of an incident, once: that it is critical, what it
 * turned out to follow from, and that it is over. Its words, reason and remedy
 * included, are in its language.
 *
 * @public
 */
export interface IncidentNotification extends ToldInWords {
  version: typeof INCIDENT_TELLING_VERSION;
  about: 'critical' | 'merged' | 'resolved';
  /** Entity ref of the owner. */
  recipient: string;
  /** The pipelines of this owner only. */
  incident: ToldIncident;
}

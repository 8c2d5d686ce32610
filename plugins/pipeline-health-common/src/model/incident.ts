import { Health } from './health';

/**
 * The time during which a pipeline was not healthy.
 *
 * @public
 */
export interface Incident {
  id: string;
  entityRef: string;
  /** ISO 8601 */
  openedAt: string;
  /** ISO 8601; absent while the incident is open. */
  resolvedAt?: string;
  /** The worst health that the pipeline had meanwhile. */
  worst: Exclude<Health, 'healthy'>;
  /** The title of the finding that opened the incident or made it worse. */
  reason: string;
  /** The id of that finding. */
  findingId: string;
  /** Data that was lost meanwhile. */
  losses?: IncidentLoss[];
  /** Who acknowledged it last; what is lost later is told again. */
  acknowledgement?: Acknowledgement;
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

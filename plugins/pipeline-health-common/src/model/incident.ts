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
}

import {
  IncidentNotification,
  PostureNotification,
} from '@pipeline-health/plugin-pipeline-health-common';

/**
 * Another way to tell owners of incidents. What it is asked to tell is told
 * once to each owner, of a cause and not of its consequences, and not while it
 * is snoozed, held or in maintenance.
 *
 * @public
 */
export interface IncidentChannel {
  /** Names it in the log and the meters, and what waits for it: `sns orders-on-call`. At most 200 characters. */
  readonly id: string;
  /**
   * Tells an owner. What throws, or takes more than 30 seconds, is told again,
   * later and later; of one incident in order. After a crash something may be
   * told that was told already.
   */
  tell(notification: IncidentNotification): Promise<void>;
  /**
   * Tells an owner what changed in how its pipelines are set up, at most once a
   * week. A channel without it is for incidents only.
   */
  tellDigest?(digest: PostureNotification): Promise<void>;
}

/**
 * Why nobody is told of the incidents of a pipeline now: it is being worked on.
 *
 * @public
 */
export interface ActiveMaintenance {
  reason: string;
  /** ISO 8601 */
  until: string;
}

/**
 * A time, or times that come back, in which a pipeline is worked on.
 *
 * @public
 */
export interface MaintenanceWindow {
  /** Of one that a person added; the others stand where they were written. */
  id?: string;
  source: 'configuration' | 'annotation' | 'person';
  reason: string;
  /** ISO 8601; of a single time. */
  from?: string;
  /** ISO 8601; of a single time. */
  until?: string;
  /** When it begins, of times that come back: `0 2 * * 6`. */
  cron?: string;
  /** Seconds that each of them lasts. */
  duration?: number;
  /** IANA name of the time zone of `cron`; UTC when absent. */
  timezone?: string;
  /** Who added it: entity ref of a user, or name of a service. */
  by?: string;
  /** ISO 8601; until when it lasts, while it does. */
  activeUntil?: string;
  /** ISO 8601; when it begins next, where it is to begin. */
  nextAt?: string;
}

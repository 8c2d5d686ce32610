/** How patient incidents are. All durations are milliseconds. */
export interface IncidentSettings {
  /** How many of the last looks at a pipeline must have found a cause before it is an incident. */
  openAfter: { found: number; of: number };
  /** How long nobody may know of something before it is an incident: a new pipeline, a restart, a lost call is none. */
  unknownAfter: number;
  /** How long its opposite must have been seen before an incident is over. */
  resolveAfter: number;
  /** Until when after its end an incident that comes back is the same. */
  reopenWithin: number;
}

/** How many times as many, or as few, are news. */
export const MUCH_MORE = 2;

import { IncidentSettings, News } from '../evaluation';

const MINUTE = 60_000;

/** As patient as incidents are unless configured. */
export const incidentSettings: IncidentSettings = {
  openAfter: { found: 1, of: 1 },
  unknownAfter: 5 * MINUTE,
  resolveAfter: 5 * MINUTE,
  reopenWithin: 30 * MINUTE,
};

/** Tells nobody. */
export const silentAnnouncer = {
  announcementsOf: (_news: News) => [],
  wake: () => {},
};

/** What a service needs to know of incidents, where nobody is told of them. */
export const incidentOptions = {
  incidents: incidentSettings,
  announcer: silentAnnouncer,
};

import { IncidentSettings, News } from '../evaluation';
import { NewAnnouncement } from './AnnouncementStore';

/** How incidents are written and told. */
export interface IncidentOptions {
  settings: IncidentSettings;
  announcementsOf(news: News): NewAnnouncement[];
}

import { IncidentNews, IncidentNotice } from './incidents';
import { PipelineChange } from './PipelineChange';

/** Something that is to be told: of a pipeline, of an incident to everybody, or of an incident to one owner. */
export type News = PipelineChange | IncidentNews | IncidentNotice;

/** Whether it is for one owner. */
export function isNotice(news: News): news is IncidentNotice {
  return 'recipient' in news;
}

/** Whether it is of an incident, for everybody. */
export function isIncidentNews(news: News): news is IncidentNews {
  return 'incident' in news && !isNotice(news);
}

/** What it is of; news of the same are told in order. */
export function subjectOf(news: News): string {
  if (isNotice(news)) {
    return `incident:${news.incident.id} ${news.recipient}`;
  }
  return isIncidentNews(news) ? `incident:${news.incident.id}` : news.entityRef;
}

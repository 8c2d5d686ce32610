import { PostureDigest } from '@pipeline-health/plugin-pipeline-health-common';
import { IncidentNews, IncidentNotice } from './incidents';
import { PipelineChange } from './PipelineChange';

/** What one owner is told of posture. */
export type DigestNews = Omit<PostureDigest, 'version'>;

/** Something that is to be told: of a pipeline, of an incident to everybody, or to one owner of an incident or of posture. */
export type News = PipelineChange | IncidentNews | IncidentNotice | DigestNews;

/** Whether it is of an incident, for one owner. */
export function isNotice(news: News): news is IncidentNotice {
  return 'incident' in news && 'recipient' in news;
}

/** Whether it is of an incident, for everybody. */
export function isIncidentNews(news: News): news is IncidentNews {
  return 'incident' in news && !isNotice(news);
}

/** Whether it is of the posture of an owner's pipelines. */
export function isDigest(news: News): news is DigestNews {
  return 'recipient' in news && !isNotice(news);
}

/** What it is of; news of the same are told in order. */
export function subjectOf(news: News): string {
  if (isNotice(news)) {
    return `incident:${news.incident.id} ${news.recipient}`;
  }
  if (isDigest(news)) {
    return `posture ${news.recipient}`;
  }
  return isIncidentNews(news) ? `incident:${news.incident.id}` : news.entityRef;
}

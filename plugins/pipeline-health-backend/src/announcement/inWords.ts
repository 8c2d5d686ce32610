import {
  IncidentNotification,
  PostureNotification,
  ToldAdviceList,
} from '@pipeline-health/plugin-pipeline-health-common';
import { DigestNews, IncidentNotice } from '../evaluation';
import { Telling } from './createTelling';

/** A notice as it is sent. */
export type WordedNotice = Omit<IncidentNotification, 'version'>;

/** A digest as it is sent. */
export type WordedDigest = Omit<PostureNotification, 'version'>;

/** A notice of an incident in the language of its owner. */
export function noticeInWords(
  notice: IncidentNotice,
  { language, say, found }: Telling,
): WordedNotice {
  const { about, incident } = notice;
  const { message, reason, remedy, pipelines, unwatched } = incident;
  const [{ title: name }, ...others] = pipelines;
  return {
    ...notice,
    language,
    headline: say(
      {
        key: about === 'resolved' && unwatched ? 'unwatched' : about,
        ...(others.length > 0 && { variant: 'several' }),
        values: { name, more: others.length },
      },
      'title',
    ),
    incident: {
      ...incident,
      reason: found(message, 'title', reason),
      remedy: found(message, 'remedy', remedy),
    },
  };
}

/** A digest of posture in the language of its owner. */
export function digestInWords(
  digest: DigestNews,
  { language, say, found }: Telling,
): WordedDigest {
  const { score, previousScore: before, appeared, followed, open } = digest;
  const inWords = ({ count, first }: ToldAdviceList): ToldAdviceList => ({
    count,
    first: first.map(advice => ({
      ...advice,
      title: found(advice.message, 'title', advice.title),
      remedy: found(advice.message, 'remedy', advice.remedy),
    })),
  });
  return {
    ...digest,
    language,
    headline: say(
      {
        key: 'posture',
        ...(before !== undefined && { variant: 'again' }),
        values: { score, ...(before !== undefined && { before }) },
      },
      'title',
    ),
    appeared: inWords(appeared),
    followed: inWords(followed),
    open: inWords(open),
  };
}

import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { ToldAdvice } from '@pipeline-health/plugin-pipeline-health-common';
import { Telling } from './createTelling';
import { WordedDigest } from './inWords';
import { pagesOf } from './pageOf';

/** How much advice of a list is told. */
const TOLD = 3;

/** What an owner is told of posture; each time in the place of the time before. */
export function digestNotificationFor(
  digest: WordedDigest,
  { say }: Telling,
  pagePath: string,
): NotificationSendOptions {
  const { recipient, headline, previousScore } = digest;
  const linesOf = (
    list: 'appeared' | 'followed' | 'open',
    lineOf: (advice: ToldAdvice) => string,
  ): string[] => {
    const { count, first } = digest[list];
    const heading = say({ key: `posture.${list}`, values: { number: count } });
    return count > 0
      ? [`${heading}:`, ...first.slice(0, TOLD).map(it => `- ${lineOf(it)}`)]
      : [];
  };
  return {
    recipients: { type: 'entity', entityRef: recipient },
    payload: {
      title: headline,
      description: [
        // All that is open is new the first time.
        ...(previousScore === undefined ? [] : linesOf('appeared', whereItIs)),
        ...linesOf('followed', whereItIs),
        ...linesOf('open', whatToDo),
      ].join('\n'),
      link: pagesOf(pagePath, recipient),
      severity: 'low',
      topic: 'pipeline-health-posture',
      scope: `pipeline-health:posture:${recipient}`,
    },
  };
}

function whereItIs({ pipeline, title }: ToldAdvice): string {
  return `${pipeline.title}: ${title}`;
}

function whatToDo(advice: ToldAdvice): string {
  return `${whereItIs(advice)}. ${advice.remedy} ${advice.link}`;
}

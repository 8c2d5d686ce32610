import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  ToldAdvice,
  ToldAdviceList,
} from '@pipeline-health/plugin-pipeline-health-common';
import { DigestNews } from '../evaluation';
import { pagesOf } from './pageOf';

/** How much advice of a list is told. */
const TOLD = 3;

/** What an owner is told of posture; each time in the place of the time before. */
export function digestNotificationFor(
  { recipient, score, previousScore, appeared, followed, open }: DigestNews,
  pagePath: string,
): NotificationSendOptions {
  const was = previousScore === undefined ? '' : `, was ${previousScore}`;
  return {
    recipients: { type: 'entity', entityRef: recipient },
    payload: {
      title: `How your pipelines are set up: ${score} of 100 points${was}`,
      description: [
        // All that is open is new the first time.
        ...(previousScore === undefined
          ? []
          : saidOf('New', appeared, whereItIs)),
        ...saidOf('Done', followed, whereItIs),
        ...saidOf('To mend first', open, whatToDo),
      ].join('\n'),
      link: pagesOf(pagePath, recipient),
      severity: 'low',
      topic: 'pipeline-health-posture',
      scope: `pipeline-health:posture:${recipient}`,
    },
  };
}

function saidOf(
  heading: string,
  { count, first }: ToldAdviceList,
  say: (advice: ToldAdvice) => string,
): string[] {
  return count > 0
    ? [
        `${heading} (${count}):`,
        ...first.slice(0, TOLD).map(advice => `- ${say(advice)}`),
      ]
    : [];
}

function whereItIs({ pipeline, title }: ToldAdvice): string {
  return `${pipeline.title}: ${title}`;
}

function whatToDo(advice: ToldAdvice): string {
  return `${whereItIs(advice)}. ${advice.remedy} ${advice.link}`;
}

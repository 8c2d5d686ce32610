import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Telling } from './createTelling';
import { WordedNotice } from './inWords';
import { pageOf } from './pageOf';

/** How many entities are named as recipients beside their owner. */
const MOST_ENTITIES = 10;

/**
 * What an owner is told: that an incident became critical, what it turned out
 * to follow from, and that it is over. Anything less can wait until they look.
 */
export function incidentNotificationFor(
  notice: WordedNotice,
  telling: Telling,
  pagePath: string,
): NotificationSendOptions {
  const { recipient, about, headline, incident } = notice;
  const { id, stage, pipelines } = incident;
  return {
    // An entity stands for its owner, and may name a chat of its own.
    recipients: {
      type: 'entity',
      entityRef: [
        recipient,
        ...pipelines.slice(0, MOST_ENTITIES).map(it => it.entityRef),
      ],
    },
    payload: {
      title: headline,
      description: linesOf(notice, telling).join('\n'),
      link: pageOf(pagePath, pipelines[0].entityRef, stage),
      severity: about === 'critical' ? 'critical' : 'normal',
      topic: 'pipeline-health',
      // One notification for an incident: later ones take the place of earlier ones.
      scope: `pipeline-health:incident:${id}`,
    },
  };
}

function linesOf({ about, incident }: WordedNotice, { say }: Telling) {
  const { reason, remedy, openedAt, unwatched } = incident;
  if (about === 'critical') {
    return [reason, remedy].filter(Boolean);
  }
  if (about === 'merged') {
    return [reason];
  }
  const at = { value: Date.parse(openedAt), unit: 'time' as const };
  return [
    reason,
    say({ key: 'began', values: { at } }),
    ...(unwatched ? [say({ key: 'unseen', values: {} })] : []),
  ];
}

import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { IncidentNotice } from '../evaluation';
import { pageOf } from './pageOf';

/** How many entities are named as recipients beside their owner. */
const MOST_ENTITIES = 10;

/**
 * What an owner is told: that an incident became critical, what it turned out
 * to follow from, and that it is over. Anything less can wait until they look.
 */
export function incidentNotificationFor(
  { recipient, about, incident }: IncidentNotice,
  pagePath: string,
): NotificationSendOptions {
  const { id, openedAt, unwatched, stage, reason, remedy, pipelines } =
    incident;
  const [first, ...others] = pipelines;
  const who = others.length
    ? `${first.title} and ${others.length} more`
    : first.title;
  const be = others.length ? 'are' : 'is';
  const said = {
    critical: {
      title: `${who} ${be} critical`,
      description: [reason, remedy].filter(Boolean).join('\n'),
    },
    merged: {
      title: `${who}: the incident follows from another one`,
      description: reason,
    },
    resolved: {
      title: unwatched
        ? `${who} ${be} not watched any more`
        : `${who}: the incident is over`,
      description: [
        reason,
        `It began at ${openedAt}.`,
        ...(unwatched
          ? ['Its entity is gone from the catalog; nobody saw that it ended.']
          : []),
      ].join('\n'),
    },
  }[about];
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
      ...said,
      link: pageOf(pagePath, first.entityRef, stage),
      severity: about === 'critical' ? 'critical' : 'normal',
      topic: 'pipeline-health',
      // One notification for an incident: later ones take the place of earlier ones.
      scope: `pipeline-health:incident:${id}`,
    },
  };
}

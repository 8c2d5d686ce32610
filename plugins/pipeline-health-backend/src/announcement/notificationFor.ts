import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { IncidentNotice } from '../evaluation';

/**
 * What an owner is told: that an incident became critical, what it turned out
 * to follow from, and that it is over. Anything less can wait until they look.
 */
export function notificationFor({
  recipient,
  about,
  incident,
}: IncidentNotice): NotificationSendOptions {
  const { id, openedAt, reason, remedy, pipelines } = incident;
  const [first, ...others] = pipelines;
  const { kind, namespace, name } = parseEntityRef(first.entityRef);
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
      title: `${who}: the incident is over`,
      description: [reason, `It began at ${openedAt}.`].join('\n'),
    },
  }[about];
  return {
    recipients: { type: 'entity', entityRef: recipient },
    payload: {
      ...said,
      link: `/pipeline-health/${[kind, namespace, name]
        .map(encodeURIComponent)
        .join('/')}`,
      severity: about === 'critical' ? 'critical' : 'normal',
      topic: 'pipeline-health',
      // One notification for an incident: later ones take the place of earlier ones.
      scope: `pipeline-health:incident:${id}`,
    },
  };
}

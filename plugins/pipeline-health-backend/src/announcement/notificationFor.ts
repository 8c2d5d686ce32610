import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { PipelineChange } from '../evaluation';

/**
 * What the owner of a pipeline is told: that an incident became critical, and
 * that a critical incident is over. Anything less can wait until they look.
 */
export function notificationFor(
  change: PipelineChange,
): NotificationSendOptions | undefined {
  const { entityRef, title, owner, reason, incident } = change;
  if (!owner || incident?.worst !== 'critical') {
    return undefined;
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const resolved = incident.type === 'resolve';
  return {
    recipients: { type: 'entity', entityRef: owner },
    payload: {
      title: resolved ? `${title} is healthy again` : `${title} is critical`,
      description: resolved
        ? `The incident since ${incident.openedAt} is over.`
        : [incident.reason, reason?.remedy].filter(Boolean).join('\n'),
      link: `/pipeline-health/${[kind, namespace, name]
        .map(encodeURIComponent)
        .join('/')}`,
      severity: resolved ? 'normal' : 'critical',
      topic: 'pipeline-health',
      // One notification for an incident: later ones take the place of earlier ones.
      scope: `pipeline-health:${entityRef}`,
    },
  };
}

import { Templates } from '@pipeline-health/plugin-pipeline-health-common';

/** What owners are told outside of the portal, beside what was found. */
export const notificationMessages: Templates = {
  'notification.critical.title': '{{name}} is critical',
  'notification.critical.title_several':
    '{{name}} and {{more}} more are critical',
  'notification.merged.title':
    '{{name}}: the incident follows from another one',
  'notification.merged.title_several':
    '{{name}} and {{more}} more: the incident follows from another one',
  'notification.resolved.title': '{{name}}: the incident is over',
  'notification.resolved.title_several':
    '{{name}} and {{more}} more: the incident is over',
  'notification.unwatched.title': '{{name}} is not watched any more',
  'notification.unwatched.title_several':
    '{{name}} and {{more}} more are not watched any more',
  'notification.began': 'It began at {{at}}.',
  'notification.unseen':
    'Its entity is gone from the catalog; nobody saw that it ended.',
  'notification.posture.title':
    'How your pipelines are set up: {{score}} of 100 points',
  'notification.posture.title_again':
    'How your pipelines are set up: {{score}} of 100 points, was {{before}}',
  'notification.posture.appeared': 'New ({{number}})',
  'notification.posture.followed': 'Done ({{number}})',
  'notification.posture.open': 'To mend first ({{number}})',
};

import { IncidentNotification } from '@pipeline-health/plugin-pipeline-health-common';

/** That an incident of an owner is critical. */
export const notificationOf = (recipient: string): IncidentNotification => ({
  version: 1,
  about: 'critical',
  recipient,
  language: 'en',
  headline: 'Orders is critical',
  incident: {
    id: '7',
    openedAt: '2026-03-01T12:00:00.000Z',
    reopened: 0,
    health: 'critical',
    worst: 'critical',
    stage: 'arn',
    findingId: 'sqs-queue/age',
    reason: 'Messages are piling up',
    remedy: 'Start the consumer.',
    pipelines: [{ entityRef: 'component:default/orders', title: 'Orders' }],
  },
});

import { mockServices } from '@backstage/backend-test-utils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { PipelineChange } from '../evaluation';
import { createChannels } from './channels';

const change: PipelineChange = {
  entityRef: 'component:default/orders',
  title: 'Orders',
  owner: 'group:default/shop',
  previousHealth: 'healthy',
  health: 'critical',
  incident: {
    type: 'open',
    openedAt: '2026-03-01T12:00:00.000Z',
    worst: 'critical',
    reason: 'Messages are piling up',
    findingId: 'sqs-queue/age',
  },
};

function setup() {
  const events = mockServices.events.mock();
  const signals: jest.Mocked<SignalsService> = { publish: jest.fn() };
  const notifications: jest.Mocked<NotificationService> = { send: jest.fn() };
  const logger = mockServices.logger.mock();
  const [byEvent, bySignal, byNotification] = createChannels({
    events,
    signals,
    notifications,
    logger,
    clock: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return {
    byEvent,
    bySignal,
    byNotification,
    events,
    signals,
    notifications,
    logger,
  };
}

describe('the channels', () => {
  it('publish an event for each pipeline and one signal without names', async () => {
    const { byEvent, bySignal, events, signals } = setup();
    const other: PipelineChange = {
      entityRef: 'component:default/stock',
      title: 'Stock',
      health: 'warning',
    };
    await byEvent.tell([other]);
    await bySignal.tell([other, change]);
    expect(events.publish.mock.calls).toEqual([
      [{ topic: 'pipeline-health', eventPayload: other }],
    ]);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'pipeline-health:pipelines-changed',
          message: { at: '2026-03-01T12:00:00.000Z', worst: 'critical' },
        },
      ],
    ]);
  });

  it('notify the owner of a critical incident, and of its end', async () => {
    const { byNotification, notifications } = setup();
    await byNotification.tell([change]);
    await byNotification.tell([
      {
        ...change,
        health: 'healthy',
        incident: {
          type: 'resolve',
          openedAt: '2026-03-01T12:00:00.000Z',
          resolvedAt: '2026-03-01T13:00:00.000Z',
          worst: 'critical',
        },
      },
    ]);
    const [opened, resolved] = notifications.send.mock.calls.map(
      ([options]) => options,
    );
    expect(opened).toMatchObject({
      recipients: { type: 'entity', entityRef: 'group:default/shop' },
      payload: {
        title: 'Orders is critical',
        description: 'Messages are piling up',
        severity: 'critical',
        link: '/pipeline-health/component/default/orders',
      },
    });
    expect(resolved.payload).toMatchObject({
      title: 'Orders is healthy again',
      severity: 'normal',
      scope: opened.payload.scope,
    });
  });

  it.each([
    ['there is no incident', { ...change, incident: undefined }],
    ['there is no owner', { ...change, owner: undefined }],
    [
      'the incident is not critical',
      {
        ...change,
        incident: { ...change.incident, worst: 'warning' },
      } as PipelineChange,
    ],
  ])('do not notify when %s', (_, quiet) => {
    const { byEvent, bySignal, byNotification } = setup();
    expect(byNotification.tells(quiet)).toBe(false);
    expect([byEvent, bySignal].map(it => it.tells(quiet))).toEqual([
      true,
      true,
    ]);
  });

  it('say once that the notifications plugin is not installed', async () => {
    const { byNotification, notifications, logger } = setup();
    notifications.send.mockRejectedValue(
      new Error(
        'Failed to send notifications: Error: Request failed with status 404',
      ),
    );
    await byNotification.tell([change]);
    await byNotification.tell([change]);
    expect(notifications.send).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringMatching(/notifications plugin is not installed/)],
    ]);
  });
});

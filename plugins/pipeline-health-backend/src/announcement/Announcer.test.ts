import { mockServices } from '@backstage/backend-test-utils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Announcer } from './Announcer';
import { PipelineChange } from './PipelineChange';

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
  const announcer = new Announcer({
    events,
    signals,
    notifications,
    logger,
    clock: () => Date.parse('2026-03-01T12:00:00Z'),
  });
  return { announcer, events, signals, notifications, logger };
}

describe('Announcer', () => {
  it('tells of nothing when nothing changed', async () => {
    const { announcer, signals } = setup();
    await announcer.announce([]);
    expect(signals.publish).not.toHaveBeenCalled();
  });

  it('publishes an event for each pipeline and one signal without names', async () => {
    const { announcer, events, signals } = setup();
    const other: PipelineChange = {
      entityRef: 'component:default/stock',
      title: 'Stock',
      health: 'warning',
    };
    await announcer.announce([other, change]);
    expect(events.publish.mock.calls).toEqual([
      [{ topic: 'pipeline-health', eventPayload: other }],
      [{ topic: 'pipeline-health', eventPayload: change }],
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

  it('notifies the owner of a critical incident, and of its end', async () => {
    const { announcer, notifications } = setup();
    await announcer.announce([change]);
    await announcer.announce([
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
  ])('does not notify when %s', async (_, quiet) => {
    const { announcer, notifications } = setup();
    await announcer.announce([quiet]);
    expect(notifications.send).not.toHaveBeenCalled();
  });

  it.each(['events', 'signals', 'notifications'] as const)(
    'tells the others when %s fail',
    async broken => {
      const { announcer, logger, ...channels } = setup();
      const calls = {
        events: channels.events.publish,
        signals: channels.signals.publish,
        notifications: channels.notifications.send,
      };
      calls[broken].mockRejectedValue(new Error('down'));
      await announcer.announce([change]);
      expect(calls.events).toHaveBeenCalledTimes(1);
      expect(calls.signals).toHaveBeenCalledTimes(1);
      expect(calls.notifications).toHaveBeenCalledTimes(1);
      expect(logger.warn).toHaveBeenCalledTimes(1);
    },
  );

  it('says once that the notifications plugin is not installed', async () => {
    const { announcer, notifications, logger } = setup();
    notifications.send.mockRejectedValue(
      new Error(
        'Failed to send notifications: Error: Request failed with status 404',
      ),
    );
    await announcer.announce([change]);
    await announcer.announce([change]);
    expect(notifications.send).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringMatching(/notifications plugin is not installed/)],
    ]);
  });
});

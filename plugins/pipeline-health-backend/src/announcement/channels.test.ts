import { mockServices } from '@backstage/backend-test-utils';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  IncidentNews,
  IncidentNotice,
  News,
  PipelineChange,
  ToldIncident,
} from '../evaluation';
import { createChannels } from './channels';

const change: PipelineChange = {
  entityRef: 'component:default/orders',
  title: 'Orders',
  owner: 'group:default/shop',
  previousHealth: 'healthy',
  health: 'critical',
};

const incident: ToldIncident = {
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
};
const opened: IncidentNews = { type: 'opened', incident };
const notice: IncidentNotice = {
  recipient: 'group:default/shop',
  about: 'critical',
  incident,
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

  it('publish what happened to an incident under a topic of its own', async () => {
    const { byEvent, events } = setup();
    await byEvent.tell([opened]);
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: 'pipeline-health.incident.opened',
          eventPayload: incident,
        },
      ],
    ]);
  });

  it('notify the owner of a critical incident, of its cause and of its end', async () => {
    const { byNotification, notifications } = setup();
    await byNotification.tell([notice]);
    await byNotification.tell([{ ...notice, about: 'merged' }]);
    await byNotification.tell([{ ...notice, about: 'resolved' }]);
    const [first, merged, resolved] = notifications.send.mock.calls.map(
      ([options]) => options,
    );
    expect(first).toMatchObject({
      recipients: { type: 'entity', entityRef: 'group:default/shop' },
      payload: {
        title: 'Orders is critical',
        description: 'Messages are piling up\nStart the consumer.',
        severity: 'critical',
        link: '/pipeline-health/component/default/orders',
      },
    });
    expect(merged.payload).toMatchObject({
      title: 'Orders: the incident follows from another one',
      severity: 'normal',
      scope: first.payload.scope,
    });
    expect(resolved.payload).toMatchObject({
      title: 'Orders: the incident is over',
      severity: 'normal',
      scope: first.payload.scope,
    });
  });

  it('notify an owner of several pipelines once', async () => {
    const { byNotification, notifications } = setup();
    const stock = { entityRef: 'component:default/stock', title: 'Stock' };
    await byNotification.tell([
      {
        ...notice,
        incident: { ...incident, pipelines: [...incident.pipelines, stock] },
      },
    ]);
    expect(notifications.send.mock.calls).toMatchObject([
      [{ payload: { title: 'Orders and 1 more are critical' } }],
    ]);
  });

  it('tell everybody of pipelines and incidents, and owners of theirs', () => {
    const { byEvent, bySignal, byNotification } = setup();
    const told = (news: News) =>
      [byEvent, bySignal, byNotification].map(it => it.tells(news));
    expect(told(change)).toEqual([true, true, false]);
    expect(told(opened)).toEqual([true, true, false]);
    expect(told(notice)).toEqual([false, false, true]);
  });

  it('say once that the notifications plugin is not installed', async () => {
    const { byNotification, notifications, logger } = setup();
    notifications.send.mockRejectedValue(
      new Error(
        'Failed to send notifications: Error: Request failed with status 404',
      ),
    );
    await byNotification.tell([notice]);
    await byNotification.tell([notice]);
    expect(notifications.send).toHaveBeenCalledTimes(2);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      [expect.stringMatching(/notifications plugin is not installed/)],
    ]);
  });
});

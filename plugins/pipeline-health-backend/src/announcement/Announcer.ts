import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  PIPELINES_CHANGED_CHANNEL,
  PipelinesChangedSignal,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import pLimit from 'p-limit';
import { notificationFor } from './notificationFor';
import { PipelineChange } from './PipelineChange';

/** The topic of the events that tell of changed pipelines. */
export const PIPELINE_HEALTH_TOPIC = 'pipeline-health';

const CONCURRENCY = 5;

/** What the notification service says where nobody answers for the plugin. */
const NOT_INSTALLED = /status 404\b/;

/**
 * Tells everybody what changed: an event for each pipeline, one signal to
 * browsers, and notifications to the owners. What one channel fails to tell
 * is logged and does not keep the others from telling it.
 */
export class Announcer {
  private saidThatNotificationsAreMissing = false;

  constructor(
    private readonly options: {
      events: EventsService;
      signals: SignalsService;
      notifications: NotificationService;
      logger: LoggerService;
      clock: () => number;
    },
  ) {}

  async announce(changes: PipelineChange[]): Promise<void> {
    if (changes.length === 0) {
      return;
    }
    const limit = pLimit(CONCURRENCY);
    await Promise.all([
      this.attempt('signal', () => this.signal(changes)),
      ...changes.flatMap(change => [
        limit(() => this.attempt('event', () => this.publish(change))),
        limit(() => this.attempt('notification', () => this.notify(change))),
      ]),
    ]);
  }

  private async publish(change: PipelineChange): Promise<void> {
    await this.options.events.publish({
      topic: PIPELINE_HEALTH_TOPIC,
      eventPayload: change,
    });
  }

  private async signal(changes: PipelineChange[]): Promise<void> {
    const message: PipelinesChangedSignal = {
      at: new Date(this.options.clock()).toISOString(),
      worst: worstHealth(changes.map(change => change.health)),
    };
    await this.options.signals.publish<PipelinesChangedSignal>({
      recipients: { type: 'broadcast' },
      channel: PIPELINES_CHANGED_CHANNEL,
      message,
    });
  }

  private async notify(change: PipelineChange): Promise<void> {
    const notification = notificationFor(change);
    if (!notification) {
      return;
    }
    try {
      await this.options.notifications.send(notification);
    } catch (error) {
      if (!NOT_INSTALLED.test(String(error))) {
        throw error;
      }
      this.sayThatNotificationsAreMissing();
    }
  }

  private sayThatNotificationsAreMissing() {
    if (!this.saidThatNotificationsAreMissing) {
      this.saidThatNotificationsAreMissing = true;
      this.options.logger.info(
        'Owners are not notified, because the notifications plugin is not installed',
      );
    }
  }

  private async attempt(
    channel: string,
    tell: () => Promise<void>,
  ): Promise<void> {
    try {
      await tell();
    } catch (error) {
      this.options.logger.warn(
        `Could not send a ${channel} about changed pipelines`,
        error instanceof Error ? error : { error: String(error) },
      );
    }
  }
}

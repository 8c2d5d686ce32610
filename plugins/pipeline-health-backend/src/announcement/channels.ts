import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  PIPELINES_CHANGED_CHANNEL,
  PipelinesChangedSignal,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineChange } from '../evaluation';
import { notificationFor } from './notificationFor';

/** The topic of the events that tell of changed pipelines. */
export const PIPELINE_HEALTH_TOPIC = 'pipeline-health';

/** What the notification service says where nobody answers for the plugin. */
const NOT_INSTALLED = /status 404\b/;

/** One way to tell of changes. */
export interface Channel {
  name: string;
  /** Whether there is anything to tell of a change by this channel. */
  tells(change: PipelineChange): boolean;
  /** Whether all changes are told at once; otherwise one by one. */
  atOnce: boolean;
  tell(changes: readonly PipelineChange[]): Promise<void>;
}

/** What the channels tell by. */
export interface ChannelOptions {
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  logger: LoggerService;
  clock: () => number;
}

/** An event for each change, one signal to all browsers, and notifications to owners. */
export function createChannels(options: ChannelOptions): Channel[] {
  return [events(options), signals(options), notifications(options)];
}

function events({ events: service }: ChannelOptions): Channel {
  return {
    name: 'event',
    tells: () => true,
    atOnce: false,
    async tell([change]) {
      await service.publish({
        topic: PIPELINE_HEALTH_TOPIC,
        eventPayload: change,
      });
    },
  };
}

function signals({ signals: service, clock }: ChannelOptions): Channel {
  return {
    name: 'signal',
    tells: () => true,
    atOnce: true,
    async tell(changes) {
      await service.publish<PipelinesChangedSignal>({
        recipients: { type: 'broadcast' },
        channel: PIPELINES_CHANGED_CHANNEL,
        message: {
          at: new Date(clock()).toISOString(),
          worst: worstHealth(changes.map(change => change.health)),
        },
      });
    },
  };
}

function notifications(options: ChannelOptions): Channel {
  const { notifications: service, logger } = options;
  let saidThatItIsMissing = false;
  return {
    name: 'notification',
    tells: change => notificationFor(change) !== undefined,
    atOnce: false,
    async tell([change]) {
      const notification = notificationFor(change);
      if (!notification) {
        return;
      }
      try {
        await service.send(notification);
      } catch (error) {
        if (!NOT_INSTALLED.test(String(error))) {
          throw error;
        }
        if (!saidThatItIsMissing) {
          saidThatItIsMissing = true;
          logger.info(
            'Owners are not notified, because the notifications plugin is not installed',
          );
        }
      }
    },
  };
}

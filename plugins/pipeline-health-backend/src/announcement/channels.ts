import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  PIPELINES_CHANGED_CHANNEL,
  PipelinesChangedSignal,
  worstHealth,
} from '@pipeline-health/plugin-pipeline-health-common';
import { isIncidentNews, isNotice, News } from '../evaluation';
import { notificationFor } from './notificationFor';

/** The topic of the events that tell of changed pipelines; those that tell of incidents have more in their topic. */
export const PIPELINE_HEALTH_TOPIC = 'pipeline-health';

/** What the notification service says where nobody answers for the plugin. */
const NOT_INSTALLED = /status 404\b/;

/** One way to tell of changes. */
export interface Channel {
  name: string;
  /** Whether news are told by this channel. */
  tells(news: News): boolean;
  /** Whether all news are told at once; otherwise one by one. */
  atOnce: boolean;
  tell(news: readonly News[]): Promise<void>;
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
    tells: news => !isNotice(news),
    atOnce: false,
    async tell([news]) {
      await service.publish(
        isIncidentNews(news)
          ? {
              topic: `${PIPELINE_HEALTH_TOPIC}.incident.${news.type}`,
              eventPayload: news.incident,
            }
          : { topic: PIPELINE_HEALTH_TOPIC, eventPayload: news },
      );
    },
  };
}

function signals({ signals: service, clock }: ChannelOptions): Channel {
  return {
    name: 'signal',
    tells: news => !isNotice(news),
    atOnce: true,
    async tell(all) {
      await service.publish<PipelinesChangedSignal>({
        recipients: { type: 'broadcast' },
        channel: PIPELINES_CHANGED_CHANNEL,
        message: {
          at: new Date(clock()).toISOString(),
          worst: worstHealth(all.map(healthOfNews)),
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
    tells: isNotice,
    atOnce: false,
    async tell([news]) {
      if (!isNotice(news)) {
        return;
      }
      try {
        await service.send(notificationFor(news));
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

function healthOfNews(news: News) {
  return 'incident' in news ? news.incident.health : news.health;
}

import { LoggerService } from '@backstage/backend-plugin-api';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  INCIDENT_TELLING_VERSION,
  IncidentEvent,
  PIPELINE_TELLING_VERSION,
  PipelineEvent,
  PIPELINES_CHANGED_CHANNEL,
  PipelinesChangedSignal,
  POSTURE_TELLING_VERSION,
  PostureDigest,
} from '@pipeline-health/plugin-pipeline-health-common';
import { IncidentChannel } from '@pipeline-health/plugin-pipeline-health-node';
import {
  IncidentNotice,
  isDigest,
  isIncidentNews,
  isNotice,
  News,
} from '../evaluation';
import { Telling } from './createTelling';
import { digestNotificationFor } from './digestNotificationFor';
import { incidentNotificationFor } from './incidentNotificationFor';
import { digestInWords, noticeInWords } from './inWords';
import { OwnersOf, stillOf } from './stillOf';

/** The topic of the events that tell of changed pipelines; those that tell of incidents have more in their topic. */
const PIPELINE_HEALTH_TOPIC = 'pipeline-health';

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
  /** Those of modules. */
  added: readonly IncidentChannel[];
  /** Who owns the pipelines of these entities now; without those that nobody owns or that are gone. */
  owners: OwnersOf;
  /** The words in which they are told. */
  telling: Telling;
  /** Where our page is mounted in the app. */
  pagePath: string;
  logger: LoggerService;
  clock: () => number;
}

/** An event for each change, one signal to all browsers, and whatever owners are told by. */
export function createChannels(options: ChannelOptions): Channel[] {
  return [
    events(options),
    signals(options),
    notifications(options),
    ...options.added.map(channel => ofOwners(channel, options)),
  ];
}

/** A channel of a module, which is told what owners are. */
function ofOwners(
  channel: IncidentChannel,
  { owners, telling }: ChannelOptions,
): Channel {
  return {
    name: channel.id,
    tells: news =>
      isNotice(news) || (isDigest(news) && channel.tellDigest !== undefined),
    atOnce: false,
    async tell([news]) {
      const still = await stillOf(news, owners);
      if (still && isNotice(still)) {
        await channel.tell({
          version: INCIDENT_TELLING_VERSION,
          ...noticeInWords(still, telling),
        });
      } else if (still && isDigest(still)) {
        await channel.tellDigest?.({
          version: POSTURE_TELLING_VERSION,
          ...digestInWords(still, telling),
        });
      }
    },
  };
}

function events({ events: service }: ChannelOptions): Channel {
  return {
    name: 'event',
    tells: news => !isNotice(news),
    atOnce: false,
    async tell([news]) {
      if (!isNotice(news)) {
        await service.publish(eventOf(news));
      }
    },
  };
}

function eventOf(news: Exclude<News, IncidentNotice>): EventParams {
  if (isIncidentNews(news)) {
    const eventPayload: IncidentEvent = {
      version: INCIDENT_TELLING_VERSION,
      ...news,
    };
    return {
      topic: `${PIPELINE_HEALTH_TOPIC}.incident.${news.type}`,
      eventPayload,
    };
  }
  if (isDigest(news)) {
    const eventPayload: PostureDigest = {
      version: POSTURE_TELLING_VERSION,
      ...news,
    };
    return { topic: `${PIPELINE_HEALTH_TOPIC}.posture.digest`, eventPayload };
  }
  const eventPayload: PipelineEvent = {
    version: PIPELINE_TELLING_VERSION,
    ...news,
  };
  return { topic: PIPELINE_HEALTH_TOPIC, eventPayload };
}

function signals({ signals: service, clock }: ChannelOptions): Channel {
  return {
    name: 'signal',
    tells: news => !isNotice(news) && !isDigest(news),
    atOnce: true,
    async tell() {
      await service.publish<PipelinesChangedSignal>({
        recipients: { type: 'broadcast' },
        channel: PIPELINES_CHANGED_CHANNEL,
        message: {
          at: new Date(clock()).toISOString(),
        },
      });
    },
  };
}

function notifications(options: ChannelOptions): Channel {
  const { notifications: service, owners, logger } = options;
  let saidThatItIsMissing = false;
  return {
    name: 'notification',
    tells: news => isNotice(news) || isDigest(news),
    atOnce: false,
    async tell([news]) {
      const still = await stillOf(news, owners);
      const notification = still && notificationFor(still, options);
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

function notificationFor(
  news: News,
  { telling, pagePath }: ChannelOptions,
): NotificationSendOptions | undefined {
  if (isNotice(news)) {
    const notice = noticeInWords(news, telling);
    return incidentNotificationFor(notice, telling, pagePath);
  }
  return isDigest(news)
    ? digestNotificationFor(digestInWords(news, telling), telling, pagePath)
    : undefined;
}

import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  INCIDENT_TELLING_VERSION,
  IncidentEvent,
  PIPELINES_CHANGED_CHANNEL,
  PipelinesChangedSignal,
} from '@pipeline-health/plugin-pipeline-health-common';
import { IncidentChannel } from '@pipeline-health/plugin-pipeline-health-node';
import { IncidentNotice, isIncidentNews, isNotice, News } from '../evaluation';
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
  /** Those of modules. */
  added: readonly IncidentChannel[];
  /** Who owns the pipelines of these entities now; without those that nobody owns or that are gone. */
  owners: (entityRefs: readonly string[]) => Promise<Map<string, string>>;
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
function ofOwners(channel: IncidentChannel, options: ChannelOptions): Channel {
  return {
    name: channel.id,
    tells: isNotice,
    atOnce: false,
    async tell([news]) {
      if (isNotice(news) && (await isStillOf(news, options))) {
        await channel.tell({ version: INCIDENT_TELLING_VERSION, ...news });
      }
    },
  };
}

/** Nobody is told of what became somebody else's while it waited to be told. */
async function isStillOf(
  { recipient, incident }: IncidentNotice,
  { owners }: ChannelOptions,
): Promise<boolean> {
  const now = await owners(incident.pipelines.map(it => it.entityRef));
  return incident.pipelines.some(
    ({ entityRef }) => (now.get(entityRef) ?? recipient) === recipient,
  );
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
              eventPayload: {
                version: INCIDENT_TELLING_VERSION,
                ...news,
              } satisfies IncidentEvent,
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
  const { notifications: service, logger } = options;
  let saidThatItIsMissing = false;
  return {
    name: 'notification',
    tells: isNotice,
    atOnce: false,
    async tell([news]) {
      if (!isNotice(news) || !(await isStillOf(news, options))) {
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

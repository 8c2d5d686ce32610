import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { EventIntake } from './EventIntake';

/** Has sources told of what comes on their topics, and a round begin for what is due by that. */
export async function subscribeToEvents(options: {
  events: EventsService;
  sources: readonly PipelineSource[];
  intake: EventIntake;
  /** Has a round begin. */
  collectNow: () => Promise<void>;
  logger: LoggerService;
}): Promise<void> {
  const { events, sources, intake, collectNow, logger } = options;
  let beginning: Promise<void> | undefined;
  const collectSoon = () => {
    beginning ??= collectNow()
      .catch(error => logger.warn(`Could not begin a round: ${error}`))
      .finally(() => {
        beginning = undefined;
      });
  };
  for (const source of sources) {
    const topics = source.events?.topics ?? [];
    if (topics.length > 0) {
      await events.subscribe({
        id: `events-of-${source.id}`,
        topics: [...topics],
        onEvent: async ({ eventPayload }) => {
          if (await intake.hear(source, eventPayload)) {
            collectSoon();
          }
        },
      });
    }
  }
}

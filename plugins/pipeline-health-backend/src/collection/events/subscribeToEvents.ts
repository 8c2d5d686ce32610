import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventIntake } from './EventIntake';

/** How soon is tried again to begin a round while one runs, and how often. */
const TRY_EVERY = 2_000;
const TRIES = 30;

/** Has sources told of what comes on their topics, and a round begin for what is due by that. */
export async function subscribeToEvents(options: {
  events: EventsService;
  sources: readonly PipelineSource[];
  intake: EventIntake;
  /** Has a round begin; answers whether none ran already. */
  collectNow: () => Promise<boolean>;
  logger: LoggerService;
}): Promise<void> {
  const { events, sources, intake, collectNow, logger } = options;
  let beginning: Promise<void> | undefined;
  // A round that runs may have passed the stage already.
  const tryToBegin = async () => {
    for (let tries = 0; tries < TRIES && !(await collectNow()); tries++) {
      await sleep(TRY_EVERY, undefined, { ref: false });
    }
  };
  const collectSoon = () => {
    beginning ??= tryToBegin()
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

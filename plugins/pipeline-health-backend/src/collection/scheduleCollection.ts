import {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { PipelineHealthConfig } from '../config';
import { LOOK_EVERY, makeRoundsDue } from './CollectionRound';
import { Collection } from './createCollection';
import { CATALOG } from './discovery/CatalogSync';
import { RETENTION } from './Retention';
import { RunningTasks } from './RunningTasks';
import { LeaseStore } from '../database';

const SYNC = 'pipeline-health:sync';
const COLLECT = 'pipeline-health:collect';
const ANNOUNCE = 'pipeline-health:announce';
const DIGEST = 'pipeline-health:digest';
const RETAIN = 'pipeline-health:retain';

/** How soon is tried again what could not be told. */
const ANNOUNCE_EVERY = 30_000;

/** How soon after its time a digest is told. */
const DIGEST_EVERY = 5 * 60_000;

/** How soon the catalog is read again while it lists nothing. */
const IMPATIENCE = 10_000;

const HOUR = 3_600_000;

/**
 * Schedules the tasks. What replicas share is looked for by each of them, and
 * done by whoever holds the lease; what the database keeps from being done twice
 * is left to the scheduler.
 */
export async function scheduleCollection(
  collection: Collection,
  services: {
    scheduler: SchedulerService;
    lifecycle: LifecycleService;
    leases: LeaseStore;
  },
  config: PipelineHealthConfig,
): Promise<void> {
  const { scheduler, lifecycle } = services;
  const { replica, sync, round, announcer, digests, retention } = collection;
  const { interval } = config.discovery;
  const tasks = new RunningTasks();
  lifecycle.addShutdownHook(async () => {
    await Promise.all([tasks.shutDown(), replica.leave()]);
  });
  await scheduler.scheduleTask({
    id: SYNC,
    scope: 'local',
    ...every(Math.min(IMPATIENCE, interval)),
    fn: tasks.endable(() =>
      replica.attend(CATALOG, interval, async () => {
        const { listed, changed } = await sync.run();
        if (changed > 0) {
          await collectNow(services);
        }
        return listed > 0;
      }),
    ),
  });
  await scheduler.scheduleTask({
    id: COLLECT,
    scope: 'local',
    ...every(Math.min(LOOK_EVERY, config.collection.interval)),
    fn: tasks.endable(() => round.lookAround()),
  });
  await scheduler.scheduleTask({
    id: RETAIN,
    scope: 'local',
    frequency: { minutes: 10 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 5 },
    fn: tasks.endable(() =>
      replica.attend(RETENTION, HOUR, async () => {
        await retention.run();
        return true;
      }),
    ),
  });
  // What changes is told at once; this is for what could not be.
  await scheduler.scheduleTask({
    id: ANNOUNCE,
    ...every(ANNOUNCE_EVERY),
    fn: tasks.endable(() => announcer.run()),
  });
  await scheduler.scheduleTask({
    id: DIGEST,
    ...every(DIGEST_EVERY),
    fn: tasks.endable(signal => digests.run(signal)),
  });
}

/** Has a round of collection begin now, on every replica; after that which runs, if one does. */
export async function collectNow({
  scheduler,
  leases,
}: {
  scheduler: SchedulerService;
  leases: LeaseStore;
}): Promise<void> {
  await makeRoundsDue(leases);
  try {
    await scheduler.triggerTask(COLLECT);
  } catch (error) {
    // It looks just now, or not yet: either way it will see what is due.
    if (!isError(error) || !/^(Conflict|NotFound)Error$/.test(error.name)) {
      throw error;
    }
  }
}

/** Tasks of less than a minute may still take a minute. */
function every(milliseconds: number) {
  return {
    frequency: { milliseconds },
    timeout: { milliseconds: Math.max(2 * milliseconds, 60_000) },
  };
}

import {
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { PipelineHealthConfig } from '../config';
import { Collection } from './createCollection';
import { RunningTasks } from './RunningTasks';

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

/**
 * Schedules the tasks. A task that is killed blocks its successors until
 * its timeout, which is therefore short; what is left is still due next time.
 */
export async function scheduleCollection(
  collection: Collection,
  services: { scheduler: SchedulerService; lifecycle: LifecycleService },
  config: PipelineHealthConfig,
  clock: () => number,
): Promise<void> {
  const { scheduler, lifecycle } = services;
  const tasks = new RunningTasks();
  lifecycle.addShutdownHook(() => tasks.shutDown());
  const sync = every(Math.min(IMPATIENCE, config.discovery.interval));
  const collect = every(config.collection.interval);
  await scheduler.scheduleTask({
    id: SYNC,
    ...sync,
    fn: tasks.endable(
      impatiently(
        async () => {
          const { listed, changed } = await collection.sync.run();
          if (changed > 0) {
            await collectNow(scheduler);
          }
          return listed > 0;
        },
        config.discovery.interval,
        clock,
      ),
    ),
  });
  await scheduler.scheduleTask({
    id: COLLECT,
    ...collect,
    fn: tasks.endable(signal => collection.round.run(signal)),
  });
  // What changes is told at once; this is for what could not be.
  await scheduler.scheduleTask({
    id: ANNOUNCE,
    ...every(ANNOUNCE_EVERY),
    fn: tasks.endable(() => collection.announcer.run()),
  });
  await scheduler.scheduleTask({
    id: DIGEST,
    ...every(DIGEST_EVERY),
    fn: tasks.endable(signal => collection.digests.run(signal)),
  });
  await scheduler.scheduleTask({
    id: RETAIN,
    frequency: { hours: 1 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 5 },
    fn: tasks.endable(() => collection.retention.run()),
  });
}

/** Runs as often as it is called until it is successful, from then on once an interval. */
export function impatiently(
  run: () => Promise<boolean>,
  interval: number,
  clock: () => number,
): () => Promise<void> {
  let succeededAt = -Infinity;
  return async () => {
    const now = clock();
    const since = now - succeededAt;
    // A clock that went back says nothing of how long ago it was.
    if (since >= interval || since < 0) {
      succeededAt = (await run()) ? now : -Infinity;
    }
  };
}

/** Has a round of collection begin now; answers whether none ran already. */
export async function collectNow(
  scheduler: SchedulerService,
): Promise<boolean> {
  try {
    await scheduler.triggerTask(COLLECT);
    return true;
  } catch (error) {
    // It runs already, or not yet: it will see what changed, or the next round will.
    if (!isError(error) || !/^(Conflict|NotFound)Error$/.test(error.name)) {
      throw error;
    }
    return false;
  }
}

/** Tasks of less than a minute may still take a minute. */
function every(milliseconds: number) {
  return {
    frequency: { milliseconds },
    timeout: { milliseconds: Math.max(2 * milliseconds, 60_000) },
  };
}

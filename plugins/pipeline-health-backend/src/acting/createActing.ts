import {
  AuditorService,
  AuthService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  ACTION_TASKS_CHANGED_CHANNEL,
  ActionTasksChangedSignal,
} from '@pipeline-health/plugin-pipeline-health-common';
import { PipelineSource } from '@pipeline-health/plugin-pipeline-health-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { PipelineAuthorizer } from '../authorization';
import { collectNow, RunningTasks } from '../collection';
import { PipelineHealthConfig } from '../config';
import { Stores } from '../database';
import { Rules } from '../evaluation';
import { ActionContexts } from './ActionContexts';
import { ActionService } from './ActionService';
import { CollectNow } from './collectNow';
import { ConfiguredActions } from './ConfiguredActions';
import { TaskRunner } from './TaskRunner';
import { Unattended } from './Unattended';

/** How often somebody looks for tasks that are due. */
const GO_ON_EVERY = 5_000;
/** How often it is looked for what is to be done without a person. */
const UNATTENDED_EVERY = 60_000;

/** What acting works with. */
export interface ActingOptions {
  stores: Stores;
  sources: readonly PipelineSource[];
  config: PipelineHealthConfig;
  rules: Rules;
  authorizer: PipelineAuthorizer;
  auditor: AuditorService;
  auth: AuthService;
  signals: SignalsService;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** Puts together what is done to stages, and has every replica go on with what is due. */
export async function createActing(
  options: ActingOptions,
): Promise<ActionService> {
  const { stores, config, scheduler, signals, logger, clock } = options;
  const collect = () => collectNow({ scheduler, leases: stores.leases });
  const running = new RunningTasks();
  options.lifecycle.addShutdownHook(() => running.shutDown());
  const actions = ConfiguredActions.read(config.actions, [
    new CollectNow({
      renewals: stores.renewals,
      collect,
    }),
    ...options.sources.flatMap(source => source.actions ?? []),
  ]);
  const contexts = new ActionContexts({
    ...options,
    tiers: config.collection.tiers,
  });

  const tell = () => {
    signals
      .publish<ActionTasksChangedSignal>({
        recipients: { type: 'broadcast' },
        channel: ACTION_TASKS_CHANGED_CHANNEL,
        message: { at: new Date(clock()).toISOString() },
      })
      .catch(error => logger.debug('Could not send a signal', toError(error)));
  };
  const runner = new TaskRunner({
    ...options,
    actions,
    contexts,
    tasks: stores.actionTasks,
    onChange: tell,
    onEnd: async task => {
      await stores.stages.describeSoon(task.stage, clock());
      await collect();
    },
    leaseClock: async () => (await stores.clock.now()) ?? clock(),
  });
  const goOn = running.endable(signal => runner.run(signal));
  await scheduler.scheduleTask({
    id: 'pipeline-health:act',
    scope: 'local',
    frequency: { milliseconds: GO_ON_EVERY },
    timeout: { minutes: 2 },
    fn: goOn,
  });
  const service = new ActionService({
    ...options,
    actions,
    contexts,
    onChange: () => {
      tell();
      goOn(new AbortController().signal).catch(error =>
        logger.warn(
          'Could not look for tasks to go on with; they are later',
          toError(error),
        ),
      );
    },
  });
  const unattended = new Unattended({ ...options, actions, contexts, service });
  await scheduler.scheduleTask({
    id: 'pipeline-health:act-unattended',
    scope: 'local',
    frequency: { milliseconds: UNATTENDED_EVERY },
    timeout: { minutes: 2 },
    fn: running.endable(signal => unattended.run(signal)),
  });
  return service;
}

import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  RootLoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import pipelineHealthPlugin from '@pipeline-health/plugin-pipeline-health-backend';
import pipelineHealthModuleAws from '@pipeline-health/plugin-pipeline-health-backend-module-aws';
import {
  ANNOTATION_AWS_ARNS,
  ANNOTATION_THRESHOLDS,
  PipelineHealthApi,
  PipelineHealthClient,
} from '@pipeline-health/plugin-pipeline-health-common';
import { WatchedPipeline } from '../case/pipelines';
import { memoryDatabase } from './memoryDatabase';

/** In the order in which a round runs them. */
const TASKS = ['sync', 'collect', 'announce'].map(
  task => `pipeline-health:${task}`,
);
const RETAIN = 'pipeline-health:retain';
const HOUR = 3_600_000;
const OWNER = 'group:default/data-platform';

/** The product as it runs in a portal. */
export interface Product {
  /** The API that the frontend reads. */
  api: PipelineHealthApi;
  /** Collects now, whatever is due. */
  collect(): Promise<void>;
  /** Does what is due by now, as the product does it by itself every few seconds. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the plugin and the module that reads AWS; who collects, and when, is up to the caller. */
export async function startProduct(options: {
  account: string;
  region: string;
  pipelines: readonly WatchedPipeline[];
  config: JsonObject;
  aws: JsonObject;
  now: () => number;
  /** One in memory unless given; it ends with the product. */
  knex?: Knex;
  /** Errors are written to the console unless there is one. */
  logger?: RootLoggerService;
  /** Takes what people are told; nobody does otherwise. */
  notify?: (told: NotificationSendOptions) => void;
}): Promise<Product> {
  const { knex = memoryDatabase(), logger, notify = () => {} } = options;
  let scheduler: SchedulerService | undefined;
  const backend = await startTestBackend({
    features: [
      pipelineHealthPlugin,
      pipelineHealthModuleAws,
      createBackendModule({
        pluginId: 'pipeline-health',
        moduleId: 'scheduler-of-the-trial',
        register(env) {
          env.registerInit({
            deps: { service: coreServices.scheduler },
            async init({ service }) {
              scheduler = service;
            },
          });
        },
      }),
      mockServices.database.factory({ knex }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      logger
        ? createServiceFactory({
            service: coreServices.rootLogger,
            deps: {},
            factory: () => logger,
          })
        : mockServices.rootLogger.factory({ level: 'error' }),
      catalogServiceMock.factory({ entities: options.pipelines.map(entityOf) }),
      mockServices.rootConfig.factory({ data: configOf(options) }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: async told => notify(told) }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  const authorization = mockCredentials.user.header();
  let retainedAt = options.now();
  const look = async () => {
    for (const task of TASKS) {
      await scheduler?.triggerTask(task);
    }
    if (options.now() - retainedAt >= HOUR) {
      retainedAt = options.now();
      await scheduler?.triggerTask(RETAIN);
    }
  };
  return {
    api: new PipelineHealthClient({
      discoveryApi: {
        getBaseUrl: async plugin =>
          `http://127.0.0.1:${backend.server.port()}/api/${plugin}`,
      },
      fetchApi: {
        fetch: (url, init) =>
          fetch(url, { ...init, headers: { authorization } }),
      },
    }),
    collect: async () => {
      // Whatever its clock says: who plays decides when a round is.
      await knex('leases')
        .where({ kind: 'shard' })
        .orWhere({ name: 'pipelines' })
        .update({ due_at: 0 });
      await look();
    },
    look,
    stop: async () => {
      await backend.stop();
      await knex.destroy();
    },
  };
}

function entityOf({ name, arns, thresholds }: WatchedPipeline): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        [ANNOTATION_AWS_ARNS]: arns.join(' '),
        ...(thresholds && {
          [ANNOTATION_THRESHOLDS]: JSON.stringify(thresholds),
        }),
      },
    },
    spec: { type: 'data-pipeline', owner: OWNER },
    relations: [{ type: RELATION_OWNED_BY, targetRef: OWNER }],
  };
}

function configOf({
  account,
  region,
  config,
  aws,
}: Parameters<typeof startProduct>[0]): JsonObject {
  return {
    aws: {
      mainAccount: { accessKeyId: 'main', secretAccessKey: 'secret' },
      accounts: [
        { accountId: account, accessKeyId: 'test', secretAccessKey: 'test' },
      ],
    },
    pipelineHealth: {
      ...config,
      aws: {
        regions: [region],
        // Where time stands still, no bucket fills again.
        rateLimits: {
          metricCallsPerSecond: 1_000_000,
          metricPointsPerSecond: 1_000_000_000,
          alarmCallsPerSecond: 1_000_000,
        },
        ...aws,
      },
    },
  };
}

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
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import pipelineHealthPlugin from '@pipeline-health/plugin-pipeline-health-backend';
import {
  PipelineHealthApi,
  PipelineHealthClient,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Knex } from 'knex';
import request from 'supertest';
import { pipelineHealthModuleAws } from '../module';
import { ACCOUNT, REGION } from './simulatedAws';

/** Where events of EventBridge come. */
const TOPIC = 'aws-events';

const CONFIG = {
  aws: {
    mainAccount: { accessKeyId: 'main', secretAccessKey: 'secret' },
    accounts: [
      { accountId: ACCOUNT, accessKeyId: 'test', secretAccessKey: 'test' },
    ],
  },
  pipelineHealth: {
    aws: {
      regions: [REGION],
      events: { topics: [TOPIC] },
      // Where time stands still, no bucket fills again.
      rateLimits: {
        metricCallsPerSecond: 1_000_000,
        metricPointsPerSecond: 1_000_000_000,
        alarmCallsPerSecond: 1_000_000,
      },
    },
    discovery: { interval: '5s' },
    collection: {
      interval: '5s',
      tiers: {
        hot: { describe: '10s', metrics: '1m' },
        warm: { describe: '10s', metrics: '1m' },
        cold: { describe: '10s', metrics: '1m' },
      },
    },
  },
};

/** One process of the backend. */
export interface Replica {
  /** What the frontend asks. */
  api: PipelineHealthApi;
  get(path: string): Promise<request.Response>;
  post(
    path: string,
    body: object,
    headers?: { [name: string]: string },
  ): Promise<request.Response>;
  /** Starts what is due without a person, and goes on with the tasks of actions. */
  act(): Promise<void>;
  /** Delivers an event of EventBridge, as the events backend does. */
  tell(event: object): Promise<void>;
}

/** What a process of the backend watches, and how it is configured. */
export interface ReplicaOptions {
  /** ARNs by the names of the entities that declare them. */
  pipelines: { [name: string]: string };
  /** More below `pipelineHealth`, and below `pipelineHealth.aws`. */
  config?: JsonObject;
  aws?: JsonObject;
}

/** Starts a process of the backend on a database, writing its log into a list. */
export async function startReplica(
  knex: Knex,
  { pipelines, config, aws }: ReplicaOptions,
  log: string[],
): Promise<Replica & { scheduler: SchedulerService; stop(): Promise<void> }> {
  let services:
    | { scheduler: SchedulerService; events: EventsService }
    | undefined;
  const backend = await startTestBackend({
    features: [
      pipelineHealthPlugin,
      pipelineHealthModuleAws,
      mockServices.database.factory({ knex }),
      // By default all test backends of a process share one.
      mockServices.scheduler.factory(),
      mockServices.events.factory(),
      createBackendModule({
        pluginId: 'pipeline-health',
        moduleId: 'services-of-the-test',
        register(env) {
          env.registerInit({
            deps: {
              scheduler: coreServices.scheduler,
              events: eventsServiceRef,
            },
            async init(deps) {
              services = deps;
            },
          });
        },
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => loggerInto(log),
      }),
      catalogServiceMock.factory({ entities: entitiesOf(pipelines) }),
      mockServices.rootConfig.factory({
        data: {
          ...CONFIG,
          pipelineHealth: {
            ...CONFIG.pipelineHealth,
            ...config,
            aws: { ...CONFIG.pipelineHealth.aws, ...aws },
          },
        },
      }),
    ],
  });
  if (!services) {
    throw new Error('The backend has no services');
  }
  const { scheduler, events }: NonNullable<typeof services> = services;
  const authorization = mockCredentials.user.header();
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
    get: async path =>
      request(backend.server)
        .get(`/api/pipeline-health${path}`)
        .set('Authorization', authorization),
    post: async (path, body, headers = {}) =>
      request(backend.server)
        .post(`/api/pipeline-health${path}`)
        .set('Authorization', authorization)
        .set(headers)
        .send(body),
    act: async () => {
      await scheduler.triggerTask('pipeline-health:act-unattended');
      await scheduler.triggerTask('pipeline-health:act');
    },
    tell: event => events.publish({ topic: TOPIC, eventPayload: event }),
    scheduler,
    stop: () => backend.stop(),
  };
}

function entitiesOf(pipelines: { [name: string]: string }): Entity[] {
  return Object.entries(pipelines).map(([name, arns]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'pipeline-health.io/aws-arns': arns },
    },
    spec: { type: 'data-pipeline', owner: 'group:default/data-platform' },
  }));
}

function loggerInto(log: string[]): RootLoggerService {
  const level = (name: string) => (message: string | Error) => {
    log.push(`${name}: ${message}`);
  };
  const logger: RootLoggerService = {
    debug: () => {},
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
    child: () => logger,
  };
  return logger;
}

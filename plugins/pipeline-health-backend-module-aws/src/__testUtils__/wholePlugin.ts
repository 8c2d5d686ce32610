import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  RootLoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  Simulator,
  SimulatorOptions,
  startSimulator,
} from '@pipeline-health/aws-simulator';
import {
  ListPipelinesResponse,
  Pipeline,
  PipelineHealthApi,
  PipelineHealthClient,
  PipelineSummary,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import pipelineHealthPlugin from '@pipeline-health/plugin-pipeline-health-backend';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import knexFactory, { Knex } from 'knex';
import request from 'supertest';
import { pipelineHealthModuleAws } from '../module';
import { ACCOUNT, REGION } from './simulatedAws';

/** Longer than the pause after a question that failed, which a busy machine can cause. */
const PATIENCE_MS = 200_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The databases that are there to test on. */
export const databaseIds = databases.eachSupportedId();

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

/** Where the clock of a test is found before that of PostgreSQL. */
const SEARCH_PATH = ['public', 'pg_catalog'];

/** Only what time it is can be virtual: requests and databases need their timers. */
const ALL_BUT_DATE = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** One process of the backend. */
interface Replica {
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

/** One more of it, on the same database. */
interface FurtherReplica extends Replica {
  /** It stores nothing any more, whatever it is doing. Only where databases are shared by connections of its own. */
  die(): Promise<void>;
}

/** The whole plugin against a simulated AWS that plays a scenario. */
export interface WholePlugin extends Replica {
  simulator: Simulator;
  startReplica(): Promise<FurtherReplica>;
  /** The pipeline of an entity, as soon as `isReady` finds in it what it waits for. */
  pipeline(
    name: string,
    isReady: (pipeline: Pipeline) => boolean,
  ): Promise<Pipeline>;
  /** Lets time pass where it stands still, runs a round, and answers the pipelines by name. */
  pass(milliseconds: number): Promise<Map<string, PipelineSummary>>;
  /** By so many milliseconds the clock of the backend is ahead of that of AWS, where time stands still. */
  setClockAhead(milliseconds: number): void;
  /** Runs a task, such as `retain`, as it would be when it is due. */
  run(task: string): Promise<void>;
  /** What the backend has written into its log, from information on. */
  log: string[];
  knex: Knex;
  close(): Promise<void>;
}

/** What is to be started. */
interface WholePluginOptions {
  scenario: string;
  /** More of the simulator; with `now` and `speed: 0` all time is virtual and stands still. */
  simulator?: SimulatorOptions;
  database: (typeof databaseIds)[number][0];
  pipelines: { [name: string]: string };
  /** More below `pipelineHealth`, and below `pipelineHealth.aws`. */
  config?: JsonObject;
  aws?: JsonObject;
}

/** Starts both; each entity is watched by the ARNs given. */
export async function startWholePlugin(
  options: WholePluginOptions,
): Promise<WholePlugin> {
  const isVirtual = options.simulator?.speed === 0;
  if (isVirtual) {
    jest.useFakeTimers({
      now: options.simulator?.now,
      doNotFake: [...ALL_BUT_DATE],
    });
  }
  const simulator = await startSimulator({
    scenario: options.scenario,
    ...options.simulator,
  });
  const before = process.env.AWS_ENDPOINT_URL;
  process.env.AWS_ENDPOINT_URL = simulator.url;
  const knex = await databases.init(options.database);
  const log: string[] = [];
  let ahead = 0;
  const tellDatabase = async () => {
    if (isVirtual && isShared(options.database)) {
      await setPostgresClock(knex, simulator.clock.now());
    }
  };
  await tellDatabase();
  const stops: (() => Promise<void>)[] = [];
  const startBackend = async (connected: Database) => {
    const backend = await startReplicaOn(connected, options, log);
    stops.unshift(backend.stop);
    return backend;
  };
  const { scheduler, stop, ...replica } = await startBackend(knex);
  const { get } = replica;
  /** A round of everything, also where time stands still. */
  const collect = async () => {
    await knex('leases')
      .where({ kind: 'shard' })
      .orWhere({ name: 'pipelines' })
      .update({ due_at: 0 });
    await scheduler.triggerTask('pipeline-health:collect');
  };
  return {
    ...replica,
    startReplica: async () => {
      const own = isShared(options.database) ? reconnected(knex) : knex;
      const further = await startBackend(own);
      return {
        ...further,
        die: async () => {
          if (own !== knex) {
            await own.destroy();
          }
        },
      };
    },
    simulator,
    pipeline: async (name, isReady) =>
      eventually(
        async () => {
          // The scheduler of tests runs every task once, at the start, and no more by itself.
          await collect();
          const answer = await get(`/pipelines/component/default/${name}`);
          return answer.body as Pipeline;
        },
        answer => answer.stages !== undefined && isReady(answer),
      ),
    pass: async milliseconds => {
      simulator.clock.advance(milliseconds);
      jest.setSystemTime(simulator.clock.now() + ahead);
      await tellDatabase();
      await collect();
      const { body } = await get('/pipelines?limit=100');
      return new Map(
        (body as ListPipelinesResponse).items.map(item => [
          parseEntityRef(item.entityRef).name,
          item,
        ]),
      );
    },
    setClockAhead: milliseconds => {
      ahead = milliseconds;
    },
    run: task => scheduler.triggerTask(`pipeline-health:${task}`),
    log,
    knex,
    close: async () => {
      for (const end of stops) {
        await end();
      }
      await simulator.close();
      if (before === undefined) {
        delete process.env.AWS_ENDPOINT_URL;
      } else {
        process.env.AWS_ENDPOINT_URL = before;
      }
      if (isVirtual) {
        jest.useRealTimers();
      }
    },
  };
}

type Database = Awaited<ReturnType<typeof databases.init>>;

/** Whether processes share a database, each by connections of its own. */
export function isShared(database: string): boolean {
  return database.startsWith('POSTGRES');
}

/** Connections of another process to the same database. */
function reconnected(knex: Database): Database {
  return knexFactory({ ...knex.client.config, searchPath: SEARCH_PATH });
}

async function startReplicaOn(
  knex: Database,
  {
    pipelines,
    config,
    aws,
  }: Pick<WholePluginOptions, 'pipelines' | 'config' | 'aws'>,
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

/** Has PostgreSQL take a time for now, with a function found before its own. */
async function setPostgresClock(knex: Database, now: number): Promise<void> {
  knex.client.searchPath = SEARCH_PATH;
  await knex.raw(
    `create or replace function public.clock_timestamp() returns timestamptz
     language sql as 'select to_timestamp(${now / 1000})'`,
  );
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

/** The stage of a pipeline that has an ARN. */
export function stageOf(pipeline: Pipeline, arn: string): Stage | undefined {
  return pipeline.stages.find(stage => stage.arn === arn);
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

async function eventually<T>(
  ask: () => Promise<T>,
  isReady: (answer: T) => boolean,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isReady(answer)) {
      return answer;
    }
    if (Date.now() > until) {
      throw new Error(
        `What was waited for did not come; at last there was ${JSON.stringify(
          answer,
        )}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
}

import {
  Simulator,
  SimulatorOptions,
  startSimulator,
} from '@pipeline-health/aws-simulator';
import {
  ActionTask,
  ListPipelinesResponse,
  Pipeline,
  PipelineSummary,
  Stage,
} from '@pipeline-health/plugin-pipeline-health-common';
import { TestDatabases } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import knexFactory, { Knex } from 'knex';
import { Replica, ReplicaOptions, startReplica } from './replica';

/** Longer than the pause after a question that failed, which a busy machine can cause. */
const PATIENCE_MS = 200_000;

/** How long an action may take of virtual time, and in what steps it is carried on. */
const ACTION_PATIENCE_MS = 45 * 60_000;
const ACTION_STEP_MS = 30_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** The databases that are there to test on. */
export const databaseIds = databases.eachSupportedId();

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
  /** Carries out the newest action on the pipeline of an entity, while time passes, until it has ended. */
  endAction(name: string): Promise<ActionTask>;
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
interface WholePluginOptions extends ReplicaOptions {
  scenario: string;
  /** More of the simulator; with `now` and `speed: 0` all time is virtual and stands still. */
  simulator?: SimulatorOptions;
  database: (typeof databaseIds)[number][0];
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
    const backend = await startReplica(connected, options, log);
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
  const pass = async (milliseconds: number) => {
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
    pass,
    endAction: async name => {
      const until = simulator.clock.now() + ACTION_PATIENCE_MS;
      for (;;) {
        await replica.act();
        const { body } = await get(
          `/pipelines/component/default/${name}/action-tasks`,
        );
        const [task] = body.items as ActionTask[];
        if (task.state !== 'running' || simulator.clock.now() > until) {
          return task;
        }
        await pass(ACTION_STEP_MS);
      }
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

/** Has PostgreSQL take a time for now, with a function found before its own. */
async function setPostgresClock(knex: Database, now: number): Promise<void> {
  knex.client.searchPath = SEARCH_PATH;
  await knex.raw(
    `create or replace function public.clock_timestamp() returns timestamptz
     language sql as 'select to_timestamp(${now / 1000})'`,
  );
}

/** The stage of a pipeline that has an ARN. */
export function stageOf(pipeline: Pipeline, arn: string): Stage | undefined {
  return pipeline.stages.find(stage => stage.arn === arn);
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

import {
  GetJobBookmarkCommand,
  GetJobCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { Job } from '@aws-sdk/client-glue';
import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  ask,
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  askAside,
  askListAside,
  AwsAccess,
  discoverMetrics,
  mapAnswer,
} from '../../aws/access';
import { runSamples } from '../../judging/runs';
import {
  readTriggerLinks,
  readTriggers,
  schedulesOf,
  triggersOf,
} from '../glue';
import { folderLinks, warehouseLinks } from './argumentLinks';
import {
  GlueJobInventory,
  JobBookmark,
  ObservabilityMetric,
} from './GlueJobInventory';
import { NAMESPACE, observabilityOf } from './metrics';
import { readRuns } from './readRuns';
import { endsOfTriggers } from './strands';

const MAX_RUNS = 50;

/** Asks for a job, its runs, triggers and bookmark, and where its arguments lead. */
export async function describe(
  stage: StageRef,
  access: AwsAccess,
): Promise<StageDescription<GlueJobInventory>> {
  const client = access.client(GlueClient);
  const job = await readJob(client, stage.name);
  const args = { ...job.DefaultArguments, ...job.NonOverridableArguments };
  const connections = job.Connections?.Connections ?? [];
  const configuration = configurationOf(job, args);
  // Before the runs, so that the run that it names is among them.
  const bookmark =
    configuration.bookmarkOption === 'enable'
      ? await ask(() => readBookmark(client, stage.name))
      : undefined;
  const movedBy = answerOf(bookmark)?.runId;
  const [runs, triggers, warehouses, observability] = await Promise.all([
    askAside(() => readRuns(client, stage, movedBy)),
    askListAside(() => readTriggers(access)),
    askAside(() => warehouseLinks(stage, access, { args, connections })),
    ask(() => readObservability(access, stage.name, args)),
  ]);
  const folders = folderLinks(stage, args);
  const { items = [], complete = false } = triggers.answer ?? {};
  const own = triggersOf(items, { job: stage.name });
  const { createdAt, updatedAt } = configuration;
  return {
    inventory: {
      ...configuration,
      runs: runs.asked,
      bookmark:
        bookmark &&
        mapAnswer(bookmark, answer => ({
          ...answer,
          runsSince: runsSince(
            answer,
            runs.answer ?? [],
            updatedAt ?? createdAt,
          ),
        })),
      observability,
      triggers: mapAnswer(triggers.asked, () => own),
      ...(own.length > 1 && {
        endsOfTriggers: endsOfTriggers(own, runs.answer ?? []),
      }),
      schedules: mapAnswer(triggers.asked, () =>
        schedulesOf(items, own, createdAt),
      ),
      connections,
      warehouses: warehouses.asked,
      unclearArguments: folders.unclear,
    },
    links: [
      ...folders.links,
      ...(warehouses.answer ?? []),
      ...readTriggerLinks(stage, items),
    ],
    unknownRelations: [
      ...(warehouses.answer ? [] : ['job-input', 'warehouse-load']),
      ...(complete ? [] : ['trigger']),
    ],
    ...runSamples(runs.answer, access.now()),
    ...(runs.answer && { runs: runs.answer.slice(0, MAX_RUNS) }),
  };
}

async function readJob(client: GlueClient, name: string): Promise<Job> {
  const { Job: job } = await client.send(new GetJobCommand({ JobName: name }));
  if (!job) {
    throw new SourceError('failed', `Glue answered without the job ${name}`);
  }
  return job;
}

function configurationOf(job: Job, args: { [name: string]: string }) {
  return {
    type: job.Command?.Name ?? 'unknown',
    description: job.Description || undefined,
    script: job.Command?.ScriptLocation,
    glueVersion: job.GlueVersion,
    workerType: job.WorkerType,
    numberOfWorkers: job.NumberOfWorkers,
    maxCapacity: job.MaxCapacity,
    executionClass: job.ExecutionClass,
    timeoutSeconds: job.Timeout === undefined ? undefined : job.Timeout * 60,
    maxRetries: job.MaxRetries,
    maxConcurrentRuns: job.ExecutionProperty?.MaxConcurrentRuns,
    queuesRuns: job.JobRunQueuingEnabled,
    bookmarkOption: (args['--job-bookmark-option'] ?? 'disable').replace(
      'job-bookmark-',
      '',
    ),
    metrics: isOn(args['--enable-metrics']),
    autoScaling: isOn(args['--enable-auto-scaling']),
    role: job.Role,
    createdAt: job.CreatedOn?.toISOString(),
    updatedAt: job.LastModifiedOn?.toISOString(),
  };
}

/** Glue takes a flag without a value for one that is set. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && value.toLowerCase() !== 'false';
}

/** The run that moved the bookmark last; Glue knows no bookmark before the first. */
async function readBookmark(
  client: GlueClient,
  name: string,
): Promise<JobBookmark> {
  try {
    const { JobBookmarkEntry: entry } = await client.send(
      new GetJobBookmarkCommand({ JobName: name }),
    );
    return {
      committed: true,
      ...(entry?.RunId !== undefined && { runId: entry.RunId }),
    };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return { committed: false };
    }
    throw error;
  }
}

/** How many runs succeeded since a bookmark moved; undefined when it moved before all of them. */
function runsSince(
  { committed, runId }: JobBookmark,
  runs: readonly Run[],
  changedAt = '',
): number | undefined {
  const moved = runs.findIndex(({ id }) => id === runId);
  if (committed && moved < 0) {
    return undefined;
  }
  const since = committed
    ? runs.slice(0, moved)
    : runs.filter(({ startedAt }) => startedAt > changedAt);
  return since.filter(({ state }) => state === 'succeeded').length;
}

async function readObservability(
  access: AwsAccess,
  job: string,
  args: { [name: string]: string },
): Promise<ObservabilityMetric[]> {
  if (!isOn(args['--enable-observability-metrics'])) {
    return [];
  }
  const { items } = await discoverMetrics(access, NAMESPACE, {
    name: 'JobName',
    value: job,
  });
  return observabilityOf(items);
}

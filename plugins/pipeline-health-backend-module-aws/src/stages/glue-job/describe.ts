import {
  GetJobBookmarkCommand,
  GetJobCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { Job } from '@aws-sdk/client-glue';
import { StageProblem } from '@pipeline-health/plugin-pipeline-health-common';
import {
  SourceError,
  StageDescription,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { askAside, AwsAccess, discoverMetrics } from '../../aws/access';
import { runSamples } from '../../judging/runs';
import { folderLinks, warehouseLinks } from './argumentLinks';
import {
  GlueJobInventory,
  ObservabilityMetric,
  UnansweredQuestion,
} from './GlueJobInventory';
import { readRuns } from './readRuns';
import { readTriggers, schedulesOf, triggersOf } from './readTriggers';
import { NAMESPACE, OBSERVABILITY } from './series';
import { readTriggerLinks } from './readTriggerLinks';

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
  const [runs, triggers, bookmark, warehouses, observability] =
    await Promise.all([
      askAside(() => readRuns(client, stage.name)),
      askAside(() => readTriggers(access)),
      askAside(() => readBookmark(client, stage.name, configuration.bookmark)),
      askAside(() => warehouseLinks(stage, access, { args, connections })),
      askAside(() => readObservability(access, stage.name, args)),
    ]);
  const folders = folderLinks(stage, args);
  const own = triggersOf(triggers.answer ?? [], stage.name);
  const inventory: GlueJobInventory = {
    ...configuration,
    bookmark: { ...configuration.bookmark, runId: bookmark.answer },
    observability: observability.answer ?? [],
    triggers: own,
    schedules: schedulesOf(triggers.answer ?? [], own),
    connections,
    unclearArguments: folders.unclear,
    unanswered: [
      ...unanswered('runs', runs.problem),
      ...unanswered('triggers', triggers.problem),
      ...unanswered('bookmark', bookmark.problem),
      ...unanswered('connections', warehouses.problem),
      ...unanswered('metrics', observability.problem),
    ],
  };
  return {
    inventory: JSON.parse(JSON.stringify(inventory)),
    links: [
      ...folders.links,
      ...(warehouses.answer ?? []),
      ...readTriggerLinks(stage, triggers.answer ?? []),
    ],
    unknownRelations: [
      ...(warehouses.problem ? ['job-input', 'warehouse-load'] : []),
      ...(triggers.problem ? ['trigger'] : []),
    ],
    samples: runSamples(runs.answer, access.now()),
    ...(runs.answer && { runs: runs.answer }),
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
    bookmark: {
      option: (args['--job-bookmark-option'] ?? 'disable').replace(
        'job-bookmark-',
        '',
      ),
    },
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
  { option }: GlueJobInventory['bookmark'],
): Promise<string | undefined> {
  if (option !== 'enable') {
    return undefined;
  }
  try {
    const { JobBookmarkEntry: entry } = await client.send(
      new GetJobBookmarkCommand({ JobName: name }),
    );
    return entry?.RunId;
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not-found') {
      return undefined;
    }
    throw error;
  }
}

async function readObservability(
  access: AwsAccess,
  job: string,
  args: { [name: string]: string },
): Promise<ObservabilityMetric[]> {
  if (!isOn(args['--enable-observability-metrics'])) {
    return [];
  }
  const found = await discoverMetrics(access, NAMESPACE, {
    name: 'JobName',
    value: job,
  });
  return found.flatMap(({ name, dimensions }) =>
    name in OBSERVABILITY && dimensions.JobRunId === 'ALL'
      ? [{ metric: OBSERVABILITY[name].metric, name, dimensions }]
      : [],
  );
}

function unanswered(
  question: UnansweredQuestion['question'],
  problem: StageProblem | undefined,
): UnansweredQuestion[] {
  return problem ? [{ question, ...problem }] : [];
}

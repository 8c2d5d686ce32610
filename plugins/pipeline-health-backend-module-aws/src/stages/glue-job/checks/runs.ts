import {
  FailureRemedies,
  lastRunFailed as lastRunFailedWith,
  longRun as longRunWith,
  overdue as overdueWith,
  scheduleUnreadable as scheduleUnreadableWith,
} from '../../../judging/runs';
import { seconds } from '../../../judging';
import {
  GlueJobCheck,
  GlueJobInventory,
  isStreaming,
} from '../GlueJobInventory';
import { withoutRetries } from '../lastRun';

const WAITING_SECONDS = 1800;

const REMEDIES: FailureRemedies = {
  memory: [
    /out ?of ?memory|OOM|heap space|exit code 137|memory limit/i,
    'Look at the memory of driver and executors; take larger workers (G.2X), read less at a time (bounded execution), and do not collect data to the driver.',
  ],
  disk: [
    /no space left|disk/i,
    'Take workers with larger disks (G.2X), or repartition: a skewed join spills to the disk of one worker.',
  ],
  access: [
    /access ?denied|not authorized|forbidden|403/i,
    "Give the job's role access to its sources and targets (and kms:Decrypt when they are encrypted), then start the job.",
  ],
  throttling: [
    /slow ?down|503|throttl|rate exceeded/i,
    'S3 or another service throttles the job: write fewer and larger files, spread the prefixes, or lower the number of workers.',
  ],
  capacity: [
    /concurrent runs|resource unavailable|capacity|MaxConcurrentRuns/i,
    'Another run was still going on or Glue had no capacity: raise the maximum concurrency or enable job run queuing, and look at the run before.',
  ],
  warehouse: [
    /redshift|jdbc|connection|communications link|timed out connecting/i,
    'Check that the warehouse is up, that the security group of the connection lets the job in, and the credentials of the connection.',
  ],
  columns: [
    /AnalysisException|cannot resolve|schema|column/i,
    'The input no longer has the columns that the script names: look at its newest files and at the crawler or job that makes them.',
  ],
  missing: [
    /no ?such|does not exist|not ?found/i,
    'Check that the input still lies where the script looks, and that what comes before the job has written it.',
  ],
  timeout: [
    /timeout/i,
    'See what the run waited for; let it read less at a time, add workers, or raise the timeout if it is meant to take so long.',
  ],
};

const ends = (inventory: GlueJobInventory) => !isStreaming(inventory);

export const lastRunFailed: GlueJobCheck = lastRunFailedWith({
  description:
    'A run that fails leaves its targets as they were: whatever reads them works on old data.',
  remedies: REMEDIES,
  otherwise:
    'Read the error log of the run in /aws-glue/jobs/error, correct what it names, then start the job.',
  // A streaming job that runs is well; it never succeeds.
  runs: ({ runs, inventory }) =>
    isStreaming(inventory) && runs[0]?.state === 'running'
      ? []
      : withoutRetries(runs),
});

export const overdue: GlueJobCheck = overdueWith({
  description:
    'Its trigger or workflow says when a run is due. A job that does not start says nothing by itself.',
  remedy:
    'Start the job by hand, and check that its trigger is activated and its role can be assumed.',
  remedyIndirect:
    'Look at the run of the workflow: what comes before the job may have failed, then its trigger never fires.',
  for: ends,
});

export const longRun: GlueJobCheck = longRunWith({
  description:
    'A run that takes far longer than usual costs by the second and makes everything after it late.',
  remedy:
    'Look in the Spark UI or the continuous log for the stage that hangs: a skewed join, many small files, or a lock in the target.',
  for: ends,
});

export const scheduleUnreadable: GlueJobCheck =
  scheduleUnreadableWith('cron(15 6 * * ? *)');

export const waiting: GlueJobCheck = {
  id: 'waiting',
  title: 'Run waits',
  description:
    'A run that waits for capacity or does not get beyond its start works on nothing.',
  claim: 'own-fault',
  messages: {
    title: 'A run has waited for {{waiting}} to begin',
    remedy:
      'Look at the quota of DPUs and the free addresses of the subnet of its connection; stop runs that are not needed.',
  },
  run({ runs, now }) {
    const stuck = runs.find(
      ({ state, figures }) =>
        state === 'running' &&
        (figures?.glueState === 'WAITING' || figures?.glueState === 'STARTING'),
    );
    const startedAt = stuck ? Date.parse(stuck.startedAt) : now;
    const elapsed = (now - startedAt) / 1000;
    return stuck && elapsed > WAITING_SECONDS
      ? {
          severity: 'warning',
          values: { waiting: seconds(elapsed) },
          evidence: {
            run: stuck.id,
            glueState: String(stuck.figures?.glueState),
            waitingSeconds: Math.round(elapsed),
          },
          onsetAt: startedAt,
        }
      : undefined;
  },
};

export const streamingStopped: GlueJobCheck = {
  id: 'streaming-stopped',
  title: 'Streaming job stopped',
  description:
    'A streaming job is meant to run always; while it does not, its stream fills and expires.',
  claim: 'own-fault',
  messages: {
    title: 'The streaming job has not run',
    title_ended: 'The streaming job has not run for {{stopped}}',
    remedy:
      'Start the job; it goes on from its checkpoint as long as the stream has kept the records.',
  },
  run({ inventory, runs, now }) {
    const [last] = runs;
    if (!isStreaming(inventory) || !last || last.state === 'running') {
      return undefined;
    }
    const { id, state, error, endedAt } = last;
    const ended = endedAt === undefined ? undefined : Date.parse(endedAt);
    return {
      severity: 'critical',
      ...(ended !== undefined && {
        variant: 'ended',
        values: { stopped: seconds((now - ended) / 1000) },
        onsetAt: ended,
      }),
      evidence: {
        run: id,
        state,
        ...(endedAt && { endedAt }),
        ...(error && { errorMessage: error }),
      },
    };
  },
};

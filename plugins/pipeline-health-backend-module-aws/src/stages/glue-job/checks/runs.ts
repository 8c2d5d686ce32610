import {
  lastRunFailedFinding,
  longRunFinding,
  overdueFinding,
  Remedy,
} from '../../../judging/runs';
import { formatDuration } from '../../../judging/words';
import { GlueJobCheck, isStreaming, withoutRetries } from '../context';

const WAITING_SECONDS = 1800;

const REMEDIES: readonly Remedy[] = [
  [
    /out ?of ?memory|OOM|heap space|exit code 137|memory limit/i,
    'Look at the memory of driver and executors; take larger workers (G.2X), read less at a time (bounded execution), and do not collect data to the driver.',
  ],
  [
    /no space left|disk/i,
    'Take workers with larger disks (G.2X), or repartition: a skewed join spills to the disk of one worker.',
  ],
  [
    /access ?denied|not authorized|forbidden|403/i,
    "Give the job's role access to its sources and targets (and kms:Decrypt when they are encrypted), then start the job.",
  ],
  [
    /slow ?down|503|throttl|rate exceeded/i,
    'S3 or another service throttles the job: write fewer and larger files, spread the prefixes, or lower the number of workers.',
  ],
  [
    /concurrent runs|resource unavailable|capacity|MaxConcurrentRuns/i,
    'Another run was still going on or Glue had no capacity: raise the maximum concurrency or enable job run queuing, and look at the run before.',
  ],
  [
    /redshift|jdbc|connection|communications link|timed out connecting/i,
    'Check that the warehouse is up, that the security group of the connection lets the job in, and the credentials of the connection.',
  ],
  [
    /AnalysisException|cannot resolve|schema|column/i,
    'The input no longer has the columns that the script names: look at its newest files and at the crawler or job that makes them.',
  ],
  [
    /no ?such|does not exist|not ?found/i,
    'Check that the input still lies where the script looks, and that what comes before the job has written it.',
  ],
  [
    /timeout/i,
    'See what the run waited for; let it read less at a time, add workers, or raise the timeout if it is meant to take so long.',
  ],
];

export const lastRunFailed: GlueJobCheck = {
  id: 'last-run-failed',
  description:
    'A run that fails leaves its targets as they were: whatever reads them works on old data.',
  run: ({ runs, thresholds, now }) =>
    lastRunFailedFinding({
      runs: withoutRetries(runs),
      lines: thresholds,
      now,
      remedies: REMEDIES,
      otherwise:
        'Read the error log of the run in /aws-glue/jobs/error, correct what it names, then start the job.',
    }),
};

export const overdue: GlueJobCheck = {
  id: 'overdue',
  description:
    'Its trigger or workflow says when a run is due. A job that does not start says nothing by itself.',
  run: ({ runs, thresholds, now, inventory }) =>
    isStreaming(inventory) ||
    inventory.unanswered.some(({ question }) => question === 'runs')
      ? undefined
      : overdueFinding({
          schedules: inventory.schedules.map(schedule => ({
            ...schedule,
            standsSince: inventory.createdAt,
          })),
          runs,
          lines: thresholds,
          now,
          remedy: inventory.schedules.some(({ indirect }) => indirect)
            ? 'Look at the run of the workflow: what comes before the job may have failed, then its trigger never fires.'
            : 'Start the job by hand, and check that its trigger is activated and its role can be assumed.',
        }),
};

export const longRun: GlueJobCheck = {
  id: 'long-run',
  description:
    'A run that takes far longer than usual costs by the second and makes everything after it late.',
  run: ({ runs, thresholds, now, inventory }) =>
    isStreaming(inventory)
      ? undefined
      : longRunFinding({
          runs,
          lines: thresholds,
          now,
          remedy:
            'Look in the Spark UI or the continuous log for the stage that hangs: a skewed join, many small files, or a lock in the target.',
        }),
};

export const waiting: GlueJobCheck = {
  id: 'waiting',
  description:
    'A run that waits for capacity or does not get beyond its start works on nothing.',
  run({ runs, now }) {
    const stuck = runs.find(
      ({ state, figures }) =>
        state === 'running' &&
        (figures?.glueState === 'WAITING' || figures?.glueState === 'STARTING'),
    );
    const seconds = stuck ? (now - Date.parse(stuck.startedAt)) / 1000 : 0;
    return stuck && seconds > WAITING_SECONDS
      ? {
          severity: 'warning',
          title: `A run has waited for ${formatDuration(seconds)} to begin`,
          evidence: {
            run: stuck.id,
            glueState: String(stuck.figures?.glueState),
            waitingSeconds: Math.round(seconds),
          },
          remedy:
            'Look at the quota of DPUs and the free addresses of the subnet of its connection; stop runs that are not needed.',
        }
      : undefined;
  },
};

export const streamingStopped: GlueJobCheck = {
  id: 'streaming-stopped',
  description:
    'A streaming job is meant to run always; while it does not, its stream fills and expires.',
  run({ inventory, runs, now }) {
    const [last] = runs;
    if (!isStreaming(inventory) || !last || last.state === 'running') {
      return undefined;
    }
    const since = last.endedAt
      ? ` for ${formatDuration((now - Date.parse(last.endedAt)) / 1000)}`
      : '';
    return {
      severity: 'critical',
      title: `The streaming job has not run${since}`,
      evidence: {
        run: last.id,
        state: last.state,
        ...(last.endedAt && { endedAt: last.endedAt }),
        ...(last.error && { errorMessage: last.error }),
      },
      remedy:
        'Start the job; it goes on from its checkpoint as long as the stream has kept the records.',
    };
  },
};

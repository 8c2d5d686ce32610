import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  lastRunFailed as lastRunFailedWith,
  longRun as longRunWith,
  overdue as overdueWith,
  runsStopped as runsStoppedWith,
  scheduleUnreadable as scheduleUnreadableWith,
  startRefused as startRefusedWith,
} from '../../../judging/runs';
import { seconds } from '../../../judging';
import {
  GlueJobCheck,
  GlueJobInventory,
  isStreaming,
} from '../GlueJobInventory';
import { scheduleFixes } from '../fixes';
import { failureWordsOfJobs, resourcesOf } from '../failures';
import { startedBy, strandsOf } from '../strands';

const WAITING_SECONDS = 1800;
/** Flexible runs are for what is not urgent. */
const FLEXIBLE_SECONDS = 4 * 3600;
/** A deployment stops a streaming job and starts it again. */
const RESTART_SECONDS = 15 * 60;

const ends = (inventory: GlueJobInventory) => !isStreaming(inventory);

function oneAtATime(inventory: GlueJobInventory): boolean {
  const { maxConcurrentRuns = 1, queuesRuns } = inventory;
  return ends(inventory) && maxConcurrentRuns <= 1 && !queuesRuns;
}

export const lastRunFailed: GlueJobCheck = lastRunFailedWith({
  description:
    'A run that fails leaves its targets as they were: whatever reads them works on old data.',
  words: failureWordsOfJobs,
  resources: resourcesOf,
  // A streaming job that runs is well; it never succeeds.
  strands: context =>
    isStreaming(context.inventory) && context.runs[0]?.state === 'running'
      ? []
      : strandsOf(context),
});

export const overdue: GlueJobCheck = overdueWith({
  description:
    'Its trigger or workflow says when a run is due. A job that does not start says nothing by itself.',
  remedy:
    'Start the job by hand, and check that its trigger is activated and its role can be assumed.',
  remedyIndirect:
    'Look at the jobs and crawlers before it in its chain: one has failed, was not started or has not ended, then the trigger of this job never fires.',
  for: ends,
  oneAtATime,
  startedBy,
});

export const startRefused: GlueJobCheck = startRefusedWith(oneAtATime);

export const runsStopped: GlueJobCheck = runsStoppedWith({ for: ends });

export const longRun: GlueJobCheck = longRunWith({
  description:
    'A run that takes far longer than usual costs by the second and makes everything after it late.',
  remedy:
    'Look in the Spark UI or the continuous log for the stage that hangs: a skewed join, many small files, or a lock in the target.',
  for: ends,
});

export const scheduleUnreadable: GlueJobCheck = scheduleUnreadableWith(
  'cron(15 6 * * ? *)',
  (stage, trigger, schedule) =>
    // That of a workflow is named after both.
    scheduleFixes(stage, trigger.replace(/^.*\//, ''), { Schedule: schedule }),
);

function isWorking({ state, figures }: Run): boolean {
  return state === 'running' && figures?.glueState === 'RUNNING';
}

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
    title_flex: 'A flexible run has waited for {{waiting}} for spare capacity',
    remedy_flex:
      'FLEX starts when there is spare capacity: let it wait, or use the execution class STANDARD where it must not be late.',
    title_queued: 'A run has waited for {{waiting}} behind the one before',
    remedy_queued:
      'It begins by itself when the run before has ended. See why that one takes so long, or start the job less often.',
  },
  run({ inventory, runs, now }) {
    const stuck = runs.find(
      ({ state, figures }) =>
        state === 'running' &&
        (figures?.glueState === 'WAITING' || figures?.glueState === 'STARTING'),
    );
    const startedAt = stuck ? Date.parse(stuck.startedAt) : now;
    const elapsed = (now - startedAt) / 1000;
    const isFlexible = stuck?.figures?.executionClass === 'FLEX';
    const { queuesRuns, maxConcurrentRuns = 1 } = inventory;
    const isQueued =
      queuesRuns && runs.filter(isWorking).length >= maxConcurrentRuns;
    const isMeant = isQueued || (isFlexible && elapsed < FLEXIBLE_SECONDS);
    return stuck && elapsed > WAITING_SECONDS
      ? {
          severity: isMeant ? 'info' : 'warning',
          ...(isFlexible && { variant: 'flex' }),
          ...(isQueued && { variant: 'queued' }),
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
    const isRestart =
      state === 'stopped' &&
      ended !== undefined &&
      now - ended < RESTART_SECONDS * 1000;
    return {
      severity: isRestart ? 'info' : 'critical',
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

import {
  Evidence,
  Finding,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Check, Neighbour } from '@pipeline-health/plugin-pipeline-health-node';
import {
  Explanation,
  failureHistory,
  FailureResources,
  FailureWords,
} from '../failures';
import { severityOf } from '../severityOf';
import { JobInventory, JobThreshold, jobThresholds } from './jobs';

/** The runs that succeeded or failed. */
export function endedRuns(runs: readonly Run[]): Run[] {
  return runs.filter(
    ({ state }) => state === 'succeeded' || state === 'failed',
  );
}

/** Runs that failed one after another, up to the newest. */
export interface FailedRuns {
  count: number;
  newest: Run;
  /** ISO 8601; when the last good run began. */
  goodAt?: string;
  /** Epoch milliseconds; when the first of them had failed. */
  onsetAt: number;
}

/**
 * The failures since the last good run; runs that a person stopped say nothing.
 * Where these are more than the runs that are looked at, what was found before
 * tells when they began; `lastGoodAt` names its evidence.
 */
export function failedRuns(
  runs: readonly Run[],
  previous?: Finding,
  lastGoodAt = 'lastGoodRunAt',
): FailedRuns | undefined {
  const ended = endedRuns(runs);
  const good = ended.findIndex(({ state }) => state === 'succeeded');
  const failed = good < 0 ? ended : ended.slice(0, good);
  const first = failed[failed.length - 1];
  if (!first) {
    return undefined;
  }
  const known = { count: failed.length, newest: failed[0] };
  const onsetAt = first.endedAt ?? first.startedAt;
  if (good >= 0) {
    const goodAt = ended[good].startedAt;
    return { ...known, goodAt, onsetAt: Date.parse(onsetAt) };
  }
  const goodAt = previous?.evidence[lastGoodAt];
  return {
    ...known,
    ...(typeof goodAt === 'string' && { goodAt }),
    onsetAt: Math.min(
      Date.parse(onsetAt),
      Date.parse(previous?.onsetAt ?? onsetAt),
    ),
  };
}

/** What a check says of runs that failed: the values of its templates, such as `The last run failed: {{cause}}` and `{{remedy}}`, and evidence. */
export function failureDraft(
  words: FailureWords,
  { count, newest }: FailedRuns,
  told: {
    /** The runs that ended, newest first. */
    ended: readonly Run[];
    resources?: FailureResources;
    previous?: Finding;
  },
): { values: { count: number } & Explanation; evidence: Evidence } {
  const { ended, resources = {}, previous } = told;
  return {
    values: { count, ...words.explain(newest.error, resources) },
    evidence: {
      errorMessage: newest.error ?? 'AWS gives no reason',
      ...failureHistory(newest, ended, previous),
    },
  };
}

/** Runs that do the same: of one trigger where a job has several, which may give it other arguments. */
export interface Strand {
  /** Absent where there is one only. */
  trigger?: string;
  /** Newest first. */
  runs: readonly Run[];
}

/** The check that the last run or runs failed: why, how often, and what to do. */
export function lastRunFailed<TInventory extends JobInventory>(options: {
  description: string;
  words: FailureWords;
  /** What causes and remedies can name. */
  resources(
    context: { inventory: TInventory; neighbours: readonly Neighbour[] },
    failed: Run,
  ): FailureResources;
  /** What is judged each for itself, an attempt and its retries as one; all runs together when absent. */
  strands?(context: { runs: readonly Run[]; inventory: TInventory }): Strand[];
}): Check<TInventory, JobThreshold> {
  const { description, words, resources } = options;
  return {
    id: 'last-run-failed',
    title: 'Runs fail',
    description,
    claim: 'own-fault',
    figure: {
      evidence: 'failedRunsInARow',
      title: 'Failed runs in a row',
      ofRuns: true,
    },
    explains: 'worse',
    // What a run reads or writes may be what does not work.
    explainedBy: {
      upstream: ['own-fault'],
      downstream: ['own-fault', 'refusal'],
      via: ['job-input', 'job-output', 'warehouse-load'],
    },
    messages: {
      title_one: 'The last run failed: {{cause}}',
      title_other: 'The last {{count}} runs failed: {{cause}}',
      remedy: '{{remedy}}',
    },
    run(context) {
      const before = context.previous['last-run-failed'];
      const strands = options.strands?.(context) ?? [{ runs: context.runs }];
      const [worst] = strands
        .flatMap(({ trigger, runs }) => {
          const previous =
            before?.evidence.trigger === trigger ? before : undefined;
          const found = failedRuns(runs, previous);
          return found ? [{ trigger, runs, previous, failed: found }] : [];
        })
        .sort((left, right) => right.failed.count - left.failed.count);
      const { trigger, runs = [], previous, failed } = worst ?? {};
      const severity =
        failed &&
        severityOf(
          failed.count,
          jobThresholds.failedRunsInARow,
          context.thresholds.failedRunsInARow,
        );
      if (!failed || !severity) {
        return undefined;
      }
      const { count, newest, goodAt, onsetAt } = failed;
      const { values, evidence } = failureDraft(words, failed, {
        ended: endedRuns(runs),
        resources: resources(context, newest),
        previous,
      });
      return {
        severity,
        values,
        evidence: {
          failedRunsInARow: count,
          ...(trigger !== undefined && { trigger }),
          ...evidence,
          run: newest.id,
          startedAt: newest.startedAt,
          ...(goodAt && { lastGoodRunAt: goodAt }),
        },
        onsetAt,
      };
    },
  };
}

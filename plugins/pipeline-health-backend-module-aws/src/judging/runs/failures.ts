import {
  abridge,
  Evidence,
  Finding,
  MessageValue,
  Run,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { Check } from '@pipeline-health/plugin-pipeline-health-node';
import { seconds } from '../quantities';
import { severityOf } from '../severityOf';
import { JobInventory, JobThreshold, jobThresholds } from './jobs';

/** What messages of failed runs mean and what to do then, by the names of the variants; the first that matches counts. */
export type FailureRemedies = {
  readonly [variant: string]: readonly [message: RegExp, remedy: string];
};

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

/** Templates of parts of the sentences about runs, for the `messages` of a kind. */
export const runMessages: Templates = {
  'runs.since-good': '; the last good one began {{ago}} ago',
  'runs.no-reason': 'AWS gives no reason',
};

/** The values of a title such as `The last run failed{{since}}: {{error}}`. */
export function failureValues(
  { count, newest, goodAt }: FailedRuns,
  now: number,
): { [name: string]: MessageValue } {
  return {
    count,
    since:
      goodAt === undefined
        ? ''
        : {
            key: 'runs.since-good',
            values: { ago: seconds((now - Date.parse(goodAt)) / 1000) },
          },
    error: newest.error
      ? abridge(newest.error)
      : { key: 'runs.no-reason', values: {} },
  };
}

/** The templates of remedies by the message of a failure, or else the plain one. */
export function remedyTemplates(
  remedies: FailureRemedies,
  otherwise: string,
): Templates {
  return {
    remedy: otherwise,
    ...Object.fromEntries(
      Object.entries(remedies).map(([variant, [, remedy]]) => [
        `remedy_${variant}`,
        remedy,
      ]),
    ),
  };
}

/** The variant whose remedy answers the message of a failure. */
export function remedyVariant(
  remedies: FailureRemedies,
  error = '',
): { variant?: string } {
  const found = Object.entries(remedies).find(([, [message]]) =>
    message.test(error),
  );
  return found ? { variant: found[0] } : {};
}

/** The check that the last run or runs failed: since when, why, and what to do. */
export function lastRunFailed<TInventory extends JobInventory>(options: {
  description: string;
  remedies: FailureRemedies;
  otherwise: string;
  /** The runs to judge, an attempt and its retries as one; all when absent. */
  runs?(context: { runs: readonly Run[]; inventory: TInventory }): Run[];
}): Check<TInventory, JobThreshold> {
  const { description, remedies, otherwise } = options;
  return {
    id: 'last-run-failed',
    title: 'Runs fail',
    description,
    claim: 'own-fault',
    explains: 'worse',
    // What a run reads or writes may be what does not work.
    explainedBy: {
      upstream: ['own-fault'],
      downstream: ['own-fault', 'refusal'],
      via: ['job-input', 'job-output', 'warehouse-load'],
    },
    messages: {
      title_one: 'The last run failed{{since}}: {{error}}',
      title_other: 'The last {{count}} runs failed{{since}}: {{error}}',
      ...remedyTemplates(remedies, otherwise),
    },
    run(context) {
      const failed = failedRuns(
        options.runs?.(context) ?? context.runs,
        context.previous['last-run-failed'],
      );
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
      const evidence: Evidence = {
        failedRunsInARow: count,
        errorMessage: newest.error ?? 'AWS gives no reason',
        run: newest.id,
        startedAt: newest.startedAt,
        ...(goodAt && { lastGoodRunAt: goodAt }),
      };
      return {
        severity,
        ...remedyVariant(remedies, newest.error),
        values: failureValues(failed, context.now),
        evidence,
        onsetAt,
      };
    },
  };
}

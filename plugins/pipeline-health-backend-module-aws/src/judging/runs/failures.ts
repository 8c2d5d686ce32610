import {
  abridge,
  Evidence,
  Run,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  FindingDraft,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '..';
import { formatDuration } from '../words';
import { JobThreshold, jobThresholds } from './jobThresholds';

/** A pattern in an error message, and what to do then. */
export type Remedy = readonly [pattern: RegExp, remedy: string];

/** How many of the newest runs failed; those that a person stopped say nothing. */
export function failuresInARow(runs: readonly Run[]): number {
  const ended = endedRuns(runs);
  const good = ended.findIndex(({ state }) => state === 'succeeded');
  return good < 0 ? ended.length : good;
}

/** The runs that succeeded or failed. */
export function endedRuns(runs: readonly Run[]): Run[] {
  return runs.filter(
    ({ state }) => state === 'succeeded' || state === 'failed',
  );
}

/** Says that the last run or runs failed, since when and why. */
export function lastRunFailedFinding(options: {
  /** Newest first, an attempt and its retries as one. */
  runs: readonly Run[];
  lines: Thresholds<JobThreshold>;
  now: number;
  remedies: readonly Remedy[];
  otherwise: string;
  evidence?: Evidence;
}): FindingDraft | undefined {
  const { runs, lines, now, remedies, otherwise, evidence } = options;
  const failed = failuresInARow(runs);
  const severity = severityOf(
    failed,
    jobThresholds.failedRunsInARow,
    lines.failedRunsInARow,
  );
  const ended = endedRuns(runs);
  const [newest] = ended;
  if (failed === 0 || !severity) {
    return undefined;
  }
  const message = newest.error ?? 'AWS gives no reason';
  const good = ended.find(({ state }) => state === 'succeeded');
  const since = good
    ? `; the last good one began ${formatDuration(
        (now - Date.parse(good.startedAt)) / 1000,
      )} ago`
    : '';
  return {
    severity,
    title: `${
      failed === 1 ? 'The last run' : `The last ${failed} runs`
    } failed${since}: ${abridge(message)}`,
    evidence: {
      failedRunsInARow: failed,
      errorMessage: message,
      run: newest.id,
      startedAt: newest.startedAt,
      ...(good && { lastGoodRunAt: good.startedAt }),
      ...evidence,
    },
    remedy:
      remedies.find(([pattern]) => pattern.test(message))?.[1] ?? otherwise,
  };
}

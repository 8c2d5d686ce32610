import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  FindingDraft,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '..';
import { formatDuration } from '../words';
import { JobThreshold, jobThresholds } from './jobThresholds';

const SHORTEST_SECONDS = 600;
const ENOUGH = 3;

/** The median duration of runs that succeeded, when there are enough. */
export function medianSeconds(runs: readonly Run[]): number | undefined {
  const durations = runs
    .filter(({ state }) => state === 'succeeded')
    .flatMap(({ durationSeconds }) => durationSeconds ?? [])
    .sort((left, right) => left - right);
  return durations.length >= ENOUGH
    ? durations[Math.floor(durations.length / 2)]
    : undefined;
}

/** Says that the current run takes much longer than usual. */
export function longRunFinding(options: {
  runs: readonly Run[];
  lines: Thresholds<JobThreshold>;
  now: number;
  remedy: string;
}): FindingDraft | undefined {
  const { runs, lines, now, remedy } = options;
  const running = runs.find(({ state }) => state === 'running');
  const median = medianSeconds(runs);
  if (!running || median === undefined) {
    return undefined;
  }
  const seconds = (now - Date.parse(running.startedAt)) / 1000;
  const ratio = seconds / Math.max(median, SHORTEST_SECONDS);
  const severity = severityOf(
    ratio,
    jobThresholds.runDuration,
    lines.runDuration,
  );
  return severity
    ? {
        severity,
        title: `The current run takes ${formatDuration(
          seconds,
        )} already, its median is ${formatDuration(median)}`,
        evidence: {
          run: running.id,
          runningSeconds: Math.round(seconds),
          medianSeconds: median,
          startedAt: running.startedAt,
        },
        remedy,
      }
    : undefined;
}

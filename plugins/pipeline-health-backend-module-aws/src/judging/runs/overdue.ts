import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  FindingDraft,
  Thresholds,
} from '@pipeline-health/plugin-pipeline-health-node';
import { severityOf } from '..';
import { latenessOf, parseSchedule } from '../schedule';
import { formatCount, formatDuration } from '../words';
import { JobThreshold, jobThresholds } from './jobThresholds';

/** A schedule that starts a job. */
export type JobSchedule = {
  /** What people call it. */
  name: string;
  expression: string;
  /** ISO 8601; since when it stands as it is. */
  standsSince?: string;
  /** True when it starts other jobs first, so that this one may begin much later. */
  indirect?: boolean;
};

/** Says that a run was due and did not start. */
export function overdueFinding(options: {
  schedules: readonly JobSchedule[];
  runs: readonly Run[];
  lines: Thresholds<JobThreshold>;
  now: number;
  remedy: string;
}): FindingDraft | undefined {
  const { schedules, runs, lines, now, remedy } = options;
  if (runs.some(({ state }) => state === 'running')) {
    return undefined;
  }
  const [worst] = schedules
    .flatMap(schedule => lateBy(schedule, runs, now) ?? [])
    .sort((left, right) => right.late.lateSeconds - left.late.lateSeconds);
  const severity =
    worst &&
    severityOf(worst.late.lateSeconds, jobThresholds.overdue, lines.overdue);
  if (!worst || !severity) {
    return undefined;
  }
  const { late, schedule } = worst;
  const missed =
    late.missed > 1
      ? ` and ${formatCount(late.missed, 'run')} are missing`
      : '';
  return {
    severity,
    title: `The job is ${formatDuration(
      late.lateSeconds,
    )} late by its schedule${missed}`,
    evidence: {
      schedule: `${schedule.name}: ${schedule.expression}`,
      dueAt: new Date(late.dueAt).toISOString(),
      lateSeconds: late.lateSeconds,
      missedRuns: late.missed,
      ...(runs[0] && { lastStartedAt: runs[0].startedAt }),
    },
    remedy,
  };
}

function lateBy(schedule: JobSchedule, runs: readonly Run[], now: number) {
  const parsed = parseSchedule(schedule.expression);
  const standsSince = Date.parse(schedule.standsSince ?? '');
  const late =
    parsed &&
    latenessOf(parsed, {
      lastStartedAt: runs[0] && Date.parse(runs[0].startedAt),
      standsSince: Number.isNaN(standsSince) ? undefined : standsSince,
      now,
    });
  // What runs before it may take until the next start is due.
  const isLate = late && (!schedule.indirect || late.missed > 1);
  return isLate ? { schedule, late } : undefined;
}

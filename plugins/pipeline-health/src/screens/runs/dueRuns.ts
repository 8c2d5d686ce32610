import { Finding, Stage } from '@pipeline-health/plugin-pipeline-health-common';
import { TimeSpan } from '../../clock/timeSpan';

const OVERDUE = /\/overdue$/;

/** How much of a timeline is for what is to come, where anything is known of it. */
const TO_COME = 1 / 8;

/** When a run should have begun that has not; undefined when none is late. */
export function lateSince(
  stage: Stage,
  findings: readonly Finding[],
): number | undefined {
  const overdue = findings.find(
    finding => finding.stage === stage.arn && OVERDUE.test(finding.id),
  );
  const due = overdue?.evidence.dueAt ?? overdue?.onsetAt;
  const at = typeof due === 'string' ? Date.parse(due) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** When the runs of a stage are due that are to come, in epoch milliseconds, soonest first. */
export function dueAfter({ nextRuns = [] }: Stage, now: number): number[] {
  return nextRuns.map(iso => Date.parse(iso)).filter(at => at > now);
}

/** The time that a timeline shows: back so far from now, and a part of that ahead where runs are due. */
export function spanOfRuns(
  stages: readonly Stage[],
  back: number,
  now: number,
): TimeSpan {
  const ahead = back * TO_COME;
  const isDue = stages.some(stage =>
    dueAfter(stage, now).some(at => at < now + ahead),
  );
  return { fromMs: now - back, toMs: isDue ? now + ahead : now };
}

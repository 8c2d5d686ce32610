import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf, Check } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore } from '../asBefore';
import { seconds } from '../quantities';
import { latenessOf, parseSchedule } from '../schedule';
import { severityOf } from '../severityOf';
import { JobInventory, JobSchedule, JobThreshold, jobThresholds } from './jobs';

/** The check that a run was due and did not start. */
export function overdue<TInventory extends JobInventory>(options: {
  description: string;
  remedy: string;
  /** When what starts first did not come so far. */
  remedyIndirect?: string;
  /** Which jobs are meant to keep to their schedules; all when absent. */
  for?(inventory: TInventory): boolean;
}): Check<TInventory, JobThreshold> {
  const { description, remedy, remedyIndirect = remedy } = options;
  return {
    id: 'overdue',
    title: 'Overdue',
    description,
    claim: 'own-fault',
    messages: {
      title_one: 'The job is {{late}} late by its schedule',
      title_other:
        'The job is {{late}} late by its schedule and {{count}} runs are missing',
      remedy,
      remedy_indirect: remedyIndirect,
    },
    run({ inventory, runs, thresholds, previous, now }) {
      const isJudged =
        !runs.some(({ state }) => state === 'running') &&
        (options.for?.(inventory) ?? true);
      if (!isJudged) {
        return undefined;
      }
      const schedules = answerOf(inventory.schedules);
      if (!schedules || answerOf(inventory.runs) === undefined) {
        return asBefore(previous.overdue);
      }
      const [worst] = schedules
        .flatMap(schedule => lateBy(schedule, runs, now) ?? [])
        .sort((left, right) => left.late.dueAt - right.late.dueAt);
      const severity =
        worst &&
        severityOf(
          worst.late.lateSeconds,
          jobThresholds.overdue,
          thresholds.overdue,
        );
      if (!severity) {
        return undefined;
      }
      const { late, schedule } = worst;
      return {
        severity,
        ...(schedule.indirect && { variant: 'indirect' }),
        values: { late: seconds(late.lateSeconds), count: late.missed },
        evidence: {
          schedule: `${schedule.name}: ${schedule.expression}`,
          dueAt: new Date(late.dueAt).toISOString(),
          lateSeconds: late.lateSeconds,
          missedRuns: late.missed,
          ...(runs[0] && { lastStartedAt: runs[0].startedAt }),
        },
        onsetAt: late.dueAt,
      };
    },
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

/** The check that somebody can tell when a run is due; `example` is how the service writes a schedule. */
export function scheduleUnreadable<TInventory extends JobInventory>(
  example: string,
): Check<TInventory, JobThreshold> {
  return {
    id: 'schedule-unreadable',
    title: 'Unreadable schedule',
    description:
      'A job whose schedule is not understood never becomes overdue.',
    claim: 'posture',
    messages: {
      title:
        "The schedule '{{schedule}}' is not understood, so nobody is told when a run is overdue",
      remedy: `Write the schedule as cron with six fields, such as ${example}.`,
    },
    run({ inventory }) {
      const bad = answerOf(inventory.schedules)?.find(
        ({ expression }) => !parseSchedule(expression),
      );
      return (
        bad && {
          severity: 'info',
          values: { schedule: bad.expression },
          evidence: { schedule: `${bad.name}: ${bad.expression}` },
        }
      );
    },
  };
}

import { Fix, Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  Check,
  StageRef,
} from '@pipeline-health/plugin-pipeline-health-node';
import { Input } from '../../aws/fixes';
import { asBefore } from '../asBefore';
import { medianOf } from '../lessThanUsual';
import { seconds } from '../quantities';
import { Lateness, latenessOf, parseSchedule, Schedule } from '../schedule';
import { severityOf } from '../severityOf';
import { JobInventory, JobSchedule, JobThreshold, jobThresholds } from './jobs';

/** So many delays tell what is usual. */
const ENOUGH = 3;

/** The check that a run was due and did not start. */
export function overdue<TInventory extends JobInventory>(options: {
  description: string;
  remedy: string;
  /** When what starts first did not come so far. */
  remedyIndirect?: string;
  /** Which jobs are meant to keep to their schedules; all when absent. */
  for?(inventory: TInventory): boolean;
  /** Whether a start is refused while a run goes on; none is when absent. */
  oneAtATime?(inventory: TInventory): boolean;
  /** The runs that a schedule may have started, newest first; all when absent. */
  startedBy?(
    schedule: JobSchedule,
    context: { runs: readonly Run[]; inventory: TInventory },
  ): readonly Run[];
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
      const refusedBy = options.oneAtATime?.(inventory) ? runs : [];
      const [worst] = longestOfChain(schedules, now)
        .flatMap(schedule => {
          const started =
            options.startedBy?.(schedule, { runs, inventory }) ?? runs;
          return lateBy(schedule, { started, refusedBy, now }) ?? [];
        })
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

/** Of the schedules at the heads of a chain the one that comes most seldom: what waits for several waits for it. */
function longestOfChain(
  schedules: readonly JobSchedule[],
  now: number,
): JobSchedule[] {
  const intervalOf = ({ expression }: JobSchedule) => {
    const parsed = parseSchedule(expression);
    const next = parsed?.nextAfter(now);
    return next === undefined ? 0 : (parsed?.nextAfter(next) ?? next) - next;
  };
  const [head] = schedules
    .filter(({ indirect }) => indirect)
    .sort((left, right) => intervalOf(right) - intervalOf(left));
  return [
    ...schedules.filter(({ indirect }) => !indirect),
    ...(head ? [head] : []),
  ];
}

function lateBy(
  schedule: JobSchedule,
  {
    started,
    refusedBy,
    now,
  }: { started: readonly Run[]; refusedBy: readonly Run[]; now: number },
) {
  const parsed = parseSchedule(schedule.expression);
  const standsSince = Date.parse(schedule.standsSince ?? '');
  const late =
    parsed &&
    lateSince(parsed, started[0] && Date.parse(started[0].startedAt), {
      standsSince: Number.isNaN(standsSince) ? undefined : standsSince,
      refusedBy,
      now,
    });
  if (!late || !schedule.indirect) {
    return late && { schedule, late };
  }
  // What runs before it may take as long as it took, or until the next start is due.
  const usual = usualDelay(parsed, started);
  const lateSeconds = late.lateSeconds - (usual ?? 0) / 1000;
  return (usual === undefined ? late.missed > 1 : lateSeconds > 0)
    ? { schedule, late: { ...late, lateSeconds } }
    : undefined;
}

/** How late it is after a start; what was due while a run went on was refused and is no start to wait for. */
function lateSince(
  schedule: Schedule,
  lastStartedAt: number | undefined,
  rest: { standsSince?: number; refusedBy: readonly Run[]; now: number },
): Lateness | undefined {
  const late = latenessOf(schedule, { ...rest, lastStartedAt });
  const busy =
    late &&
    rest.refusedBy.find(
      ({ startedAt, endedAt = '' }) =>
        Date.parse(startedAt) <= late.dueAt && late.dueAt < Date.parse(endedAt),
    );
  return busy
    ? lateSince(schedule, Date.parse(busy.endedAt ?? ''), rest)
    : late;
}

/** The longest time, in milliseconds, that usually lies between the start at the head of a chain and that of a run. */
function usualDelay(
  schedule: Schedule,
  runs: readonly Run[],
): number | undefined {
  const starts = runs.map(({ startedAt }) => Date.parse(startedAt));
  const delays = starts.slice(0, -1).flatMap((start, index) => {
    const due = schedule.nextAfter(starts[index + 1] + 60_000);
    return due !== undefined && due <= start ? [start - due] : [];
  });
  if (delays.length < ENOUGH) {
    return undefined;
  }
  const usual = medianOf(delays);
  return Math.max(...delays.filter(delay => delay <= 2 * usual + 600_000));
}

/** A schedule that the reader must write. */
const SCHEDULE = new Input('Schedule', 'cron with six fields');

/** The check that somebody can tell when a run is due; `example` is how the service writes a schedule, `fixes` is where. */
export function scheduleUnreadable<TInventory extends JobInventory>(
  example: string,
  fixes: (stage: StageRef, name: string, schedule: Input) => Fix[],
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
    run({ stage, inventory }) {
      const bad = answerOf(inventory.schedules)?.find(
        ({ expression }) => !parseSchedule(expression),
      );
      return (
        bad && {
          severity: 'info',
          values: { schedule: bad.expression },
          evidence: { schedule: `${bad.name}: ${bad.expression}` },
          fixes: fixes(stage, bad.name, SCHEDULE),
        }
      );
    },
  };
}

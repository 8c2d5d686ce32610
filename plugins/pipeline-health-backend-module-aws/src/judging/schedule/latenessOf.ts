import { Schedule } from './Schedule';

/** A start this short before its due time is the start that was due. */
const EARLY_MILLISECONDS = 60_000;
const MAX_MISSED = 100;

/** How far behind its schedule something is. */
export interface Lateness {
  /** Epoch milliseconds of the first start that was due and did not come. */
  dueAt: number;
  lateSeconds: number;
  /** How many starts were due and did not come, counted to 100. */
  missed: number;
}

/**
 * How late something is, judged by the start that was due after the last one:
 * a weekly job that ran on Monday is not late on Tuesday. Undefined when it is
 * not late, or when nobody knows since when it should have run.
 */
export function latenessOf(
  schedule: Schedule,
  times: {
    /** Epoch milliseconds of the last start, whoever asked for it. */
    lastStartedAt?: number;
    /** Epoch milliseconds since which the schedule stands as it is. */
    standsSince?: number;
    now: number;
  },
): Lateness | undefined {
  const { lastStartedAt, standsSince, now } = times;
  if (lastStartedAt === undefined && standsSince === undefined) {
    return undefined;
  }
  const from = Math.max(
    lastStartedAt === undefined
      ? -Infinity
      : lastStartedAt + EARLY_MILLISECONDS,
    standsSince ?? -Infinity,
  );
  const dueAt = schedule.nextAfter(from);
  if (dueAt === undefined || dueAt > now) {
    return undefined;
  }
  return {
    dueAt,
    lateSeconds: Math.floor((now - dueAt) / 1000),
    missed: countDue(schedule, dueAt, now),
  };
}

function countDue(schedule: Schedule, first: number, now: number): number {
  let count = 0;
  for (
    let due: number | undefined = first;
    due !== undefined && due <= now && count < MAX_MISSED;
    due = schedule.nextAfter(due)
  ) {
    count += 1;
  }
  return count;
}

import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { latenessOf, parseSchedule } from '../../../judging/schedule';
import {
  CrawlerCheck,
  CrawlerInventory,
  DescribedCrawler,
  isCrawling,
} from '../CrawlerInventory';
import { scheduleFixes } from '../fixes';
import { thresholds } from '../thresholds';

export const overdue: CrawlerCheck = {
  id: 'overdue',
  title: 'Overdue',
  description:
    'The schedule of a crawler, or of the trigger or workflow that starts it, says when a crawl is due. A crawler that does not start says nothing by itself.',
  claim: 'own-fault',
  messages: {
    title_one: 'The crawler is {{late}} late by its schedule',
    title_other:
      'The crawler is {{late}} late by its schedule and {{count}} crawls are missing',
    title_triggered_one:
      'The crawler is {{late}} late by the schedule of {{by}}',
    title_triggered_other:
      'The crawler is {{late}} late by the schedule of {{by}} and {{count}} crawls are missing',
    remedy:
      "Start the crawler by hand, and look for 'Glue Scheduled Crawler Invocation Failure' events and for a change of its role: Glue does not start a crawler whose role it cannot assume.",
    remedy_triggered:
      'Look at the runs of {{by}}: whether it is activated, and which of its steps before the crawler did not end well. Start the crawler by hand meanwhile.',
  },
  run(context) {
    const { inventory, previous } = context;
    if (isCrawling(inventory)) {
      return undefined;
    }
    const [worst] = schedulesOf(inventory)
      .flatMap(schedule => lateBy(schedule, context) ?? [])
      .sort((left, right) => left.late.dueAt - right.late.dueAt);
    const severity =
      worst &&
      severityOf(
        worst.late.lateSeconds,
        thresholds.overdue,
        context.thresholds.overdue,
      );
    if (!severity) {
      return 'problem' in (inventory.schedules ?? {})
        ? asBefore(previous.overdue)
        : undefined;
    }
    const { late, schedule } = worst;
    return {
      severity,
      ...(schedule.by !== undefined && { variant: 'triggered' }),
      values: {
        late: seconds(late.lateSeconds),
        count: late.missed,
        ...(schedule.by !== undefined && { by: schedule.by }),
      },
      evidence: {
        schedule: schedule.expression,
        ...(schedule.by !== undefined && { startedBy: schedule.by }),
        dueAt: new Date(late.dueAt).toISOString(),
        lateSeconds: late.lateSeconds,
        missedCrawls: late.missed,
        ...lastStartOf(lastStart(context)),
      },
      onsetAt: late.dueAt,
    };
  },
};

/** What says when a crawl is due. */
export interface CrawlSchedule {
  expression: string;
  /** The trigger, when it is not the crawler's own. */
  by?: string;
  /** ISO 8601; since when it stands as it is. */
  standsSince?: string;
  /** True when other things are started first. */
  indirect?: boolean;
}

/** The schedules that start a crawler: its own, and those of the triggers that do. */
export function schedulesOf(inventory: CrawlerInventory): CrawlSchedule[] {
  const { schedule, schedules, createdAt, updatedAt } = inventory;
  const { expression, state } = schedule ?? {};
  return [
    ...(expression !== undefined && state === 'SCHEDULED'
      ? [{ expression, standsSince: updatedAt ?? createdAt }]
      : []),
    ...(answerOf(schedules) ?? []).map(({ name, ...rest }) => ({
      ...rest,
      by: name,
    })),
  ];
}

function lateBy(schedule: CrawlSchedule, context: DescribedCrawler) {
  const parsed = parseSchedule(schedule.expression);
  const standsSince = Date.parse(schedule.standsSince ?? '');
  const late =
    parsed &&
    latenessOf(parsed, {
      lastStartedAt: lastStart(context),
      standsSince: Number.isNaN(standsSince) ? undefined : standsSince,
      now: context.now,
    });
  // What runs before it may take until the next start is due.
  const isLate = late && (!schedule.indirect || late.missed > 1);
  return isLate ? { schedule, late } : undefined;
}

function lastStartOf(at: number | undefined): Evidence {
  return at === undefined ? {} : { lastStartedAt: new Date(at).toISOString() };
}

/** Epoch milliseconds of the last start that anything tells of. */
function lastStart({ runs, inventory }: DescribedCrawler): number | undefined {
  const starts = [runs[0]?.startedAt, inventory.lastCrawl?.startedAt].filter(
    start => start !== undefined,
  );
  return starts.length
    ? Math.max(...starts.map(start => Date.parse(start)))
    : undefined;
}

export const scheduleOff: CrawlerCheck = {
  id: 'schedule-off',
  title: 'Schedule is off',
  description:
    'A crawler whose schedule is switched off or not readable never becomes overdue.',
  claim: 'posture',
  messages: {
    title: 'The schedule {{schedule}} is switched off',
    title_unreadable:
      "The schedule '{{schedule}}' is not understood, so nobody is told when a crawl is overdue",
    remedy:
      'Switch the schedule on again, or remove it when something else starts the crawler.',
    remedy_unreadable:
      'Write the schedule as cron with six fields, such as cron(15 6 * * ? *).',
  },
  run(context) {
    const { schedule } = context.inventory;
    if (!schedule) {
      return undefined;
    }
    const { expression, state } = schedule;
    const isOff = state === 'NOT_SCHEDULED';
    return isOff || !parseSchedule(expression)
      ? {
          severity: 'info',
          ...(!isOff && { variant: 'unreadable' }),
          values: { schedule: expression },
          evidence: {
            schedule: expression,
            ...(state && { scheduleState: state }),
          },
          ...(isOff && { fixes: scheduleFixes(context) }),
        }
      : undefined;
  },
};

import { severityOf } from '../../../judging';
import { latenessOf, parseSchedule } from '../../../judging/schedule';
import { formatCount, formatDuration } from '../../../judging/words';
import { CrawlerCheck, isCrawling, lastStart } from '../context';
import { thresholds } from '../thresholds';

export const overdue: CrawlerCheck = {
  id: 'overdue',
  description:
    'The schedule says when a crawl is due. A crawler that does not start says nothing by itself.',
  run(context) {
    const { inventory, now } = context;
    const schedule =
      inventory.schedule?.state === 'SCHEDULED'
        ? parseSchedule(inventory.schedule.expression)
        : undefined;
    const standsSince = Date.parse(
      inventory.updatedAt ?? inventory.createdAt ?? '',
    );
    if (!schedule || !inventory.schedule || isCrawling(inventory)) {
      return undefined;
    }
    const late = latenessOf(schedule, {
      lastStartedAt: lastStart(context),
      standsSince: Number.isNaN(standsSince) ? undefined : standsSince,
      now,
    });
    const severity =
      late &&
      severityOf(
        late.lateSeconds,
        thresholds.overdue,
        context.thresholds.overdue,
      );
    if (!late || !severity) {
      return undefined;
    }
    const missed =
      late.missed > 1
        ? ` and ${formatCount(late.missed, 'crawl')} are missing`
        : '';
    return {
      severity,
      title: `The crawler is ${formatDuration(
        late.lateSeconds,
      )} late by its schedule${missed}`,
      evidence: {
        schedule: inventory.schedule.expression,
        dueAt: new Date(late.dueAt).toISOString(),
        lateSeconds: late.lateSeconds,
        missedCrawls: late.missed,
      },
      remedy:
        "Start the crawler by hand, and look for 'Glue Scheduled Crawler Invocation Failure' events and for a change of its role: Glue does not start a crawler whose role it cannot assume.",
    };
  },
};

export const scheduleOff: CrawlerCheck = {
  id: 'schedule-off',
  description:
    'A crawler whose schedule is switched off or not readable never becomes overdue.',
  run({ inventory: { schedule } }) {
    if (!schedule) {
      return undefined;
    }
    const evidence = {
      schedule: schedule.expression,
      ...(schedule.state && { scheduleState: schedule.state }),
    };
    if (schedule.state === 'NOT_SCHEDULED') {
      return {
        severity: 'info',
        title: `The schedule ${schedule.expression} is switched off`,
        evidence,
        remedy:
          'Switch the schedule on again, or remove it when something else starts the crawler.',
      };
    }
    return parseSchedule(schedule.expression)
      ? undefined
      : {
          severity: 'info',
          title: `The schedule '${schedule.expression}' is not understood, so nobody is told when a crawl is overdue`,
          evidence,
          remedy:
            'Write the schedule as cron with six fields, such as cron(15 6 * * ? *).',
        };
  },
};

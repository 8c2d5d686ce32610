import { Evidence, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import { failedRuns, endedRuns, failureDraft } from '../../../judging/runs';
import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../../judging/failures';
import { latenessOf, parseSchedule } from '../../../judging/schedule';
import {
  CrawlerCheck,
  DescribedCrawler,
  isCrawling,
} from '../CrawlerInventory';
import { thresholds } from '../thresholds';

const SHORT_SECONDS = 600;
/** Clocks of the crawler and of the list of its crawls need not agree. */
const SKEW_MILLISECONDS = 60_000;

/** What messages of failed crawls mean. */
export const failureWordsOfCrawls = failureWords(
  KNOWN_FAILURES['glue-crawler'],
  'Read the log of the crawl, correct what it names, then start the crawler.',
);

export const lastCrawlFailed: CrawlerCheck = {
  id: 'last-crawl-failed',
  title: 'Crawls fail',
  description:
    'A crawl that fails leaves the catalog as it was: new partitions and columns are not seen by anybody who reads the tables.',
  claim: 'own-fault',
  covers: ['no-tables'],
  explains: 'worse',
  messages: {
    title_one: 'The last crawl failed: {{cause}}',
    title_other: 'The last {{count}} crawls failed: {{cause}}',
    remedy: '{{remedy}}',
  },
  run(context) {
    const previous = context.previous['last-crawl-failed'];
    const crawls = crawlsOf(context);
    const failed = failedRuns(crawls, previous, 'lastGoodCrawlAt');
    const severity =
      failed &&
      severityOf(
        failed.count,
        thresholds.failedCrawlsInARow,
        context.thresholds.failedCrawlsInARow,
      );
    if (!failed || !severity) {
      return undefined;
    }
    const { count, newest, goodAt, onsetAt } = failed;
    const { lastCrawl } = context.inventory;
    const { logGroup, logStream } = lastCrawl ?? {};
    const error = newest.error ?? lastCrawl?.error;
    const said = failureDraft(
      failureWordsOfCrawls,
      { ...failed, newest: { ...newest, error } },
      {
        ended: endedRuns(crawls),
        resources: resourcesOf(context.inventory, newest),
        previous,
      },
    );
    const evidence: Evidence = {
      failedCrawlsInARow: count,
      ...said.evidence,
      ...(newest.id && { crawl: newest.id }),
      startedAt: newest.startedAt,
      ...(goodAt && { lastGoodCrawlAt: goodAt }),
      ...(logGroup && { logGroup }),
      ...(logStream && { logStream }),
    };
    return {
      severity,
      values: said.values,
      evidence,
      onsetAt,
    };
  },
};

/** What causes and remedies can name of a crawler. */
function resourcesOf(
  { role, targets, database }: DescribedCrawler['inventory'],
  { id }: Run,
): FailureResources {
  return {
    ...(role && { role }),
    ...(targets.length && { input: targets.map(({ path }) => path) }),
    ...(database && { database }),
    ...(id && { run: id }),
  };
}

/** The crawls, newest first; the crawler itself tells of the last one, also when the list lags or may not be read. */
function crawlsOf({ runs, inventory: { lastCrawl } }: DescribedCrawler): Run[] {
  const { status, startedAt, error } = lastCrawl ?? {};
  const listedAt = runs[0] ? Date.parse(runs[0].startedAt) : -Infinity;
  const isNewer =
    startedAt !== undefined &&
    Date.parse(startedAt) > listedAt + SKEW_MILLISECONDS;
  return isNewer && (status === 'SUCCEEDED' || status === 'FAILED')
    ? [
        {
          id: '',
          state: status === 'FAILED' ? 'failed' : 'succeeded',
          startedAt,
          ...(error !== undefined && { error }),
        },
        ...runs,
      ]
    : [...runs];
}

export const overdue: CrawlerCheck = {
  id: 'overdue',
  title: 'Overdue',
  description:
    'The schedule says when a crawl is due. A crawler that does not start says nothing by itself.',
  claim: 'own-fault',
  messages: {
    title_one: 'The crawler is {{late}} late by its schedule',
    title_other:
      'The crawler is {{late}} late by its schedule and {{count}} crawls are missing',
    remedy:
      "Start the crawler by hand, and look for 'Glue Scheduled Crawler Invocation Failure' events and for a change of its role: Glue does not start a crawler whose role it cannot assume.",
  },
  run(context) {
    const { inventory, now } = context;
    const { schedule } = inventory;
    const parsed =
      schedule?.state === 'SCHEDULED'
        ? parseSchedule(schedule.expression)
        : undefined;
    if (!parsed || !schedule || isCrawling(inventory)) {
      return undefined;
    }
    const standsSince = Date.parse(
      inventory.updatedAt ?? inventory.createdAt ?? '',
    );
    const late = latenessOf(parsed, {
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
    return severity
      ? {
          severity,
          values: { late: seconds(late.lateSeconds), count: late.missed },
          evidence: {
            schedule: schedule.expression,
            dueAt: new Date(late.dueAt).toISOString(),
            lateSeconds: late.lateSeconds,
            missedCrawls: late.missed,
          },
          onsetAt: late.dueAt,
        }
      : undefined;
  },
};

/** Epoch milliseconds of the last start that anything tells of. */
function lastStart({ runs, inventory }: DescribedCrawler): number | undefined {
  const starts = [runs[0]?.startedAt, inventory.lastCrawl?.startedAt].filter(
    start => start !== undefined,
  );
  return starts.length
    ? Math.max(...starts.map(start => Date.parse(start)))
    : undefined;
}

export const longCrawl: CrawlerCheck = {
  id: 'long-crawl',
  title: 'Long crawl',
  description:
    'A crawl that takes many times its usual time reads far more files than before, or hangs; it costs DPU-hours meanwhile.',
  claim: 'own-fault',
  messages: {
    title: 'The crawl runs for {{running}} already; usual is {{median}}',
    remedy:
      'Look how many files lie below the targets; crawl new folders only (CRAWL_NEW_FOLDERS_ONLY), set a sample size, or exclude what is not needed.',
  },
  run({ inventory, runs, now, previous, thresholds: lines }) {
    const running = runs.find(({ state }) => state === 'running');
    if (!running || inventory.state !== 'RUNNING') {
      return undefined;
    }
    const statistics = answerOf(inventory.statistics);
    if (!statistics) {
      return asBefore(previous['long-crawl']);
    }
    const { medianRuntimeSeconds: usual, timeLeftSeconds } = statistics;
    if (!usual) {
      return undefined;
    }
    const startedAt = Date.parse(running.startedAt);
    const elapsed = (now - startedAt) / 1000;
    const severity = severityOf(
      elapsed / Math.max(usual, SHORT_SECONDS),
      thresholds.crawlDuration,
      lines.crawlDuration,
    );
    return (
      severity && {
        severity,
        values: { running: seconds(elapsed), median: seconds(usual) },
        evidence: {
          runningSeconds: Math.round(elapsed),
          medianSeconds: usual,
          startedAt: running.startedAt,
          ...(timeLeftSeconds !== undefined && { timeLeftSeconds }),
        },
        onsetAt: startedAt,
      }
    );
  },
};

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
  run({ inventory: { schedule } }) {
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
        }
      : undefined;
  },
};

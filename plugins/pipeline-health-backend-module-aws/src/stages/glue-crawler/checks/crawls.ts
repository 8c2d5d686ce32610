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
  CrawlerInventory,
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

/** Somebody may stop a crawl or two; a row of them is no crawler that works. */
const ROW = 3;

export const crawlsStopped: CrawlerCheck = {
  id: 'crawls-stopped',
  title: 'Crawls are stopped',
  description:
    'One crawl that was stopped says nothing. A row of them without one that succeeded leaves the catalog as it was, as failed ones do.',
  claim: 'own-fault',
  covers: ['no-tables'],
  explains: 'worse',
  messages: {
    title_one: 'The last crawl was stopped; none succeeded since',
    title_other:
      'The last {{count}} crawls were stopped before they ended{{since}}',
    'since-good': '; the last good one began {{ago}} ago',
    remedy:
      'Find out who stops them: a person, a workflow with a time limit, or a script that meets its own limit. Let one crawl end.',
  },
  run({ runs, previous, now, inventory }) {
    if ('problem' in inventory.crawls) {
      return asBefore(previous['crawls-stopped']);
    }
    const done = runs.filter(({ state }) => state !== 'running');
    const other = done.findIndex(({ state }) => state !== 'stopped');
    const stopped = other < 0 ? done : done.slice(0, other);
    const first = stopped[stopped.length - 1];
    if (stopped.length < 2) {
      return undefined;
    }
    const good = done.find(({ state }) => state === 'succeeded');
    return {
      severity: stopped.length < ROW ? 'info' : 'warning',
      values: {
        count: stopped.length,
        since: good
          ? {
              key: 'glue-crawler.crawls-stopped.since-good',
              values: {
                ago: seconds((now - Date.parse(good.startedAt)) / 1000),
              },
            }
          : '',
      },
      evidence: {
        stoppedCrawls: stopped.length,
        firstStoppedAt: first.startedAt,
        lastStoppedAt: stopped[0].startedAt,
        ...(good && { lastGoodCrawlAt: good.startedAt }),
      },
      onsetAt: Date.parse(first.startedAt),
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
interface CrawlSchedule {
  expression: string;
  /** The trigger, when it is not the crawler's own. */
  by?: string;
  /** ISO 8601; since when it stands as it is. */
  standsSince?: string;
  /** True when other things are started first. */
  indirect?: boolean;
}

function schedulesOf(inventory: CrawlerInventory): CrawlSchedule[] {
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

export const longCrawl: CrawlerCheck = {
  id: 'long-crawl',
  title: 'Long crawl',
  description:
    'A crawl that takes many times its usual time reads far more files than before, or hangs; it costs DPU-hours meanwhile.',
  claim: 'own-fault',
  messages: {
    title: 'The crawl runs for {{running}} already; usual is {{median}}',
    remedy:
      'Look how many files lie below the targets; exclude what is not needed, set a sample size, or crawl new folders only: CRAWL_NEW_FOLDERS_ONLY needs LOG for both behaviours of the SchemaChangePolicy.',
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

import { Evidence, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, seconds, severityOf } from '../../../judging';
import {
  failedRuns,
  endedRuns,
  failureDraft,
  runningLong,
} from '../../../judging/runs';
import {
  FailureResources,
  failureWords,
  KNOWN_FAILURES,
} from '../../../judging/failures';
import { CrawlerCheck, DescribedCrawler } from '../CrawlerInventory';
import { thresholds } from '../thresholds';

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
  figure: {
    evidence: 'failedCrawlsInARow',
    title: 'Failed crawls in a row',
    ofRuns: true,
  },
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
    const long = runningLong(
      running,
      usual,
      thresholds.crawlDuration,
      lines.crawlDuration,
      now,
    );
    return (
      long && {
        ...long,
        evidence: {
          ...long.evidence,
          ...(timeLeftSeconds !== undefined && { timeLeftSeconds }),
        },
      }
    );
  },
};

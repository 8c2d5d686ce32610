import { abridge, Run } from '@pipeline-health/plugin-pipeline-health-common';
import { severityOf } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { CrawlerCheck, CrawlerContext, judgedCrawls } from '../context';
import { thresholds } from '../thresholds';

const REMEDIES: readonly [RegExp, string][] = [
  [
    /table threshold/i,
    'Nothing was written. Find out why the dataset breaks into more tables than TableThreshold allows (formats, schemas, marker files); raise the threshold only if that many tables are meant.',
  ],
  [
    /lake ?formation/i,
    "Grant the crawler's role the Lake Formation permissions on the database and the location, then start the crawler.",
  ],
  [
    /access ?denied|not authorized|forbidden|403/i,
    "Give the crawler's role s3:GetObject and s3:ListBucket on the target (and kms:Decrypt when it is encrypted), then start the crawler.",
  ],
  [
    /no ?such ?bucket|does not exist|not ?found/i,
    "Check that the target's path and the database still exist, correct the crawler, then start it.",
  ],
  [
    /internal service|throttl|rate exceeded/i,
    'Start the crawler again; when it fails once more, open a case with AWS and give the crawl id.',
  ],
];

export const lastCrawlFailed: CrawlerCheck = {
  id: 'last-crawl-failed',
  description:
    'A crawl that fails leaves the catalog as it was: new partitions and columns are not seen by anybody who reads the tables.',
  run(context) {
    const { inventory, now } = context;
    const ended = judgedCrawls(context);
    const failed = failures(context, ended);
    const severity = severityOf(
      failed,
      thresholds.failedCrawlsInARow,
      context.thresholds.failedCrawlsInARow,
    );
    if (failed === 0 || !severity) {
      return undefined;
    }
    const message =
      ended[0]?.error ?? inventory.lastCrawl?.error ?? 'Glue gives no reason';
    const lastGood = ended.find(({ state }) => state === 'succeeded');
    const since = lastGood
      ? `; the last good one began ${formatDuration(
          (now - Date.parse(lastGood.startedAt)) / 1000,
        )} ago`
      : '';
    return {
      severity,
      title: `${
        failed === 1 ? 'The last crawl' : `The last ${failed} crawls`
      } failed${since}: ${abridge(message)}`,
      evidence: {
        failedCrawlsInARow: failed,
        errorMessage: message,
        ...(ended[0] && { crawl: ended[0].id, startedAt: ended[0].startedAt }),
        ...(lastGood && { lastGoodCrawlAt: lastGood.startedAt }),
        ...logOf(context),
      },
      remedy:
        REMEDIES.find(([pattern]) => pattern.test(message))?.[1] ??
        'Read the log of the crawl, correct what it names, then start the crawler.',
    };
  },
};

function failures(context: CrawlerContext, ended: Run[]): number {
  if (ended.length === 0) {
    return context.inventory?.lastCrawl?.status === 'FAILED' ? 1 : 0;
  }
  const good = ended.findIndex(({ state }) => state === 'succeeded');
  return good < 0 ? ended.length : good;
}

function logOf({ inventory }: CrawlerContext): { [name: string]: string } {
  const { logGroup, logStream } = inventory?.lastCrawl ?? {};
  return {
    ...(logGroup && { logGroup }),
    ...(logStream && { logStream }),
  };
}

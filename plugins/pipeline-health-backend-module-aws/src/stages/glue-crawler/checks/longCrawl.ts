import { severityOf } from '../../../judging';
import { formatDuration } from '../../../judging/words';
import { CrawlerCheck } from '../context';
import { thresholds } from '../thresholds';

const SHORT_SECONDS = 600;

export const longCrawl: CrawlerCheck = {
  id: 'long-crawl',
  description:
    'A crawl that takes many times its usual time reads far more files than before, or hangs; it costs DPU-hours meanwhile.',
  run({ inventory, runs, now, thresholds: lines }) {
    const running = runs.find(({ state }) => state === 'running');
    const usual = inventory.medianRuntimeSeconds;
    if (!running || !usual || inventory.state !== 'RUNNING') {
      return undefined;
    }
    const seconds = (now - Date.parse(running.startedAt)) / 1000;
    const severity = severityOf(
      seconds / Math.max(usual, SHORT_SECONDS),
      thresholds.crawlDuration,
      lines.crawlDuration,
    );
    if (!severity) {
      return undefined;
    }
    return {
      severity,
      title: `The crawl runs for ${formatDuration(
        seconds,
      )} already; usual is ${formatDuration(usual)}`,
      evidence: {
        runningSeconds: Math.round(seconds),
        medianSeconds: usual,
        startedAt: running.startedAt,
        ...(inventory.timeLeftSeconds !== undefined && {
          timeLeftSeconds: inventory.timeLeftSeconds,
        }),
      },
      remedy:
        'Look how many files lie below the targets; crawl new folders only (CRAWL_NEW_FOLDERS_ONLY), set a sample size, or exclude what is not needed.',
    };
  },
};

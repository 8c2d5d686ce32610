import { severityInMost, sumSince } from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import { formatPercent } from '../../../judging/words';
import { GlueJobCheck } from '../context';
import { thresholds } from '../thresholds';

const KNOWN_MILLISECONDS = 2.5 * 3_600_000;
const SETTLED_MILLISECONDS = 5 * 60_000;

export const readsNothing: GlueJobCheck = {
  id: 'reads-nothing',
  description:
    'A run that finds no input succeeds all the same: only the count of its records tells.',
  run({ inventory, runs, samples, now }) {
    const [last] = endedRuns(runs);
    const start = last && Date.parse(last.startedAt);
    const end = last?.endedAt ? Date.parse(last.endedAt) : Infinity;
    const isKnown =
      inventory.metrics &&
      start !== undefined &&
      start > now - KNOWN_MILLISECONDS &&
      end < now - SETTLED_MILLISECONDS;
    if (!last || last.state !== 'succeeded' || !isKnown) {
      return undefined;
    }
    const read = sumSince(
      samples.recordsRead?.filter(({ at }) => at <= end),
      start,
    );
    return read === 0
      ? {
          severity: 'warning',
          starvation: true,
          title: 'The last run succeeded and read no records',
          evidence: { run: last.id, recordsRead: 0, startedAt: last.startedAt },
          remedy:
            'Check that new files lie where the script looks. When they do, compare the bookmark with them: files older than it are skipped.',
        }
      : undefined;
  },
};

export const bookmarkStands: GlueJobCheck = {
  id: 'bookmark-stands',
  description:
    'A script that does not call job.commit() leaves its bookmark where it was: every run processes the same data again.',
  run({ inventory: { bookmark }, runs }) {
    if (bookmark.option !== 'enable' || !bookmark.runId) {
      return undefined;
    }
    const good = runs.filter(({ state }) => state === 'succeeded');
    const behind = good.findIndex(({ id }) => id === bookmark.runId);
    return behind > 1
      ? {
          severity: 'warning',
          title: `The bookmark has not moved in the last ${behind} runs that succeeded`,
          evidence: { runsSinceBookmark: behind, bookmarkRun: bookmark.runId },
          remedy:
            'Call job.init() and job.commit() in the script, give every source a transformation_ctx, and allow one concurrent run only; then remove what was written twice.',
        }
      : undefined;
  },
};

export const memoryShort: GlueJobCheck = {
  id: 'memory-short',
  description:
    'A driver whose memory fills ends the run with an OutOfMemoryError sooner or later.',
  run({ samples, readings, thresholds: lines }) {
    const severity = severityInMost({
      samples: samples.driverMemory ?? [],
      period: 60,
      threshold: thresholds.driverMemory,
      lines: lines.driverMemory,
    });
    const used = readings.driverMemory;
    return severity && used
      ? {
          severity,
          title: `${formatPercent(
            used.value,
          )} of the driver's memory was used in the last run`,
          evidence: { driverMemoryRatio: used.value, measuredAt: used.at },
          remedy:
            'Find what collects data to the driver, such as listing many small files; group files (groupFiles) or take a larger worker type.',
        }
      : undefined;
  },
};

import { Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  FindingDraft,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  ratio,
  severityInMost,
  severityOf,
  sumSince,
} from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import { DescribedGlueJob, GlueJobCheck } from '../GlueJobInventory';
import { samplesOfRun } from '../lastRun';
import { thresholds } from '../thresholds';

const SETTLED_MILLISECONDS = 5 * 60_000;

export const readsNothing: GlueJobCheck = {
  id: 'reads-nothing',
  title: 'Reads nothing',
  description:
    'A run that finds no input succeeds all the same: only the count of its records tells.',
  claim: 'starvation',
  metric: 'recordsRead',
  messages: {
    title: 'The last run succeeded and read no records',
    remedy:
      'Check that new files lie where the script looks. When they do, compare the bookmark with them: files older than it are skipped.',
  },
  run(context) {
    const [last] = endedRuns(context.runs);
    const before = context.previous['reads-nothing'];
    if (last?.state !== 'succeeded' || !context.inventory.metrics) {
      return undefined;
    }
    const read = sumSince(samplesOfRun(context, 'recordsRead', last), 0);
    if (read) {
      return undefined;
    }
    if (read === undefined || !isWhollyKnown(context, last)) {
      return before?.evidence.run === last.id ? asBefore(before) : undefined;
    }
    return {
      severity: 'warning',
      evidence: { run: last.id, recordsRead: 0, startedAt: last.startedAt },
      onsetAt: Date.parse(last.startedAt),
    };
  },
};

/** Whether the metric was asked for over all of a run, and its last points have come. */
function isWhollyKnown(
  { coverage }: DescribedGlueJob,
  { startedAt, endedAt = '' }: Run,
): boolean {
  const { from = Infinity, until = -Infinity } = coverage.recordsRead ?? {};
  return (
    from <= Date.parse(startedAt) &&
    until >= Date.parse(endedAt) + SETTLED_MILLISECONDS
  );
}

export const bookmarkStands: GlueJobCheck = {
  id: 'bookmark-stands',
  title: 'Bookmark stands still',
  description:
    'A script that does not call job.commit() leaves its bookmark where it was: every run processes the same data again.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title:
      'The bookmark has not moved in the last {{count}} runs that succeeded',
    title_never:
      'Bookmarks are enabled, but none of the last {{count}} runs that succeeded has ever committed one',
    remedy:
      'Call job.init() and job.commit() in the script, give every source a transformation_ctx, and allow one concurrent run only; then remove what was written twice.',
  },
  run({ inventory, previous }) {
    const before = previous['bookmark-stands'];
    if (inventory.bookmarkOption !== 'enable') {
      return undefined;
    }
    const bookmark = answerOf(inventory.bookmark);
    if (!bookmark) {
      return asBefore(before);
    }
    const { committed, runId, runsSince = 0 } = bookmark;
    // The run that moved it may be too old to be listed by now, and a change of
    // the job is no commit.
    const known =
      before?.evidence.bookmarkRun === runId
        ? Number(before?.evidence.runsSinceBookmark ?? 0)
        : 0;
    const behind = Math.max(runsSince, known);
    return behind > 1
      ? {
          severity: 'warning',
          ...(!committed && { variant: 'never' }),
          values: { count: behind },
          evidence: {
            runsSinceBookmark: behind,
            ...(runId !== undefined && { bookmarkRun: runId }),
          },
        }
      : undefined;
  },
};

export const memoryShort: GlueJobCheck = {
  id: 'memory-short',
  title: 'Memory is short',
  description:
    'A driver whose memory fills ends the run with an OutOfMemoryError sooner or later.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'driverMemory',
  messages: {
    title: "{{used}} of the driver's memory was used in the last run",
    remedy:
      'Find what collects data to the driver, such as listing many small files; group files (groupFiles) or take a larger worker type.',
  },
  run(context) {
    const { runs, inventory, previous } = context;
    const [newest] = runs;
    const [last] = endedRuns(runs);
    const isNewer = newest !== last && newest?.state === 'running';
    // A run that only begins does not tell that all is well.
    const now = isNewer ? shortIn(context, newest) : undefined;
    if (now || !last || !inventory.metrics) {
      return now;
    }
    return samplesOfRun(context, 'driverMemory', last).length
      ? shortIn(context, last)
      : asBefore(previous['memory-short']);
  },
};

function shortIn(
  context: DescribedGlueJob,
  run: Run,
): FindingDraft | undefined {
  const lines = context.thresholds.driverMemory;
  const samples = samplesOfRun(context, 'driverMemory', run);
  const isShort = ({ value }: Sample) =>
    severityOf(value, thresholds.driverMemory, lines);
  const [first, last] = [samples.find(isShort), samples[samples.length - 1]];
  const severity =
    first &&
    severityInMost({
      samples,
      period: 60,
      until: last.at + 60_000,
      threshold: thresholds.driverMemory,
      lines,
    });
  return severity
    ? {
        severity,
        values: { used: ratio(last.value) },
        evidence: {
          driverMemoryRatio: last.value,
          measuredAt: new Date(last.at).toISOString(),
        },
        onsetAt: first.at,
      }
    : undefined;
}

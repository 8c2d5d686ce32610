import { Finding, Run } from '@pipeline-health/plugin-pipeline-health-common';
import {
  answerOf,
  FindingDraft,
  Sample,
} from '@pipeline-health/plugin-pipeline-health-node';
import { asBefore, ratio, severityInMost, severityOf } from '../../../judging';
import { endedRuns } from '../../../judging/runs';
import { DescribedGlueJob, GlueJobCheck } from '../GlueJobInventory';
import { samplesOfRun } from '../lastRun';
import { thresholds } from '../thresholds';
import { isStillComing, recordsOf, shortfallOf } from '../usualRecords';

export const readsNothing: GlueJobCheck = {
  id: 'reads-nothing',
  title: 'Reads nothing',
  description:
    'A run that finds no input succeeds all the same: only the count of its records tells.',
  claim: 'starvation',
  metric: 'recordsRead',
  messages: {
    title: 'The last run succeeded and read no records',
    title_usually:
      'The last run succeeded and read no records; usual are {{usual}}',
    remedy:
      'Check that new files lie where the script looks. When they do, compare the bookmark with them: files older than it are skipped.',
  },
  run(context) {
    const last = lastGoodRun(context);
    const before = context.previous['reads-nothing'];
    if (!last) {
      return undefined;
    }
    const read = recordsOf(context, last);
    if (read) {
      return undefined;
    }
    if (read === undefined) {
      return stillSo(context, last, before);
    }
    const { enough, shortfall } = shortfallOf(context, last, 0);
    if (enough && !shortfall) {
      return undefined;
    }
    const isExpected = !enough && context.inventory.bookmarkOption === 'enable';
    return {
      severity: isExpected ? 'info' : 'warning',
      ...(shortfall && {
        variant: 'usually',
        values: { usual: Math.round(shortfall.usual) },
      }),
      evidence: {
        run: last.id,
        recordsRead: 0,
        ...(shortfall && { usualRecords: Math.round(shortfall.usual) }),
        startedAt: last.startedAt,
      },
      onsetAt: onsetOf(last, before),
    };
  },
};

export const readsLittle: GlueJobCheck = {
  id: 'reads-little',
  title: 'Reads little',
  description:
    'A run succeeds with whatever it finds: only its records, against those of runs at such times before, tell that most of the input was missing.',
  claim: 'starvation',
  explains: 'nothing',
  metric: 'recordsRead',
  messages: {
    title:
      'The last run read {{share}} of the usual records: {{read}} instead of {{usual}}',
    remedy:
      'Look at what writes the input: files are missing, cut short, or not yet there. When they are there, let the job read them again, from before its bookmark where it has one.',
  },
  run(context) {
    const last = lastGoodRun(context);
    const before = context.previous['reads-little'];
    if (!last) {
      return undefined;
    }
    const read = recordsOf(context, last);
    if (read === undefined) {
      return stillSo(context, last, before);
    }
    const { shortfall } = shortfallOf(context, last, read);
    const usual = Math.round(shortfall?.usual ?? 0);
    return read > 0 && usual > 0
      ? {
          severity: 'warning',
          values: { share: ratio(read / usual), read, usual },
          evidence: {
            run: last.id,
            recordsRead: read,
            usualRecords: usual,
            startedAt: last.startedAt,
          },
          onsetAt: onsetOf(last, before),
        }
      : undefined;
  },
};

/** What was found of the run before, until it is known how much the last one read. */
function stillSo(
  context: DescribedGlueJob,
  last: Run,
  before: Finding | undefined,
): FindingDraft | undefined {
  return before?.evidence.run === last.id || isStillComing(context, last)
    ? asBefore(before)
    : undefined;
}

/** When the first of the runs began that found the same, one after another. */
function onsetOf({ startedAt }: Run, before: Finding | undefined): number {
  return Date.parse(before?.onsetAt ?? startedAt);
}

/** The last run that ended, if it succeeded and told how much it read. */
function lastGoodRun({ runs, inventory }: DescribedGlueJob): Run | undefined {
  const [last] = endedRuns(runs);
  return last?.state === 'succeeded' && inventory.metrics ? last : undefined;
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

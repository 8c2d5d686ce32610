import {
  currentReading,
  FindingDraft,
} from '@pipeline-health/plugin-pipeline-health-node';
import {
  judgeAttempts,
  knownUntil,
  lessThanUsualCheck,
  moreThanUsualCheck,
  ratio,
  seconds,
  silenceCheck,
  sumSince,
  time,
} from '../../../judging';
import { FirehoseCheck, FirehoseContext } from '../FirehoseInventory';
import { thresholds } from '../thresholds';
import { retentionOf } from '../lossClock';
import { unreadSource } from '../source';
/** The pace of reading is taken over these seconds. */
const PACE_SECONDS = 30 * 60;

export const sourceLagging: FirehoseCheck = {
  id: 'source-lagging',
  title: 'Behind its source',
  description:
    'The stream reads behind the newest record of its source. Records that are not read before the retention of the source ends are lost.',
  claim: 'backlog',
  metric: 'sourceLag',
  messages: {
    title: 'The stream reads {{lag}} behind its source',
    title_kept:
      'The stream reads {{lag}} behind its source, {{share}} of the {{retention}} that are kept',
    title_topic_one:
      'The stream has {{count}} record of its topic yet to read, more than it reads in {{lag}}',
    title_topic_other:
      'The stream has {{count}} records of its topic yet to read, more than it reads in {{lag}}',
    remedy:
      'Look for a slow destination or transform first; then for throttled reads, which other consumers of the same stream cause.',
  },
  run(context) {
    const retention = retentionOf(context);
    const share = context.thresholds.sourceLagOfRetention.critical;
    const critical =
      share !== undefined && retention ? share * retention : undefined;
    const lag = currentReading(context, 'sourceLag')?.value;
    const verdict = judgeAttempts({
      samples: context.samples.sourceLag,
      threshold: thresholds.sourceLag,
      lines: {
        warning: context.thresholds.sourceLag.warning,
        critical: context.thresholds.sourceLag.critical ?? critical,
      },
      interval: 60,
      now: context.now,
      recovers: 'at-once',
    });
    if (!verdict || lag === undefined) {
      return behindTopic(context);
    }
    return {
      severity: verdict.severity,
      ...(retention && { variant: 'kept' }),
      values: {
        lag: seconds(lag),
        ...(retention && {
          share: ratio(lag / retention),
          retention: seconds(retention),
        }),
      },
      evidence: {
        sourceLagSeconds: lag,
        ...(retention && {
          retentionSeconds: retention,
          timeToLossSeconds: Math.max(0, retention - lag),
        }),
        laggingSinceAt: new Date(verdict.since).toISOString(),
      },
      onsetAt: verdict.since,
    };
  },
};

/** A topic tells how many records lie unread; how long that is follows from the pace of reading. */
function behindTopic(context: FirehoseContext): FindingDraft | undefined {
  const { samples } = context;
  const unread = currentReading(context, 'sourceOffsetLag')?.value;
  const until = knownUntil(context, 'incomingRecords');
  const read = sumSince(samples.incomingRecords, until - PACE_SECONDS * 1000);
  const perSecond = (read ?? 0) / PACE_SECONDS;
  const behind = (samples.sourceOffsetLag ?? []).map(({ at, value }) => ({
    at,
    value: perSecond > 0 ? value / perSecond : value * PACE_SECONDS,
  }));
  const lines = context.thresholds.sourceBehind;
  const verdict = judgeAttempts({
    samples: behind,
    threshold: thresholds.sourceBehind,
    lines,
    interval: 60,
    now: context.now,
    recovers: 'at-once',
  });
  const newest = behind.at(-1);
  return verdict && newest && unread !== undefined
    ? {
        severity: verdict.severity,
        variant: 'topic',
        values: { count: unread, lag: seconds(newest.value) },
        evidence: {
          unreadRecords: unread,
          readPerSecond: perSecond,
          laggingSinceAt: new Date(verdict.since).toISOString(),
        },
        onsetAt: verdict.since,
      }
    : undefined;
}

export const sourceUnread: FirehoseCheck = {
  id: 'source-unread',
  title: 'Source is not read',
  description:
    'The Kinesis stream is written, and the delivery stream reads it no more: it may not, or cannot decrypt it. What is not read before the retention ends is lost.',
  claim: 'own-fault',
  metric: 'incomingRecords',
  covers: ['source-silent', 'source-lagging', 'data-stale'],
  explains: 'worse',
  messages: {
    title_one:
      'The stream has not read its source since {{since}}, while {{count}} record was written to it',
    title_other:
      'The stream has not read its source since {{since}}, while {{count}} records were written to it',
    remedy:
      "Check that the stream's role may still kinesis:GetRecords and DescribeStream on the Kinesis stream and use its KMS key; somebody changed one of them.",
  },
  run(context) {
    const unread = unreadSource(context);
    if (!unread) {
      return undefined;
    }
    const { since, records } = unread;
    return {
      severity: 'critical',
      values: { since: time(since), count: records },
      evidence: {
        unreadRecords: records,
        unreadSinceAt: new Date(since).toISOString(),
      },
      onsetAt: since,
    };
  },
};

export const sourceSilent: FirehoseCheck = silenceCheck({
  id: 'source-silent',
  title: 'Source is silent',
  description:
    'Nothing comes in any more, although records came nearly all the time before, or always came at this time: a producer or the source has stopped.',
  covers: ['less-than-usual'],
  metric: 'incomingRecords',
  line: 'sourceSilence',
  threshold: thresholds.sourceSilence,
  nothing: 'Nothing has come in',
  things: ['record', 'records'],
  evidence: { lastAt: 'lastRecordAt', usual: 'usualRecordsPerMinute' },
  remedy:
    'Find out why the producers or the source stopped; the stream itself only waits.',
});

const records = {
  metric: 'incomingRecords',
  unit: 'count',
  come: 'records came in',
} as const;

export const lessIncoming: FirehoseCheck = lessThanUsualCheck({
  ...records,
  remedy:
    'Look for producers that stopped or are refused while others go on, or for a source of which a part is not read.',
});

export const moreIncoming: FirehoseCheck = moreThanUsualCheck(records);

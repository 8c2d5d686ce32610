import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import {
  judgeAttempts,
  knownUntil,
  lessThanUsualCheck,
  moreThanUsualCheck,
  ratio,
  seconds,
  severityInMost,
  severityOf,
  silenceCheck,
  throttledMinutes,
  throttledShare,
} from '../../../judging';
import { FirehoseCheck } from '../FirehoseInventory';
import { thresholds } from '../thresholds';
import { retentionOf } from '../waiting';

const WINDOW_SECONDS = 15 * 60;

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
      return undefined;
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

export const throttledReads: FirehoseCheck = {
  id: 'throttled-reads',
  title: 'Reads are throttled',
  description:
    'Kinesis throttles the reads of the stream: the consumers of one Kinesis stream share its read throughput.',
  claim: 'refusal',
  covers: ['data-stale', 'source-lagging'],
  explainedBy: { upstream: ['own-fault'], via: ['source'] },
  metric: 'throttledReads',
  messages: {
    title:
      'Kinesis throttled the reads of the stream in {{minutes}} of the last 30 min',
    remedy:
      'Add shards, or move other consumers of the Kinesis stream to enhanced fan-out.',
  },
  run(context) {
    const throttled = throttledMinutes(context, 'throttledReads');
    return (
      throttled && {
        severity: 'warning',
        values: { minutes: throttled.minutes },
        evidence: {
          throttledMinutes: throttled.minutes,
          throttledReads: throttled.total,
        },
        onsetAt: throttled.since,
      }
    );
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

export const recordsThrottled: FirehoseCheck = {
  id: 'records-throttled',
  title: 'Records are throttled',
  description:
    'Records that producers put are throttled. A producer that does not retry loses them before the stream ever has them.',
  claim: 'own-fault',
  covers: ['near-limit'],
  metric: 'throttledRecords',
  messages: {
    title_one:
      '{{count}} record was throttled in 15 min, {{share}} of what was put',
    title_other:
      '{{count}} records were throttled in 15 min, {{share}} of what was put',
    remedy:
      'Make sure that producers retry with backoff, and ask for a higher limit of the stream.',
  },
  run(context) {
    const { count, share } = throttledShare(
      context,
      { throttled: 'throttledRecords', taken: 'incomingRecords' },
      WINDOW_SECONDS,
    );
    const severity = severityOf(
      share,
      thresholds.throttledRatio,
      context.thresholds.throttledRatio,
    );
    return (
      severity && {
        severity,
        values: { count, share: ratio(share) },
        evidence: {
          throttledRecords: count,
          throttledRatio: share,
          windowSeconds: WINDOW_SECONDS,
        },
      }
    );
  },
};

export const nearLimit: FirehoseCheck = {
  id: 'near-limit',
  title: 'Near its limit',
  description:
    'The stream takes nearly as many bytes a second as it may; beyond that it throttles.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'incomingBytes',
  messages: {
    title: 'The stream takes {{share}} of the bytes a second that it may',
    remedy: 'Ask for a higher limit before the stream begins to throttle.',
  },
  run(context) {
    // A limit is not a measurement: the last one known is in force.
    const limit = context.readings.bytesPerSecondLimit?.value;
    const incoming = currentReading(context, 'incomingBytes');
    if (!limit || !incoming) {
      return undefined;
    }
    const severity = severityInMost({
      samples: (context.samples.incomingBytes ?? []).map(({ at, value }) => ({
        at,
        value: value / 60 / limit,
      })),
      period: 60,
      until: knownUntil(context, 'incomingBytes'),
      threshold: thresholds.throughputOfLimit,
      lines: context.thresholds.throughputOfLimit,
    });
    const incomingPerSecond = incoming.value / 60;
    return (
      severity && {
        severity,
        values: { share: ratio(incomingPerSecond / limit) },
        evidence: {
          incomingPerSecondBytes: incomingPerSecond,
          limitPerSecondBytes: limit,
          throughputOfLimitRatio: incomingPerSecond / limit,
        },
      }
    );
  },
};

import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import {
  knownUntil,
  ratio,
  severityInMost,
  severityOf,
  throttledMinutes,
  throttledShare,
} from '../../../judging';
import { FirehoseCheck } from '../FirehoseInventory';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;

/** What is put, against what may be put each second. */
const LIMITS = [
  { what: 'bytes', put: 'incomingBytes', limit: 'bytesPerSecondLimit' },
  { what: 'records', put: 'incomingRecords', limit: 'recordsPerSecondLimit' },
  {
    what: 'requests',
    put: 'incomingRequests',
    limit: 'requestsPerSecondLimit',
  },
] as const;

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
    const minutes = throttledMinutes(context, 'throttledRecords');
    const severity =
      minutes &&
      severityOf(
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
        onsetAt: minutes.since,
      }
    );
  },
};

export const nearLimit: FirehoseCheck = {
  id: 'near-limit',
  title: 'Near its limit',
  description:
    'The stream takes nearly as many bytes, records or requests a second as it may; beyond that it throttles.',
  claim: 'own-fault',
  explains: 'nothing',
  metric: 'incomingBytes',
  messages: {
    title: 'The stream takes {{share}} of the bytes a second that it may',
    title_records:
      'The stream takes {{share}} of the records a second that it may',
    title_requests:
      'The stream takes {{share}} of the requests a second that it may',
    remedy: 'Ask for a higher limit before the stream begins to throttle.',
    remedy_records:
      'Put several lines into one record, or ask for a higher limit before the stream begins to throttle.',
    remedy_requests:
      'Put more records with each PutRecordBatch, or ask for a higher limit before the stream begins to throttle.',
  },
  run(context) {
    const near = LIMITS.flatMap(({ what, put, limit }) => {
      // A limit is not a measurement: the last one known is in force.
      const most = context.readings[limit]?.value;
      const now = currentReading(context, put);
      const severity =
        most &&
        now &&
        severityInMost({
          samples: (context.samples[put] ?? []).map(({ at, value }) => ({
            at,
            value: value / 60 / most,
          })),
          period: 60,
          until: knownUntil(context, put),
          threshold: thresholds.throughputOfLimit,
          lines: context.thresholds.throughputOfLimit,
          before: context.previous['near-limit'],
        });
      return severity
        ? [{ what, severity, perSecond: now.value / 60, limit: most }]
        : [];
    }).sort(
      (left, right) =>
        right.perSecond / right.limit - left.perSecond / left.limit,
    );
    const [nearest] = near;
    return (
      nearest && {
        severity: nearest.severity,
        ...(nearest.what !== 'bytes' && { variant: nearest.what }),
        values: { share: ratio(nearest.perSecond / nearest.limit) },
        evidence: {
          limited: nearest.what,
          takenPerSecond: nearest.perSecond,
          limitPerSecond: nearest.limit,
        },
      }
    );
  },
};

import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { severityInMost, severityOf, sumSince } from '../../../judging';
import { formatCount, formatPercent } from '../../../judging/words';
import { FirehoseCheck, newest } from '../context';
import { thresholds } from '../thresholds';

const WINDOW_SECONDS = 15 * 60;

export const recordsThrottled: FirehoseCheck = {
  id: 'records-throttled',
  description:
    'Records that producers put are throttled. A producer that does not retry loses them before the stream ever has them.',
  run(context): FindingDraft | undefined {
    const last = newest(context, 'incomingRecords')?.at;
    if (last === undefined || last < context.now - 2 * WINDOW_SECONDS * 1000) {
      return undefined;
    }
    const from = last - WINDOW_SECONDS * 1000;
    const throttled = sumSince(context.samples.throttledRecords, from) ?? 0;
    const taken = sumSince(context.samples.incomingRecords, from) ?? 0;
    const ratio = throttled / Math.max(1, throttled + taken);
    const severity = severityOf(
      ratio,
      thresholds.throttledRatio,
      context.thresholds.throttledRatio,
    );
    return severity
      ? {
          severity,
          title: `${formatCount(
            throttled,
            'record',
          )} were throttled in 15 min, ${formatPercent(ratio)} of what was put`,
          evidence: {
            throttledRecords: throttled,
            throttledRatio: ratio,
            windowSeconds: WINDOW_SECONDS,
          },
          remedy:
            'Make sure that producers retry with backoff, and ask for a higher limit of the stream.',
        }
      : undefined;
  },
};

export const nearLimit: FirehoseCheck = {
  id: 'near-limit',
  description:
    'The stream takes nearly as many bytes a second as it may; beyond that it throttles.',
  run(context): FindingDraft | undefined {
    const limit = newest(context, 'bytesPerSecondLimit')?.value;
    const incoming = newest(context, 'incomingBytes');
    if (!limit || !incoming || incoming.at < context.now - 2 * 3_600_000) {
      return undefined;
    }
    const severity = severityInMost({
      samples: (context.samples.incomingBytes ?? []).map(({ at, value }) => ({
        at,
        value: value / 60 / limit,
      })),
      period: 60,
      threshold: thresholds.throughputOfLimit,
      lines: context.thresholds.throughputOfLimit,
    });
    return (
      severity && {
        severity,
        title: `The stream takes ${formatPercent(
          incoming.value / 60 / limit,
        )} of the bytes a second that it may`,
        evidence: {
          incomingPerSecondBytes: incoming.value / 60,
          limitPerSecondBytes: limit,
          throughputOfLimitRatio: incoming.value / 60 / limit,
        },
        remedy: 'Ask for a higher limit before the stream begins to throttle.',
      }
    );
  },
};

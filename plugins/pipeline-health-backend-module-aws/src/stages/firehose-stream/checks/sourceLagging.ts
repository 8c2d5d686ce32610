import { FindingDraft } from '@pipeline-health/plugin-pipeline-health-node';
import { judgeAttempts, severityOf } from '../../../judging';
import { formatDuration, formatPercent } from '../../../judging/words';
import { FirehoseCheck, newest } from '../context';
import { retentionOf } from '../lossClock';
import { thresholds } from '../thresholds';

export const sourceLagging: FirehoseCheck = {
  id: 'source-lagging',
  description:
    'The stream reads behind the newest record of its source. Records that are not read before the retention of the source ends are lost.',
  run(context): FindingDraft | undefined {
    const retention = retentionOf(context);
    const share = context.thresholds.sourceLagOfRetention.critical;
    const critical =
      share !== undefined && retention ? share * retention : undefined;
    const verdict = judgeAttempts({
      samples: context.samples.sourceLag,
      threshold: thresholds.sourceLag,
      lines: {
        warning: context.thresholds.sourceLag.warning,
        critical: context.thresholds.sourceLag.critical ?? critical,
      },
      interval: 60,
      now: context.now,
    });
    const lag = newest(context, 'sourceLag')?.value;
    if (!verdict || lag === undefined) {
      return undefined;
    }
    return {
      severity: verdict.severity,
      title: `The stream reads ${formatDuration(lag)} behind its source${
        retention
          ? `, ${formatPercent(lag / retention)} of the ${formatDuration(
              retention,
            )} that are kept`
          : ''
      }`,
      evidence: {
        sourceLagSeconds: lag,
        ...(retention && {
          retentionSeconds: retention,
          timeToLossSeconds: Math.max(0, retention - lag),
        }),
        laggingSinceAt: new Date(verdict.since).toISOString(),
      },
      remedy:
        'Look for a slow destination or transform first; then for throttled reads, which other consumers of the same stream cause.',
    };
  },
};

export const throttledReads: FirehoseCheck = {
  id: 'throttled-reads',
  description:
    'Kinesis throttles the reads of the stream: the consumers of one Kinesis stream share its read throughput.',
  run(context): FindingDraft | undefined {
    const from = context.now - 1_800_000;
    const throttled = (context.samples.throttledReads ?? []).filter(
      ({ at, value }) => at >= from && value > 0,
    );
    const severity = severityOf(
      throttled.length,
      { breach: 'at-least' },
      { warning: 3 },
    );
    return severity
      ? {
          severity,
          title: `Kinesis throttled the reads of the stream in ${throttled.length} of the last 30 min`,
          evidence: {
            throttledMinutes: throttled.length,
            throttledReads: throttled.reduce(
              (sum, { value }) => sum + value,
              0,
            ),
          },
          remedy:
            'Add shards, or move other consumers of the Kinesis stream to enhanced fan-out.',
        }
      : undefined;
  },
};

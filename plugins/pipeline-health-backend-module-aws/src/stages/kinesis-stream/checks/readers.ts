import { Quantity } from '@pipeline-health/plugin-pipeline-health-common';
import {
  judgeAttempts,
  knownUntil,
  seconds,
  severityOf,
  sumSince,
} from '../../../judging';
import { KinesisCheck } from '../KinesisInventory';
import { lagOf, lastRead, secondsToLoss, unreadSince } from '../lag';
import { thresholds } from '../thresholds';

export const nobodyReads: KinesisCheck = {
  id: 'nobody-reads',
  title: 'Nobody reads',
  description:
    'Records come in and nobody reads them any more, although the stream was read before: the consumer has stopped.',
  claim: 'backlog',
  covers: ['consumer-lagging'],
  metric: 'iteratorAge',
  messages: {
    title_one:
      'Nobody has read the stream for {{silence}}, while {{count}} record came in',
    title_other:
      'Nobody has read the stream for {{silence}}, while {{count}} records came in',
    title_losing_one:
      'Nobody has read the stream for {{silence}}, while {{count}} record came in; it is lost in {{loss}}',
    title_losing_other:
      'Nobody has read the stream for {{silence}}, while {{count}} records came in; the first are lost in {{loss}}',
    title_lost_one:
      'Nobody has read the stream for {{silence}}; the {{count}} record that came in is lost',
    title_lost_other:
      'Nobody has read the stream for {{silence}}, while {{count}} records came in; {{lost}} of them are lost already',
    remedy:
      'Start the consumer again, or repair its permission to read. Raise the retention of the stream if that takes long: what has not expired yet is kept.',
  },
  run(context) {
    const last = lastRead(context);
    const since = unreadSince(context);
    if (since === undefined || !last) {
      return undefined;
    }
    const silence = (knownUntil(context, 'iteratorAge') - last.at) / 1000;
    const severity = severityOf(
      silence,
      thresholds.unreadSilence,
      context.thresholds.unreadSilence,
    );
    if (!severity) {
      return undefined;
    }
    const { incomingRecords } = context.samples;
    const { retentionSeconds } = context.inventory;
    const unread = sumSince(incomingRecords, last.at + 1) ?? 0;
    const loss = secondsToLoss(context);
    const kept =
      retentionSeconds === undefined
        ? unread
        : sumSince(
            incomingRecords,
            Math.max(last.at + 1, context.now - retentionSeconds * 1000),
          ) ?? 0;
    const lost = loss === 0 ? unread - kept : 0;
    return {
      severity,
      ...(loss !== undefined && { variant: lost > 0 ? 'lost' : 'losing' }),
      values: {
        count: unread,
        silence: seconds(silence),
        lost,
        ...(loss !== undefined && { loss: seconds(loss) }),
      },
      evidence: {
        unreadSeconds: silence,
        recordsUnread: unread,
        lastReadAt: new Date(last.at).toISOString(),
        ...(lost > 0 && { recordsLost: lost }),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
        ...(retentionSeconds !== undefined && { retentionSeconds }),
      },
      onsetAt: last.at,
    };
  },
};

export const consumerLagging: KinesisCheck = {
  id: 'consumer-lagging',
  title: 'Reader is behind',
  description:
    'The slowest reader is behind the newest record. What is not read before the retention ends is lost.',
  claim: 'backlog',
  metric: 'iteratorAge',
  messages: {
    title: 'A reader is {{lag}} behind',
    title_losing:
      'A reader is {{lag}} behind, {{share}} of the {{retention}} that records are kept; the first are lost in {{loss}}',
    remedy:
      'See whether the reader fails, waits for what it writes to, or is throttled; give it more parallelism or the stream more shards. Raising the retention wins time at once.',
  },
  run(context) {
    const retention = context.inventory.retentionSeconds;
    const share = context.thresholds.iteratorAgeOfRetention.critical;
    const critical =
      context.thresholds.iteratorAge.critical ??
      (share !== undefined && retention ? share * retention : undefined);
    const lag = lagOf(context);
    const verdict = judgeAttempts({
      samples: context.samples.iteratorAge,
      threshold: thresholds.iteratorAge,
      lines: { warning: context.thresholds.iteratorAge.warning, critical },
      interval: 60,
      now: context.now,
      recovers: 'at-once',
    });
    if (!verdict || !lag?.reading) {
      return undefined;
    }
    const loss = secondsToLoss(context);
    const values: { [name: string]: Quantity } = { lag: seconds(lag.seconds) };
    if (retention && loss !== undefined) {
      values.share = { value: lag.seconds / retention, unit: 'ratio' };
      values.retention = seconds(retention);
      values.loss = seconds(loss);
    }
    return {
      severity: verdict.severity,
      ...(values.loss && { variant: 'losing' }),
      values,
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        laggingSinceAt: new Date(verdict.since).toISOString(),
        ...(retention && { retentionSeconds: retention }),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
      },
      onsetAt: verdict.since,
    };
  },
};

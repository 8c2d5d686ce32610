import {
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import {
  drainEvidence,
  drainOf,
  drainVariant,
  judgeAttempts,
  knownUntil,
  LineSeverity,
  seconds,
  severityOf,
  sumSince,
  time,
} from '../../../judging';
import { DescribedKinesis, KinesisCheck } from '../KinesisInventory';
import { lagsOf, Reader, readersOf } from '../lag';
import { secondsToLossOf } from '../lossClock';
import { thresholds } from '../thresholds';

/** Who of those that read, or do not; parts of the sentences below. */
export const readerMessages: Templates = {
  'kinesis-stream.reader': 'A reader',
  'kinesis-stream.reader_consumer': 'Consumer {{consumer}}',
  'kinesis-stream.gone': 'Nobody has read the stream',
  'kinesis-stream.gone_consumer': '{{consumer}} has read nothing',
  'kinesis-stream.gone_shared': 'One reader has read nothing',
  'kinesis-stream.win-time':
    'A longer retention wins time at once and keeps what has not expired yet: aws kinesis increase-stream-retention-period --stream-name {{stream}} --retention-period-hours {{hours}}.',
  'kinesis-stream.win-time_longest':
    'The retention of {{stream}} is the longest there is.',
};

const HOUR_SECONDS = 3600;
/** AWS keeps records for no longer than a year. */
const LONGEST_HOURS = 8760;
/** Longer than a weekend. */
const LONG_HOURS = 96;

export const nobodyReads: KinesisCheck = {
  id: 'nobody-reads',
  title: 'Nobody reads',
  description:
    'Records come in and a reader that was there before reads them no more, or nobody does: the consumer has stopped. That another reads says nothing of it.',
  claim: 'backlog',
  covers: ['consumer-lagging'],
  metric: 'iteratorAge',
  messages: {
    title_one: '{{gone}} since {{since}}, while {{count}} record came in',
    title_other: '{{gone}} since {{since}}, while {{count}} records came in',
    title_losing_one:
      '{{gone}} since {{since}}: {{count}} record waits, lost at {{lossAt}}',
    title_losing_other:
      '{{gone}} since {{since}}: {{count}} records wait, lost from {{lossAt}} on',
    title_lost_one:
      '{{gone}} since {{since}}: the {{count}} record that came in is lost',
    title_lost_other:
      '{{gone}} since {{since}}: of {{count}} records {{lost}} are lost',
    remedy:
      'Start the consumer again, or repair its permission to read. {{time}}',
  },
  run(context) {
    const gone = lagsOf(context).filter(({ reading }) => !reading);
    const [worst] = gone;
    if (!worst) {
      return undefined;
    }
    const { reader, lastAt } = worst;
    const silence = (knownUntil(context, reader.metric) - lastAt) / 1000;
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
    const unread = sumSince(incomingRecords, lastAt + 1) ?? 0;
    const loss = secondsToLossOf(context, worst);
    const kept =
      retentionSeconds === undefined
        ? unread
        : sumSince(
            incomingRecords,
            Math.max(lastAt + 1, context.now - retentionSeconds * 1000),
          ) ?? 0;
    const lost = loss === 0 ? unread - kept : 0;
    return {
      severity,
      ...(loss !== undefined && { variant: lost > 0 ? 'lost' : 'losing' }),
      values: {
        gone: goneMessage(context, reader),
        count: unread,
        since: time(lastAt),
        time: winTime(context),
        lost,
        ...(loss !== undefined && {
          lossAt: time(context.now + loss * 1000),
        }),
      },
      evidence: {
        unreadSeconds: silence,
        recordsUnread: unread,
        lastReadAt: new Date(lastAt).toISOString(),
        ...(reader.consumer !== undefined && { consumer: reader.consumer }),
        ...(lost > 0 && { recordsLost: lost }),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
        ...(retentionSeconds !== undefined && { retentionSeconds }),
      },
      onsetAt: lastAt,
    };
  },
};

export const consumerLagging: KinesisCheck = {
  id: 'consumer-lagging',
  title: 'Reader is behind',
  description:
    'A reader is behind the newest record. What is not read before the retention ends is lost. One that began anew at an old position gets on from there, and nothing had waited for it.',
  claim: 'backlog',
  metric: 'iteratorAge',
  messages: {
    title: '{{reader}} is {{lag}} behind',
    title_draining: '{{reader}} is {{lag}} behind, caught up in {{drain}}',
    'title_never-drained':
      '{{reader}} is {{lag}} behind and not catching up; records are lost from {{lossAt}} on',
    title_losing:
      '{{reader}} is {{lag}} behind; records are lost from {{lossAt}} on',
    title_restarted:
      '{{reader}} began {{lag}} behind at {{restarted}}: it was started anew at an old position',
    remedy:
      'See whether the reader fails, waits for what it writes to, or is throttled; give it more parallelism. {{time}}',
    remedy_restarted:
      'See whether somebody meant it to read {{stream}} again from there. If not, look at where it keeps its position: a checkpoint that is gone lets a reader start at the oldest record.',
  },
  run(context) {
    const worst = lagsOf(context)
      .filter(({ reading }) => reading)
      .flatMap(lag => {
        const verdict = verdictOn(context, lag.reader);
        return verdict ? [{ lag, verdict }] : [];
      })[0];
    if (!worst) {
      return undefined;
    }
    const { lag, verdict } = worst;
    const { retentionSeconds } = context.inventory;
    const loss = secondsToLossOf(context, lag);
    const values: { [name: string]: MessageValue } = {
      reader: readerMessage(lag.reader),
      stream: context.stage.name,
      time: winTime(context),
      lag: seconds(lag.seconds),
    };
    if (lag.restartedAt !== undefined) {
      values.restarted = { value: lag.restartedAt, unit: 'time' };
    }
    if (retentionSeconds && loss !== undefined) {
      values.lossAt = time(context.now + loss * 1000);
    }
    const drain = drainOf(
      context.samples[lag.reader.metric],
      knownUntil(context, lag.reader.metric),
    );
    if (drain?.seconds !== undefined) {
      values.drain = seconds(drain.seconds);
    }
    const restarted = lag.restartedAt !== undefined;
    return {
      severity: restarted ? 'warning' : verdict.severity,
      ...(restarted && { variant: 'restarted' }),
      ...(values.lossAt !== undefined && {
        variant: drain ? drainVariant(drain) : 'losing',
      }),
      values,
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        laggingSinceAt: new Date(verdict.since).toISOString(),
        ...(lag.reader.consumer !== undefined && {
          consumer: lag.reader.consumer,
        }),
        ...(retentionSeconds && { retentionSeconds }),
        ...(retentionSeconds && {
          lagOfRetentionRatio: lag.seconds / retentionSeconds,
        }),
        ...(drain && drainEvidence(drain)),
        ...(loss !== undefined && { timeToLossSeconds: loss }),
      },
      onsetAt: verdict.since,
    };
  },
};

interface Verdict {
  severity: LineSeverity;
  /** Epoch milliseconds. */
  since: number;
}

/** How far behind a reader is; one that comes back far behind was never well in between. */
function verdictOn(
  context: DescribedKinesis,
  { metric }: Reader,
): Verdict | undefined {
  const retention = context.inventory.retentionSeconds;
  const { iteratorAge, iteratorAgeOfRetention } = context.thresholds;
  const share = iteratorAgeOfRetention.critical;
  const samples = context.samples[metric] ?? [];
  const lines = {
    warning: iteratorAge.warning,
    critical:
      iteratorAge.critical ??
      (share !== undefined && retention ? share * retention : undefined),
  };
  const verdict = judgeAttempts({
    samples,
    threshold: thresholds.iteratorAge,
    lines,
    interval: 60,
    now: context.now,
    recovers: 'at-once',
  });
  const { previous } = context;
  const before = previous['consumer-lagging'] ?? previous['nobody-reads'];
  const last = samples[samples.length - 1];
  const severity =
    before && last && severityOf(last.value, thresholds.iteratorAge, lines);
  return (
    verdict ??
    (severity && {
      severity,
      since: Date.parse(before.onsetAt ?? before.since),
    })
  );
}

function readerMessage({ consumer }: Reader): MessageValue {
  return consumer === undefined
    ? { key: 'kinesis-stream.reader', values: {} }
    : {
        key: 'kinesis-stream.reader',
        variant: 'consumer',
        values: { consumer },
      };
}

function goneMessage(
  context: DescribedKinesis,
  { consumer }: Reader,
): MessageValue {
  if (consumer !== undefined) {
    return {
      key: 'kinesis-stream.gone',
      variant: 'consumer',
      values: { consumer },
    };
  }
  return {
    key: 'kinesis-stream.gone',
    ...(readersOf(context).length > 1 && { variant: 'shared' }),
    values: {},
  };
}

/** How a longer retention wins time, in words. */
export function winTime({ stage, inventory }: DescribedKinesis): MessageValue {
  const now = (inventory.retentionSeconds ?? 0) / HOUR_SECONDS;
  return {
    key: 'kinesis-stream.win-time',
    ...(now >= LONGEST_HOURS && { variant: 'longest' }),
    values: {
      stream: stage.name,
      // A string, as what is typed has no thousands separator.
      hours: String(Math.min(LONGEST_HOURS, Math.max(LONG_HOURS, 2 * now))),
    },
  };
}

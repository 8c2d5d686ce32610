import {
  MessageValue,
  Templates,
} from '@pipeline-health/plugin-pipeline-health-common';
import { knownUntil, severityOf, sumSince, time } from '../../../judging';
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

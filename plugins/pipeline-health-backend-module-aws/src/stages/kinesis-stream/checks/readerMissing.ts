import { asBefore, time } from '../../../judging';
import { KinesisCheck } from '../KinesisInventory';
import { fewerReaders, readersNow } from '../readShares';

/** Who is missed for longer was meant to go. */
const MISSED_MS = 24 * 3_600_000;

export const readerMissing: KinesisCheck = {
  id: 'reader-missing',
  title: 'One reader fewer',
  description:
    'Records are read fewer times than before by those who share the throughput of the stream: one of them is gone, which the lag of the others does not tell. It is told for a day, as one may have been meant to go.',
  claim: 'backlog',
  explains: 'nothing',
  metric: 'readRecords',
  messages: {
    title:
      'A reader is gone since {{since}}: each record is read {{now}} times instead of {{before}}',
    title_once:
      'A reader is gone since {{since}}: each record is read once instead of {{before}} times',
    remedy:
      'See which of the applications that read {{stream}} without enhanced fan-out has stopped, and start it again before the records since then expire. If one was taken out of use, nothing is wrong.',
  },
  run(context) {
    const before = context.previous['reader-missing'];
    const fewer = fewerReaders(context);
    if (!fewer) {
      const since = Date.parse(before?.onsetAt ?? '');
      const isBack =
        (readersNow(context) ?? 0) >= Number(before?.evidence.readersBefore);
      return context.now - since < MISSED_MS && !isBack
        ? asBefore(before)
        : undefined;
    }
    return {
      severity: 'warning',
      ...(fewer.now === 1 && { variant: 'once' }),
      values: {
        since: time(fewer.since),
        now: fewer.now,
        before: fewer.before,
        stream: context.stage.name,
      },
      evidence: {
        readersBefore: fewer.before,
        readersNow: fewer.now,
        goneSinceAt: new Date(fewer.since).toISOString(),
      },
      onsetAt: fewer.since,
    };
  },
};

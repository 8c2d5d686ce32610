import {
  Message,
  MessageValue,
} from '@pipeline-health/plugin-pipeline-health-common';
import { lossSoFar, retentionCutOf, seconds, time } from '../../../judging';
import { expiredUnread } from '../expired';
import { KinesisCheck } from '../KinesisInventory';
import { winTime } from './readers';

/** What expires this soon after a cut of the retention is its doing. */
const AFTER_CUT_MS = 20 * 60_000;

export const recordsExpired: KinesisCheck = {
  id: 'records-expired',
  title: 'Records expired unread',
  description:
    'Records were older than the retention before a reader read them, because nobody did, it was too slow, or the retention was cut while they waited. They are lost; that is told until somebody acknowledges it.',
  claim: 'own-fault',
  explains: 'nothing',
  loss: true,
  messages: {
    title_one: '{{count}} record expired unread since {{since}}',
    title_other: '{{count}} records expired unread since {{since}}',
    title_cut_one:
      'The retention was cut from {{before}} to {{retention}} at {{at}}: {{count}} record expired unread',
    title_cut_other:
      'The retention was cut from {{before}} to {{retention}} at {{at}}: {{count}} records expired unread',
    remedy:
      'They are gone from {{stream}}: let producers send them again, or take them from where else they are kept. {{time}}',
  },
  run(context) {
    const { stage, inventory, previous, acknowledgedAt } = context;
    const before = previous['records-expired'];
    const loss = lossSoFar(
      expiredUnread(context),
      before,
      'recordsLost',
      acknowledgedAt['records-expired'],
    );
    if (!loss) {
      return undefined;
    }
    const cut = retentionCutOf(context);
    const byCut =
      cut &&
      loss.firstAt >= cut.at - AFTER_CUT_MS &&
      loss.firstAt <= cut.at + AFTER_CUT_MS
        ? {
            before: seconds(cut.beforeSeconds),
            retention: seconds(cut.afterSeconds),
            at: time(cut.at),
          }
        : toldOfCut(before?.message);
    return {
      severity: 'critical',
      ...(byCut && { variant: 'cut' }),
      values: {
        stream: stage.name,
        count: loss.count,
        since: time(loss.firstAt),
        time: winTime(context),
        ...byCut,
      },
      evidence: {
        recordsLost: loss.count,
        lastLostAt: new Date(loss.lastAt).toISOString(),
        ...(inventory.retentionSeconds !== undefined && {
          retentionSeconds: inventory.retentionSeconds,
        }),
      },
      onsetAt: loss.firstAt,
    };
  },
};

/** What was told of a cut that lies too far back to be seen. */
function toldOfCut(
  message: Message | undefined,
): { [name: string]: MessageValue } | undefined {
  if (message?.variant !== 'cut') {
    return undefined;
  }
  const { before, retention, at } = message.values;
  return { before, retention, at };
}

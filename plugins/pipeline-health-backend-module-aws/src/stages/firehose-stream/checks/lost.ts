import { lossSoFar, seconds, time } from '../../../judging';
import { FirehoseCheck } from '../FirehoseInventory';
import { lostRecords } from '../losses';
import { retentionOf } from '../lossClock';
import { destinationOf } from './destination';

export const recordsLost: FirehoseCheck = {
  id: 'records-lost',
  title: 'Records were lost',
  description:
    'Neither the destination nor a backup took records for as long as they are kept. They are gone; that is told until somebody acknowledges it.',
  claim: 'backlog',
  explains: 'nothing',
  loss: true,
  metric: 'dataFreshness',
  messages: {
    title_one:
      '{{count}} record was lost since {{since}}: nothing took it within {{retention}}',
    title_other:
      '{{count}} records were lost since {{since}}: nothing took them within {{retention}}',
    remedy:
      'They are gone: let producers send again what they had put {{retention}} before. Let {{destination}} or the backup take records before more is lost, then acknowledge the incident.',
  },
  run(context) {
    const { previous, acknowledgedAt, inventory } = context;
    const loss = lossSoFar(
      lostRecords(context),
      previous['records-lost'],
      'recordsLost',
      acknowledgedAt['records-lost'],
    );
    const retention = retentionOf(context) ?? 0;
    return (
      loss && {
        severity: 'critical',
        values: {
          count: loss.count,
          since: time(loss.firstAt),
          retention: seconds(retention),
          destination: destinationOf(inventory),
        },
        evidence: {
          recordsLost: loss.count,
          lastLostAt: new Date(loss.lastAt).toISOString(),
          retentionSeconds: retention,
        },
        onsetAt: loss.firstAt,
      }
    );
  },
};

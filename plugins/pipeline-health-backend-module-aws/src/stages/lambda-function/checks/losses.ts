import { answerOf } from '@pipeline-health/plugin-pipeline-health-node';
import { lossSoFar } from '../../../judging';
import { keeperOf, LambdaCheck, sourceName } from '../LambdaInventory';
import {
  discardedBatches,
  discardingSources,
  droppedEvents,
  droppedRecords,
  losesDropped,
  unkeptEvents,
} from '../losses';

/** What a person calls it: the last part of an ARN. */
function lastOf(arn: string): string {
  return arn.split(/[:/]/).pop() ?? arn;
}

export const failuresLost: LambdaCheck = {
  id: 'failures-lost',
  title: 'Failed events lost',
  description:
    'Lambda gave up events that nothing keeps, or could not write them to the place that was meant to keep them: they are lost. That is told until somebody acknowledges it.',
  claim: 'own-fault',
  explains: 'nothing',
  loss: true,
  messages: {
    title_one:
      '{{count}} failed event was lost: Lambda could not write it to {{keeper}}',
    title_other:
      '{{count}} failed events were lost: Lambda could not write them to {{keeper}}',
    title_dropped_one:
      '{{count}} event was lost: Lambda gave it up, and nothing keeps what {{name}} fails on',
    title_dropped_other:
      '{{count}} events were lost: Lambda gave them up, and nothing keeps what {{name}} fails on',
    title_unknown_one:
      'Lambda gave up {{count}} event; whether something keeps it could not be asked',
    title_unknown_other:
      'Lambda gave up {{count}} events; whether something keeps them could not be asked',
    remedy:
      'Check that {{keeper}} exists and that {{role}} may write to it (and use its key, if it is encrypted); then give {{name}} the lost events again from where they came.',
    remedy_dropped:
      'Give {{name}} an on-failure destination before anything else fails: aws lambda put-function-event-invoke-config --function-name {{name}} --destination-config with the ARN of a queue or bucket. Then give it the lost events again from where they came.',
    remedy_unknown:
      'Allow lambda:GetFunctionEventInvokeConfig to the role with which Pipeline Health reads this account; or look whether {{name}} has an on-failure destination.',
  },
  run(context) {
    const { stage, inventory, previous, acknowledgedAt } = context;
    const loses = losesDropped(context);
    const unkept = unkeptEvents(context);
    const dropped = loses === false ? [] : droppedEvents(context);
    const loss = lossSoFar(
      [...unkept, ...dropped].sort((left, right) => left.at - right.at),
      previous['failures-lost'],
      'eventsLost',
      acknowledgedAt['failures-lost'],
    );
    if (!loss) {
      return undefined;
    }
    const { deadLetterTarget, role } = inventory;
    const keeper = keeperOf(inventory);
    const isUnknown = !unkept.length && loses === undefined;
    const variant = dropped.length && !unkept.length ? 'dropped' : undefined;
    const told = isUnknown && dropped.length ? 'unknown' : variant;
    return {
      severity: told === 'unknown' ? 'warning' : 'critical',
      ...(told && { variant: told }),
      values: {
        name: stage.name,
        count: loss.count,
        keeper: keeper ? lastOf(keeper) : 'its destination',
        role: role ? lastOf(role) : 'its role',
      },
      evidence: {
        eventsLost: loss.count,
        lastLostAt: new Date(loss.lastAt).toISOString(),
        ...(deadLetterTarget && { deadLetterTarget }),
        ...(keeper && keeper !== deadLetterTarget && { destination: keeper }),
        ...(answerOf(inventory.asynchronous) && {
          maximumRetries: answerOf(inventory.asynchronous)?.maximumRetries ?? 0,
        }),
      },
      onsetAt: loss.firstAt,
    };
  },
};

export const recordsDiscarded: LambdaCheck = {
  id: 'records-discarded',
  title: 'Records thrown away',
  description:
    'Lambda gives up batches of a stream that the function fails on after a number of attempts, and no destination is told of it: their records are lost. That is told until somebody acknowledges it.',
  claim: 'own-fault',
  explains: 'nothing',
  loss: true,
  messages: {
    title_one:
      'Lambda threw away {{count}} batch of {{sources}} that {{name}} failed on; nothing keeps it',
    title_other:
      'Lambda threw away {{count}} batches of {{sources}} that {{name}} failed on; nothing keeps them',
    title_records_one:
      'Lambda threw away {{count}} record of {{sources}} that {{name}} failed on; nothing keeps it',
    title_records_other:
      'Lambda threw away {{count}} records of {{sources}} that {{name}} failed on; nothing keeps them',
    remedy:
      'Give the event source mapping a place for what it gives up: aws lambda update-event-source-mapping --uuid {{id}} --destination-config with the ARN of a bucket, which takes the records, or of a queue, which is told where they are. While the stream keeps them they can be read again: by a second mapping that starts at {{since}} (--starting-position AT_TIMESTAMP).',
  },
  run(context) {
    const { stage, previous, acknowledgedAt } = context;
    const sources = discardingSources(context);
    const isCounted =
      sources.length > 0 && sources.every(({ countsEvents }) => countsEvents);
    const before = previous['records-discarded'];
    const key = isCounted ? 'recordsLost' : 'batchesLost';
    const loss = lossSoFar(
      isCounted ? droppedRecords(context) : discardedBatches(context),
      before,
      key,
      acknowledgedAt['records-discarded'],
    );
    const named = sources.length ? sources.map(sourceName) : ['its source'];
    return (
      loss && {
        severity: 'critical',
        ...(isCounted && { variant: 'records' }),
        values: {
          name: stage.name,
          count: loss.count,
          sources: named,
          id: sources[0]?.id ?? '',
          since: { value: loss.firstAt, unit: 'time' },
        },
        evidence: {
          [key]: loss.count,
          lastLostAt: new Date(loss.lastAt).toISOString(),
          eventSources: named,
        },
        onsetAt: loss.firstAt,
      }
    );
  },
};

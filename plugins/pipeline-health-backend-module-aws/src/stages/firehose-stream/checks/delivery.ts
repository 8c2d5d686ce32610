import { Message } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  AttemptsQuestion,
  AttemptsVerdict,
  breachingSince,
  judgeAttempts,
  ratio,
  severityOf,
  time,
} from '../../../judging';
import { backupWrites, deliveries } from '../attempts';
import {
  bufferSeconds,
  DescribedFirehose,
  FirehoseCheck,
} from '../FirehoseInventory';
import { lossClock } from '../lossClock';
import { placeOfFailures } from '../places';
import { lastDelivery, undelivered } from '../waiting';
import { destinationOf, NOT_TAKEN } from './destination';
import { lateness, PATIENCE_SECONDS } from './late';

/** A share below this is written as 0 %. */
const NEXT_TO_NOTHING = 0.001;

export const deliveryFailing: FirehoseCheck = {
  id: 'delivery-failing',
  title: 'Delivery fails',
  description:
    'The destination does not take a part of the records. They are retried for a while and then kept in the backup bucket, or lost without one.',
  claim: 'refusal',
  covers: NOT_TAKEN,
  explainedBy: { via: ['destination', 'staging'] },
  metric: 'deliverySuccess',
  messages: {
    title:
      'Only {{share}} of the records have reached {{destination}} since {{since}}',
    title_none: 'No record has reached {{destination}} since {{since}}',
    remedy: '{{look}} {{notTaken}}',
    look: 'Look at the health of {{destination}} and at {{log}}.',
    'look_well-domain':
      'The domain itself is well and refuses these documents: mostly a field does not fit the mapping (400), or the role may not write to the index (403). Look at {{log}}.',
    log: 'the error log of the stream',
    log_off: 'the error log of the stream (switch it on)',
    'not-taken':
      'What is not taken lies in {{place}} with errorCode and errorMessage, and can be sent again from there.',
    'not-taken_refused':
      'The backup bucket does not take it either: let the role of the stream write there first.',
    'not-taken_copied':
      'Every record lies in the backup bucket as well, and can be sent again from there.',
    'not-taken_retried':
      'It is tried again until it succeeds or the records expire.',
    'not-taken_lost':
      'Configure an S3 backup, or what is not taken will be lost.',
  },
  run(context) {
    const question = deliveries(context);
    const verdict = judgeAttempts(question) ?? refusedAtLast(context, question);
    if (!verdict) {
      return undefined;
    }
    const { destination, backup } = context.inventory;
    return {
      severity: verdict.severity,
      ...(verdict.value < NEXT_TO_NOTHING && { variant: 'none' }),
      values: {
        share: ratio(verdict.value),
        destination: destinationOf(context.inventory),
        since: time(verdict.since),
        look: lookAt(context),
        notTaken: notTakenOf(context),
      },
      evidence: {
        deliverySuccessRatio: verdict.value,
        worstDeliverySuccessRatio: verdict.worst,
        failingAttempts: verdict.breaching,
        attempts: verdict.attempts,
        failingSinceAt: new Date(verdict.since).toISOString(),
        ...(destination?.target && { destination: destination.target }),
        ...(backup && { backup: backup.bucketArn }),
      },
      onsetAt: verdict.since,
    };
  },
};

/** Of seldom deliveries the last one tells why records are late already. */
function refusedAtLast(
  context: DescribedFirehose,
  { samples = [], threshold, lines }: AttemptsQuestion,
): AttemptsVerdict | undefined {
  const last = samples.at(-1);
  const severity = last && severityOf(last.value, threshold, lines);
  const late = severity && lateness(context);
  return late
    ? {
        severity: late.severity,
        value: last.value,
        worst: last.value,
        breaching: 1,
        attempts: 1,
        from: last.at,
        since: breachingSince(samples, threshold, lines),
      }
    : undefined;
}

function lookAt(context: DescribedFirehose): Message {
  const { errorLogging } = context.inventory.destination ?? {};
  return {
    key: 'firehose-stream.delivery-failing.look',
    ...(isDomainWell(context) && { variant: 'well-domain' }),
    values: {
      destination: destinationOf(context.inventory),
      log: {
        key: 'firehose-stream.delivery-failing.log',
        ...(!errorLogging && { variant: 'off' }),
        values: {},
      },
    },
  };
}

/** Whether the domain takes writes as far as it tells: then it refuses just these documents. */
function isDomainWell({ inventory, neighbours }: DescribedFirehose): boolean {
  const domain = neighbours.find(
    ({ direction, facts }) =>
      direction === 'downstream' &&
      facts.stage.kind === 'opensearch-domain' &&
      facts.stage.arn === inventory.destination?.target,
  );
  return (
    domain !== undefined &&
    ['writesBlocked', 'statusRed'].every(
      metric => currentReading(domain.facts, metric)?.value === 0,
    )
  );
}

/** What becomes of what is not taken. */
function notTakenOf(context: DescribedFirehose): Message {
  const { inventory } = context;
  const { backup, delivery } = inventory;
  const place = placeOfFailures(inventory, 'delivery');
  const told = (variant?: string): Message => ({
    key: 'firehose-stream.delivery-failing.not-taken',
    ...(variant && { variant }),
    values: place ? { place } : {},
  });
  if (backup && backupWrites(context).some(judgeAttempts)) {
    return told('refused');
  }
  if (delivery) {
    return told('retried');
  }
  if (backup?.content === 'all') {
    return told('copied');
  }
  return told(place ? undefined : 'lost');
}

export const deliveryStopped: FirehoseCheck = {
  id: 'delivery-stopped',
  title: 'Delivery has stopped',
  description:
    'Records come in, and for longer than buffering explains nothing has been delivered or even tried.',
  claim: 'backlog',
  covers: ['data-stale', 'source-lagging'],
  metric: 'deliveredRecords',
  messages: {
    title_one:
      'Nothing has been delivered to {{destination}} since {{since}}, while {{count}} record came in',
    title_other:
      'Nothing has been delivered to {{destination}} since {{since}}, while {{count}} records came in',
    remedy:
      "Check that the stream's role may still write to the destination and to the backup bucket, and that the transform function exists and answers.",
  },
  run(context) {
    const { inventory } = context;
    const waiting = undelivered(context);
    const patience = Math.max(PATIENCE_SECONDS, 3 * bufferSeconds(inventory));
    if (!waiting) {
      const before = context.previous['delivery-stopped'];
      const onset = before?.onsetAt ? Date.parse(before.onsetAt) : -Infinity;
      return (lastDelivery(context) ?? 0) < onset
        ? asBefore(before)
        : undefined;
    }
    const { since, until, lastDeliveryAt, records } = waiting;
    const lasting = (until - since) / 1000;
    if (lasting < patience) {
      return undefined;
    }
    const loss = lossClock(context);
    return {
      severity: 'critical',
      values: {
        destination: destinationOf(inventory),
        since: time(since),
        count: records,
      },
      evidence: {
        recordsWaiting: records,
        waitingSinceAt: new Date(since).toISOString(),
        waitingSeconds: lasting,
        ...(lastDeliveryAt && {
          lastDeliveryAt: new Date(lastDeliveryAt).toISOString(),
        }),
        ...(loss && { timeToLossSeconds: loss.seconds }),
      },
      onsetAt: since,
    };
  },
};

import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import { Input } from '../../../aws/fixes';
import { asBefore } from '../../../judging';
import { failureWordsOfFunctions, resourcesOf } from '../failures';
import { sourceFixes } from '../fixes';
import {
  DescribedLambda,
  EventSource,
  isCallTrouble,
  isQueue,
  isStopped,
  isStream,
  isTroubled,
  LambdaCheck,
  sourceName,
  sourcesOf,
  troubleOf,
  arnsOf,
} from '../LambdaInventory';

export const eventSourceStopped: LambdaCheck = {
  id: 'event-source-stopped',
  title: 'Event source stopped',
  description:
    'Lambda no longer reads a queue or stream for the function, so what comes in there only waits. Where nothing comes and nothing waits, or another mapping of the function reads the same, it is no harm.',
  claim: 'own-fault',
  covers: ['calls-stopped', 'event-source-trouble', 'stream-lagging'],
  explains: 'worse',
  messages: {
    title:
      'Lambda does not read {{sources}}: the event source mapping is disabled',
    title_reason:
      'Lambda does not read {{sources}}: the event source mapping is disabled ({{reason}})',
    remedy:
      'Once {{name}} can process what waits, let Lambda read again: aws lambda update-event-source-mapping --uuid {{id}} --enabled. If it is no longer needed, delete the mapping.',
  },
  run(context) {
    const { inventory, previous } = context;
    if ('problem' in inventory.eventSources) {
      return asBefore(previous['event-source-stopped']);
    }
    const sources = sourcesOf(inventory);
    const stopped = sources.filter(
      source =>
        isStopped(source) &&
        !sources.some(
          other =>
            other.sourceArn !== undefined &&
            other.sourceArn === source.sourceArn &&
            !isStopped(other),
        ),
    );
    const [first] = stopped;
    return (
      first && {
        severity: severityOfStop(context, sources, stopped),
        ...(first.stateReason && { variant: 'reason' }),
        values: {
          name: context.stage.name,
          id: first.id,
          sources: stopped.map(sourceName),
          reason: first.stateReason ?? '',
        },
        evidence: {
          eventSources: arnsOf(stopped),
          state: first.state,
          ...(first.changedAt && { changedAt: first.changedAt }),
        },
        ...(first.changedAt && { onsetAt: Date.parse(first.changedAt) }),
      }
    );
  },
};

function severityOfStop(
  context: DescribedLambda,
  sources: EventSource[],
  stopped: EventSource[],
): Severity {
  if (stopped.every(source => isIdle(context, source))) {
    return 'info';
  }
  return sources.filter(each => !isStopped(each)).length
    ? 'warning'
    : 'critical';
}

/** It is known that nothing waits in the source and nothing came for hours. */
function isIdle(
  { neighbours }: DescribedLambda,
  { sourceArn }: EventSource,
): boolean {
  const facts = neighbours.find(
    ({ direction, facts: { stage } }) =>
      direction === 'upstream' && stage.arn === sourceArn,
  )?.facts;
  if (!facts) {
    return false;
  }
  const metrics = ['messagesSent', 'incomingRecords'].filter(
    metric => facts.coverage[metric]?.until !== undefined,
  );
  const waiting = ['messagesVisible', 'messagesInFlight'].some(
    metric => (currentReading(facts, metric)?.value ?? 0) > 0,
  );
  return (
    metrics.length > 0 &&
    !waiting &&
    metrics.every(metric =>
      (facts.samples[metric] ?? []).every(({ value }) => value === 0),
    )
  );
}

export const eventSourceTrouble: LambdaCheck = {
  id: 'event-source-trouble',
  title: 'Trouble with an event source',
  description: 'Lambda says that it cannot read a queue or stream, or why.',
  claim: 'own-fault',
  covers: ['stream-lagging', 'calls-stopped'],
  explains: 'worse',
  messages: {
    title: 'Lambda has trouble with {{sources}}: {{cause}}',
    title_unread: 'Lambda cannot read {{sources}}: {{cause}}',
    remedy: '{{remedy}}',
  },
  run(context) {
    const { inventory, previous } = context;
    if ('problem' in inventory.eventSources) {
      return asBefore(previous['event-source-trouble']);
    }
    const sources = sourcesOf(inventory);
    const troubled = sources.filter(isTroubled);
    if (!troubled.length) {
      return undefined;
    }
    const unread = troubled.filter(source => !isCallTrouble(troubleOf(source)));
    const shown = unread.length ? unread : troubled;
    const results = shown.map(source => troubleOf(source) ?? '');
    return {
      severity: severityOfTrouble(sources, unread),
      ...(unread.length && { variant: 'unread' }),
      values: {
        sources: shown.map(sourceName),
        ...failureWordsOfFunctions.explain(results[0], resourcesOf(context)),
      },
      evidence: { eventSources: arnsOf(shown), lastResult: results },
    };
  },
};

/** That a call failed its metrics tell, with how many did not. */
function severityOfTrouble(
  sources: EventSource[],
  unread: EventSource[],
): Severity {
  if (!unread.length) {
    return 'info';
  }
  return unread.length === sources.length ? 'critical' : 'warning';
}

/** Enough for a hiccup, and soon over. */
const RETRIES = 5;

/** Of a stream a queue or topic gets the place of the records only, and a bucket all of them. */
const FAILURE_DESTINATION = new Input(
  'FailureDestination',
  'ARN of an SQS queue, SNS topic or S3 bucket that keeps what is given up',
);

export const poisonRecords: LambdaCheck = {
  id: 'poison-records',
  title: 'Poison records',
  description:
    'A batch of a stream that fails is tried until its records expire, and blocks its shard meanwhile, unless retries are limited.',
  claim: 'posture',
  messages: {
    title: 'One bad record of {{sources}} blocks its shard until it expires',
    remedy:
      'Set MaximumRetryAttempts and BisectBatchOnFunctionError on the event source mapping, and an on-failure destination that keeps what is given up.',
  },
  run({ stage, inventory }) {
    const endless = sourcesOf(inventory).filter(
      source =>
        isStream(source) &&
        source.maximumRetries === undefined &&
        source.maximumRecordAgeSeconds === undefined,
    );
    return endless.length
      ? {
          severity: 'info',
          values: { sources: endless.map(sourceName) },
          evidence: {
            eventSources: arnsOf(endless),
            splitsBatches: endless.map(({ splitsBatches }) =>
              String(splitsBatches),
            ),
          },
          fixes: sourceFixes(stage, endless, ({ failureDestination }) => ({
            MaximumRetryAttempts: RETRIES,
            BisectBatchOnFunctionError: true,
            DestinationConfig: {
              OnFailure: {
                Destination: failureDestination ?? FAILURE_DESTINATION,
              },
            },
          })),
        }
      : undefined;
  },
};

export const wholeBatches: LambdaCheck = {
  id: 'whole-batches',
  title: 'Whole batches fail',
  description:
    'When one message of a batch fails, all of them come back to the queue and count one receive more; good messages end up in the dead-letter queue.',
  claim: 'posture',
  messages: {
    title: 'One failed message of {{sources}} sends its whole batch back',
    remedy:
      'Let the function answer batchItemFailures and set ReportBatchItemFailures on the event source mapping.',
  },
  run({ stage, inventory }) {
    const whole = sourcesOf(inventory).filter(
      source =>
        isQueue(source) &&
        (source.batchSize ?? 10) > 1 &&
        !source.reportsFailedItems,
    );
    return whole.length
      ? {
          severity: 'info',
          values: { sources: whole.map(sourceName) },
          evidence: {
            eventSources: arnsOf(whole),
            batchSize: Math.max(
              ...whole.map(({ batchSize = 10 }) => batchSize),
            ),
          },
          fixes: sourceFixes(stage, whole, () => ({
            FunctionResponseTypes: ['ReportBatchItemFailures'],
          })),
        }
      : undefined;
  },
};

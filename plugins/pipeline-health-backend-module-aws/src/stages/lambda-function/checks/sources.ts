import { asBefore, judgeAttempts, seconds, severityOf } from '../../../judging';
import {
  EventSource,
  isQueue,
  isStopped,
  isStream,
  isTroubled,
  LambdaCheck,
  sourceName,
  sourcesOf,
} from '../LambdaInventory';
import { lagQuestion, streamLagOf } from '../streamLag';

const arns = (sources: EventSource[]) =>
  sources.map(({ sourceArn, id }) => sourceArn ?? id);

export const eventSourceStopped: LambdaCheck = {
  id: 'event-source-stopped',
  title: 'Event source stopped',
  description:
    'Lambda no longer reads a queue or stream for the function, so what comes in there only waits.',
  claim: 'own-fault',
  covers: ['calls-stopped', 'event-source-trouble', 'stream-lagging'],
  explains: 'worse',
  messages: {
    title:
      'Lambda does not read {{sources}}: the event source mapping is disabled',
    title_reason:
      'Lambda does not read {{sources}}: the event source mapping is disabled ({{reason}})',
    remedy:
      'Enable the event source mapping again once the function can process what waits, or delete it if it is no longer needed.',
  },
  run({ inventory, previous }) {
    if ('problem' in inventory.eventSources) {
      return asBefore(previous['event-source-stopped']);
    }
    const sources = sourcesOf(inventory);
    const stopped = sources.filter(isStopped);
    const [first] = stopped;
    return (
      first && {
        severity: sources.length === stopped.length ? 'critical' : 'warning',
        ...(first.stateReason && { variant: 'reason' }),
        values: {
          sources: stopped.map(sourceName),
          reason: first.stateReason ?? '',
        },
        evidence: {
          eventSources: arns(stopped),
          state: first.state,
          ...(first.changedAt && { changedAt: first.changedAt }),
        },
        ...(first.changedAt && { onsetAt: Date.parse(first.changedAt) }),
      }
    );
  },
};

export const eventSourceTrouble: LambdaCheck = {
  id: 'event-source-trouble',
  title: 'Trouble with an event source',
  description: 'Lambda says that it cannot read a queue or stream, or why.',
  claim: 'own-fault',
  covers: ['stream-lagging'],
  explains: 'worse',
  messages: {
    title: 'Lambda has trouble with {{sources}}: {{result}}',
    remedy:
      'Check that the role of the function may read the source and use its KMS key; for a failing call look at the function itself.',
  },
  run({ inventory, previous }) {
    if ('problem' in inventory.eventSources) {
      return asBefore(previous['event-source-trouble']);
    }
    const troubled = sourcesOf(inventory).filter(isTroubled);
    const results = troubled.map(({ lastResult = '' }) => lastResult);
    return troubled.length
      ? {
          severity: 'warning',
          values: {
            sources: troubled.map(sourceName),
            result: results[0].replace(/^PROBLEM:\s*/i, ''),
          },
          evidence: { eventSources: arns(troubled), lastResult: results },
        }
      : undefined;
  },
};

export const streamLagging: LambdaCheck = {
  id: 'stream-lagging',
  title: 'Behind its stream',
  description:
    'The function is behind the stream that it reads. Records that it does not read before their retention ends are lost.',
  claim: 'backlog',
  metric: 'iteratorAge',
  messages: {
    title: 'The function is {{lag}} behind its stream',
    title_losing:
      'The function is {{lag}} behind its stream; the first records are lost in {{loss}}',
    title_held:
      'The function is not called any more and {{lag}} behind its stream; the first records are lost in {{loss}}',
    remedy:
      'See whether one bad record is tried again and again; if the calls succeed, raise the parallelization factor, the batch size or the number of shards.',
    remedy_held:
      'Let Lambda call the function again: what is in its way is found beside this.',
  },
  run(context) {
    const lag = streamLagOf(context);
    if (!lag) {
      // What keeps it from being called is not known then.
      return 'problem' in context.inventory.eventSources
        ? asBefore(context.previous['stream-lagging'])
        : undefined;
    }
    const question = lagQuestion(context, lag);
    const verdict = judgeAttempts(question);
    const severity = lag.called
      ? verdict?.severity
      : severityOf(lag.seconds, question.threshold, question.lines);
    if (!severity) {
      return undefined;
    }
    const { secondsToLoss, retentionSeconds } = lag;
    const since = verdict?.since ?? lag.lastAt;
    return {
      severity,
      ...(secondsToLoss !== undefined && {
        variant: lag.called ? 'losing' : 'held',
      }),
      values: {
        lag: seconds(lag.seconds),
        ...(secondsToLoss !== undefined && { loss: seconds(secondsToLoss) }),
      },
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        retentionSeconds,
        laggingSinceAt: new Date(since).toISOString(),
        ...(secondsToLoss !== undefined && {
          timeToLossSeconds: secondsToLoss,
        }),
      },
      onsetAt: since,
    };
  },
};

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
  run({ inventory }) {
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
            eventSources: arns(endless),
            splitsBatches: endless.map(({ splitsBatches }) =>
              String(splitsBatches),
            ),
          },
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
  run({ inventory }) {
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
            eventSources: arns(whole),
            batchSize: Math.max(
              ...whole.map(({ batchSize = 10 }) => batchSize),
            ),
          },
        }
      : undefined;
  },
};

import { Severity } from '@pipeline-health/plugin-pipeline-health-common';
import { currentReading } from '@pipeline-health/plugin-pipeline-health-node';
import {
  asBefore,
  judgeAttempts,
  seconds,
  severityOf,
  time,
} from '../../../judging';
import { blockedSince } from '../blockedSince';
import { failureWordsOfFunctions, resourcesOf } from '../failures';
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
} from '../LambdaInventory';
import { lagQuestion, streamLagOf } from '../streamLag';

const arns = (sources: EventSource[]) =>
  sources.map(({ sourceArn, id }) => sourceArn ?? id);

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
          eventSources: arns(stopped),
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
      evidence: { eventSources: arns(shown), lastResult: results },
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

export const shardBlocked: LambdaCheck = {
  id: 'shard-blocked',
  title: 'One batch blocks its shard',
  description:
    'Some calls fail all the time while others succeed, and the oldest record stays the same: one bad batch is tried again and again, and everything behind it on its shard waits.',
  claim: 'own-fault',
  covers: ['failing', 'event-source-trouble', 'stream-lagging'],
  explains: 'worse',
  metric: 'iteratorAge',
  messages: {
    title:
      'One bad batch of {{sources}} is tried again and again and blocks its shard, {{lag}} behind',
    remedy:
      'Let Lambda split the batch and set what fails aside, then it goes on by itself: aws lambda update-event-source-mapping --uuid {{id}} --bisect-batch-on-function-error --maximum-retry-attempts 5, with an on-failure destination (--destination-config) so that nothing is lost. The log of {{name}} says what is wrong with the record ({{log}}).',
  },
  run(context) {
    const lag = streamLagOf(context);
    const blocked = lag?.called ? blockedSince(context) : undefined;
    const streams = sourcesOf(context.inventory).filter(isStream);
    if (!lag || blocked === undefined || !streams.length) {
      return undefined;
    }
    const { name } = context.stage;
    return {
      // It does not end by itself before records are lost.
      severity: 'critical',
      values: {
        name,
        id: streams[0].id,
        log: context.inventory.logGroup ?? `/aws/lambda/${name}`,
        sources: streams.map(sourceName),
        lag: seconds(lag.seconds),
      },
      evidence: {
        eventSources: arns(streams),
        iteratorAgeSeconds: lag.seconds,
        blockedSinceAt: new Date(blocked).toISOString(),
        ...(lag.secondsToLoss !== undefined && {
          timeToLossSeconds: lag.secondsToLoss,
        }),
      },
      onsetAt: blocked,
    };
  },
};

export const streamLagging: LambdaCheck = {
  id: 'stream-lagging',
  title: 'Behind its stream',
  description:
    'The function is behind the stream that it reads. Records that it does not read before their retention ends, or before the maximum age of the event source mapping, are lost.',
  claim: 'backlog',
  metric: 'iteratorAge',
  messages: {
    title: 'The function is {{lag}} behind its stream',
    title_losing:
      'The function is {{lag}} behind its stream; the first records are lost in {{loss}}',
    title_held:
      'The function is not called any more and {{lag}} behind its stream; the first records are lost in {{loss}}',
    title_restarted:
      'The function began {{lag}} behind its stream at {{restarted}}: it was started anew at an old position',
    remedy:
      'If the calls of {{name}} succeed, let more batches of a shard be worked on at a time (aws lambda update-event-source-mapping --uuid {{id}} --parallelization-factor {{factor}}), take larger batches, or make the calls faster. If some fail, see whether one bad record is tried again and again.',
    remedy_held:
      'Let Lambda call {{name}} again: what is in its way is found beside this.',
    remedy_restarted:
      'See whether somebody meant {{name}} to read again from there: a new event source mapping begins where its starting position says.',
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
    const { secondsToLoss, life, restartedAt } = lag;
    const since = verdict?.since ?? lag.lastAt;
    const [stream] = sourcesOf(context.inventory).filter(isStream);
    const variant = lag.called ? 'losing' : 'held';
    return {
      severity: restartedAt === undefined ? severity : 'warning',
      ...(secondsToLoss !== undefined && { variant }),
      ...(restartedAt !== undefined && { variant: 'restarted' }),
      values: {
        name: context.stage.name,
        id: stream?.id ?? '',
        factor: Math.min(10, 2 * (stream?.batchesPerShard ?? 1)),
        lag: seconds(lag.seconds),
        ...(restartedAt !== undefined && { restarted: time(restartedAt) }),
        ...(secondsToLoss !== undefined && { loss: seconds(secondsToLoss) }),
      },
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        [life.by === 'retention' ? 'retentionSeconds' : 'maximumAgeSeconds']:
          life.seconds,
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

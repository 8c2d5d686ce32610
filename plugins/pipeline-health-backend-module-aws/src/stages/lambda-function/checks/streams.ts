import {
  asBefore,
  drainEvidence,
  drainOf,
  drainVariant,
  judgeAttempts,
  knownUntil,
  seconds,
  severityOf,
  time,
} from '../../../judging';
import { blockedBatch } from '../blockedBatch';
import { judgeCalls } from '../calls';
import {
  isStream,
  LambdaCheck,
  sourceName,
  sourcesOf,
  arnsOf,
} from '../LambdaInventory';
import { lagQuestion, streamLagOf } from '../streamLag';

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
    const blocked = lag?.called ? blockedBatch(context) : undefined;
    const streams = sourcesOf(context.inventory).filter(isStream);
    // What may be retried with success yet is as bad as what fails.
    const severity = blocked?.lasts
      ? 'critical'
      : (
          judgeCalls(context, 'errorRatio') ??
          (lag && judgeAttempts(lagQuestion(context, lag)))
        )?.severity;
    if (!lag || !blocked || !severity || !streams.length) {
      return undefined;
    }
    const { name } = context.stage;
    return {
      severity,
      values: {
        name,
        id: streams[0].id,
        log: context.inventory.logGroup ?? `/aws/lambda/${name}`,
        sources: streams.map(sourceName),
        lag: seconds(lag.seconds),
      },
      evidence: {
        eventSources: arnsOf(streams),
        iteratorAgeSeconds: lag.seconds,
        blockedSinceAt: new Date(blocked.since).toISOString(),
        ...(lag.secondsToLoss !== undefined && {
          timeToLossSeconds: lag.secondsToLoss,
        }),
      },
      onsetAt: blocked.since,
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
    title_draining:
      'The function is {{lag}} behind its stream, caught up in {{drain}}',
    'title_never-drained':
      'The function is {{lag}} behind its stream and not catching up; records are lost from {{lossAt}} on',
    title_losing:
      'The function is {{lag}} behind its stream; records are lost from {{lossAt}} on',
    title_held:
      'The function is not called any more and {{lag}} behind; records are lost from {{lossAt}} on',
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
    const drain = lag.called
      ? drainOf(context.samples.iteratorAge, knownUntil(context, 'iteratorAge'))
      : undefined;
    const falling = drain ? drainVariant(drain) : 'losing';
    const variant = lag.called ? falling : 'held';
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
        ...(secondsToLoss !== undefined && {
          lossAt: time(context.now + secondsToLoss * 1000),
        }),
        ...(drain?.seconds !== undefined && { drain: seconds(drain.seconds) }),
      },
      evidence: {
        iteratorAgeSeconds: lag.seconds,
        [life.by === 'retention' ? 'retentionSeconds' : 'maximumAgeSeconds']:
          life.seconds,
        laggingSinceAt: new Date(since).toISOString(),
        ...(drain && drainEvidence(drain)),
        ...(secondsToLoss !== undefined && {
          timeToLossSeconds: secondsToLoss,
        }),
      },
      onsetAt: since,
    };
  },
};

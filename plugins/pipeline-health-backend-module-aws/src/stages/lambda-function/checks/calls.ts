import { Templates } from '@pipeline-health/plugin-pipeline-health-common';
import {
  knownUntil,
  ratio,
  seconds,
  severityOf,
  suddenSilence,
  sumSince,
} from '../../../judging';
import { judgeCalls, LOSS_MS, lossesOf } from '../calls';
import { LambdaCheck, reservedOf } from '../LambdaInventory';
import { thresholds } from '../thresholds';

const HOUR_MS = 3_600_000;
const THROTTLED_SECONDS = 15 * 60;
/** A failure this soon after a deployment is most likely its doing. */
const AFTER_DEPLOYMENT_MS = HOUR_MS;

export const nearTimeout: LambdaCheck = {
  id: 'near-timeout',
  title: 'Near the timeout',
  description:
    'The longest calls come close to the timeout or reach it. What reaches it is ended in the middle of its work, fails, and is tried again.',
  claim: 'own-fault',
  explains: 'worse',
  metric: 'duration',
  messages: {
    title: 'Calls take up to {{longest}}, {{share}} of the timeout',
    title_reached: 'Calls run into the timeout of {{timeout}}',
    remedy:
      'Find out what became slow: something that the function calls, or larger batches. Until then raise the timeout or the memory, or lower the batch size.',
  },
  run(context) {
    const verdict = judgeCalls(context, 'durationOfTimeout');
    if (!verdict) {
      return undefined;
    }
    const { timeoutSeconds } = context.inventory;
    const longest = verdict.worst * timeoutSeconds;
    return {
      severity: verdict.severity,
      ...(verdict.worst >= 1 && { variant: 'reached' }),
      values: {
        longest: seconds(longest),
        share: ratio(verdict.worst),
        timeout: seconds(timeoutSeconds),
      },
      evidence: {
        longestCallSeconds: longest,
        timeoutSeconds,
        durationOfTimeoutRatio: verdict.worst,
        slowSinceAt: new Date(verdict.since).toISOString(),
      },
      onsetAt: verdict.since,
    };
  },
};

export const failing: LambdaCheck = {
  id: 'failing',
  title: 'Calls fail',
  description:
    'Calls of the function fail: it throws, runs out of memory or into its timeout.',
  claim: 'own-fault',
  covers: ['event-source-trouble', 'stream-lagging'],
  explains: 'worse',
  metric: 'errors',
  messages: {
    title: '{{failing}}',
    title_deployment: '{{failing}}; that began with the last deployment',
    remedy:
      'Read the log of the function for the error: its input, its memory, or something that it calls.',
    remedy_deployment:
      'Roll the last deployment back, then read the log of the function for the error.',
  },
  run(context) {
    const verdict = judgeCalls(context, 'errorRatio');
    if (!verdict) {
      return undefined;
    }
    const { errors, invocations } = context.samples;
    const hourAgo = knownUntil(context, 'errors') - HOUR_MS;
    const isSeldom = verdict.from < hourAgo;
    const from = isSeldom ? verdict.from : hourAgo;
    const failed = sumSince(errors, from) ?? 0;
    const calls = sumSince(invocations, from) ?? 0;
    const { deployedAt, logGroup } = context.inventory;
    const deployed = deployedAt ? Date.parse(deployedAt) : undefined;
    const byDeployment =
      deployed !== undefined &&
      verdict.since >= deployed - 60_000 &&
      verdict.since <= deployed + AFTER_DEPLOYMENT_MS;
    return {
      severity: verdict.severity,
      ...(byDeployment && { variant: 'deployment' }),
      values: {
        failing: {
          key: 'lambda-function.calls-fail',
          ...(isSeldom && { variant: 'seldom' }),
          ...(!isSeldom && verdict.value > 0.999 && { variant: 'every' }),
          values: {
            count: isSeldom ? calls : failed,
            failed,
            share: ratio(verdict.value),
          },
        },
      },
      evidence: {
        errorRatio: verdict.value,
        worstErrorRatio: verdict.worst,
        [isSeldom ? 'errorsOfLastCalls' : 'errorsOfLastHour']: failed,
        failingSinceAt: new Date(verdict.since).toISOString(),
        ...(deployedAt && { deployedAt }),
        ...(logGroup && { logGroup }),
      },
      onsetAt: verdict.since,
    };
  },
};

export const throttled: LambdaCheck = {
  id: 'throttled',
  title: 'Calls are throttled',
  description:
    'Calls are refused because too many run at a time, of this function or of the whole account. Queues and streams are tried again; callers that wait for the answer fail.',
  claim: 'own-fault',
  covers: [
    'event-source-trouble',
    'stream-lagging',
    'near-reserved-concurrency',
  ],
  explains: 'worse',
  metric: 'throttles',
  messages: {
    title: '{{throttled}}',
    remedy:
      'See which functions use up the concurrency of the account; ask for a higher quota, or reserve some for this one.',
    remedy_reserved:
      'Raise the reserved concurrency of the function, or let its callers be fewer at a time.',
  },
  run(context) {
    const verdict = judgeCalls(context, 'throttleRatio');
    if (!verdict) {
      return undefined;
    }
    const { throttles, invocations } = context.samples;
    const recent = knownUntil(context, 'throttles') - THROTTLED_SECONDS * 1000;
    const isSeldom = verdict.from < recent;
    const from = isSeldom ? verdict.from : recent;
    const count = sumSince(throttles, from) ?? 0;
    const calls = count + (sumSince(invocations, from) ?? 0);
    const reserved = reservedOf(context.inventory);
    return {
      severity: verdict.severity,
      ...(reserved !== undefined && { variant: 'reserved' }),
      values: {
        throttled: {
          key: 'lambda-function.calls-throttled',
          ...(isSeldom && { variant: 'seldom' }),
          values: { count, calls, share: ratio(verdict.value) },
        },
      },
      evidence: {
        throttleRatio: verdict.value,
        throttledCalls: count,
        ...(!isSeldom && { windowSeconds: THROTTLED_SECONDS }),
        throttledSinceAt: new Date(verdict.since).toISOString(),
        ...(reserved !== undefined && { reservedConcurrency: reserved }),
      },
      onsetAt: verdict.since,
    };
  },
};

/** Parts of these sentences: what is called seldom is told by its last calls. */
export const callMessages: Templates = {
  'lambda-function.calls-fail_one':
    '{{share}} of the calls fail, {{count}} error in the last hour',
  'lambda-function.calls-fail_other':
    '{{share}} of the calls fail, {{count}} errors in the last hour',
  'lambda-function.calls-fail_every_one':
    'Every call fails, {{count}} error in the last hour',
  'lambda-function.calls-fail_every_other':
    'Every call fails, {{count}} errors in the last hour',
  'lambda-function.calls-fail_seldom_one': 'The last call failed',
  'lambda-function.calls-fail_seldom_other':
    '{{failed}} of the last {{count}} calls failed',
  'lambda-function.calls-throttled_one':
    '{{share}} of the calls are throttled, {{count}} call in the last 15 min',
  'lambda-function.calls-throttled_other':
    '{{share}} of the calls are throttled, {{count}} calls in the last 15 min',
  'lambda-function.calls-throttled_seldom_one':
    '{{count}} of the last {{calls}} calls was throttled',
  'lambda-function.calls-throttled_seldom_other':
    '{{count}} of the last {{calls}} calls were throttled',
};

export const failuresLost: LambdaCheck = {
  id: 'failures-lost',
  title: 'Failed events lost',
  description:
    'Lambda could not write failed events to the place that was meant to keep them: they are lost.',
  claim: 'own-fault',
  explains: 'nothing',
  messages: {
    title_one:
      '{{count}} failed event was lost in the last day: Lambda could not keep what the function did not process',
    title_other:
      '{{count}} failed events were lost in the last day: Lambda could not keep what the function did not process',
    remedy:
      'Check that the queue, topic or bucket exists and that the role of the function may write to it.',
  },
  run(context) {
    const losses = lossesOf(context);
    const { deadLetterTarget } = context.inventory;
    const count = losses.reduce((sum, { value }) => sum + value, 0);
    return losses.length
      ? {
          severity: 'critical',
          values: { count },
          evidence: {
            eventsLost: count,
            lastLostAt: new Date(losses[losses.length - 1].at).toISOString(),
            windowSeconds: LOSS_MS / 1000,
            ...(deadLetterTarget && { deadLetterTarget }),
          },
          onsetAt: losses[0].at,
        }
      : undefined;
  },
};

export const callsStopped: LambdaCheck = {
  id: 'calls-stopped',
  title: 'Calls stopped',
  description:
    'The function is not called any more, although it was called nearly all the time before.',
  claim: 'starvation',
  metric: 'invocations',
  messages: {
    title_one:
      'The function has not been called for {{silence}}; before that it was {{count}} call a minute',
    title_other:
      'The function has not been called for {{silence}}; before that it was {{count}} calls a minute',
    remedy:
      'Look at what calls it: the queue or stream before it, its event source mapping, or the delivery stream whose transform it is.',
  },
  run(context) {
    const silence = suddenSilence(
      context,
      'invocations',
      context.previous['calls-stopped'],
    );
    const severity =
      silence &&
      severityOf(
        silence.seconds,
        thresholds.callSilence,
        context.thresholds.callSilence,
      );
    if (!severity) {
      return undefined;
    }
    const usual = rounded(silence.usualPerMinute);
    return {
      severity,
      values: { silence: seconds(silence.seconds), usual, count: usual },
      evidence: {
        silentSeconds: silence.seconds,
        lastCallAt: new Date(silence.lastAt).toISOString(),
        usualCallsPerMinute: usual,
      },
      onsetAt: silence.lastAt,
    };
  },
};

/** Fewer than one call a minute are not none. */
function rounded(perMinute: number): number {
  return perMinute < 10
    ? Math.round(perMinute * 10) / 10
    : Math.round(perMinute);
}
